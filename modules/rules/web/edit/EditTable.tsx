import { Button } from 'antd'
import { useState } from 'react'
import { NativeSelect } from '#design/desk/NativeSelect.tsx'
import { ScrollTable } from '#design/desk/ScrollTable.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { FactDefinition } from '../../contract.ts'
import { askedFacts } from '../show/Grid.tsx'
import { words } from '../words.data.ts'
import { EditRow } from './EditRow.tsx'
import { RowWordsDialog } from './RowWordsDialog.tsx'
import type { DraftEdit } from './use-draft-edit.ts'

function Head(props: { asked: readonly FactDefinition[] }) {
  const w = useWords(words)
  const { language } = useLanguage()
  return (
    <thead>
      <tr>
        <th scope="col">#</th>
        {props.asked.map((fact) => (
          <th key={fact.name} scope="col">
            {fact[language]} {fact.unit === undefined ? '' : `(${fact.unit})`}
          </th>
        ))}
        <th scope="col">{w.effect}</th>
        <th scope="col">{w.clause}</th>
        <th scope="col">{w.message}</th>
      </tr>
    </thead>
  )
}

/** The rows to edit: one column a fact, more facts when asked for. */
export function EditTable(props: { edit: DraftEdit; facts: readonly FactDefinition[] }) {
  const w = useWords(words)
  const say = useSay()
  const { language } = useLanguage()
  const { edit, facts } = props
  const [opened, setOpened] = useState<readonly string[]>([])
  const [wordsOf, setWordsOf] = useState<string | null>(null)
  const used = new Set(askedFacts(edit.content, facts).map(({ name }) => name))
  const asked = facts.filter(({ name }) => used.has(name) || opened.includes(name))
  const others = facts.filter((fact) => !asked.includes(fact))
  const wordsRow = edit.content.rows.find(({ id }) => id === wordsOf)
  return (
    <section className="rule-section">
      <h2>{w.rulesOfTable}</h2>
      <p className="field-note">{w.hints}</p>
      <ScrollTable label={w.rulesOfTable} className="rule-edit">
        <Head asked={asked} />
        <tbody>
          {edit.content.rows.map((row, at) => (
            <EditRow
              key={row.id}
              edit={edit}
              at={at}
              row={row}
              asked={asked}
              facts={facts}
              openWords={() => setWordsOf(row.id)}
              removed={() => say.undoable(w.removed, w.undo, edit.undo)}
            />
          ))}
        </tbody>
      </ScrollTable>
      <div className="toolbar">
        <Button onClick={edit.addRow}>{w.addRow}</Button>
        {others.length === 0 ? null : (
          <NativeSelect label={w.addFact} hideLabel value="" change={(name) => setOpened([...opened, name])}>
            <option value="">{`${w.addFact} · ${w.addFactChoose}`}</option>
            {others.map((fact) => (
              <option key={fact.name} value={fact.name}>
                {fact[language]}
              </option>
            ))}
          </NativeSelect>
        )}
      </div>
      {wordsRow === undefined ? null : (
        <RowWordsDialog
          row={wordsRow}
          number={edit.content.rows.indexOf(wordsRow) + 1}
          close={() => setWordsOf(null)}
          keep={(change) => {
            edit.changeRow(wordsRow.id, change)
            setWordsOf(null)
          }}
        />
      )}
    </section>
  )
}
