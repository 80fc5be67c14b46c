import { Button } from 'antd'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { RowEffect, type FactDefinition, type RuleRow, type TableFinding } from '../../contract.ts'
import { nameMessage } from '../../domain/fill-message.ts'
import { words } from '../words.data.ts'
import { ConditionCell } from './ConditionCell.tsx'
import type { DraftEdit } from './use-draft-edit.ts'

/** What is wrong at a cell, below it. */
function Wrong(props: { of: readonly TableFinding[] }) {
  const { language } = useLanguage()
  return props.of.map((each) => (
    <p key={each.message.en} className="rule-cell-wrong">
      {each.message[language]}
    </p>
  ))
}

function RowActs(props: { edit: DraftEdit; at: number; row: RuleRow; openWords: () => void; removed: () => void }) {
  const w = useWords(words)
  const { edit, at, row } = props
  const n = at + 1
  return (
    <div className="rule-row-acts">
      <Button aria-label={w.words(n)} onClick={props.openWords} disabled={row.core}>
        {w.wordsButton}
      </Button>
      <Button aria-label={w.up(n)} disabled={at === 0} onClick={() => edit.moveRow(at, -1)}>
        ↑
      </Button>
      <Button aria-label={w.down(n)} disabled={n === edit.content.rows.length} onClick={() => edit.moveRow(at, 1)}>
        ↓
      </Button>
      <Button
        aria-label={w.remove(n)}
        disabled={row.core}
        danger
        onClick={() => {
          edit.removeRow(row.id)
          props.removed()
        }}
      >
        ×
      </Button>
    </div>
  )
}

interface OfRow {
  readonly edit: DraftEdit
  readonly row: RuleRow
  readonly number: number
  readonly wrong: readonly TableFinding[]
}
const narrow = (wrong: readonly TableFinding[]): string => (wrong.length > 0 ? 'rule-narrow rule-wrong' : 'rule-narrow')

/** Which rows a row contradicts or repeats, in a few words: the check above says how. */
function Against(props: { edit: DraftEdit; of: readonly TableFinding[] }) {
  const w = useWords(words)
  const numbersOf = (code: TableFinding['code']): string =>
    props.of
      .filter((each) => each.code === code)
      .flatMap((each) => each.otherRows ?? [])
      .map((id) => props.edit.content.rows.findIndex((row) => row.id === id) + 1)
      .join('、')
  const [clash, repeat] = [numbersOf('rows-overlap'), numbersOf('row-covered')]
  return (
    <>
      {clash === '' ? null : <p className="rule-cell-wrong">{w.clash(clash)}</p>}
      {repeat === '' ? null : <p className="rule-cell-wrong">{w.repeat(repeat)}</p>}
    </>
  )
}

function EffectCell({ edit, row, number, wrong }: OfRow) {
  const w = useWords(words)
  return (
    <td data-label={w.effect} className={narrow(wrong)}>
      <select
        className="native-input"
        aria-label={w.cell(number, w.effect)}
        value={row.effect}
        disabled={row.core}
        onChange={(event) => edit.changeRow(row.id, { effect: RowEffect.parse(event.target.value) })}
      >
        {RowEffect.options.map((each) => (
          <option key={each} value={each}>
            {w[each]}
          </option>
        ))}
      </select>
      <Against edit={edit} of={wrong} />
    </td>
  )
}

function ClauseCell({ edit, row, number, wrong }: OfRow) {
  const w = useWords(words)
  return (
    <td data-label={w.clause} className={narrow(wrong)}>
      <input
        className="native-input"
        aria-label={w.cell(number, w.clause)}
        value={row.clause}
        maxLength={60}
        disabled={row.core}
        onChange={(event) => edit.changeRow(row.id, { clause: event.target.value })}
      />
      <Wrong of={wrong} />
    </td>
  )
}

/** One row to edit: conditions, conclusion, clause; its words open in a dialog. Rows of the core are only shown. */
export function EditRow(props: {
  edit: DraftEdit
  at: number
  row: RuleRow
  asked: readonly FactDefinition[]
  facts: readonly FactDefinition[]
  openWords: () => void
  removed: () => void
}) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { edit, at, row } = props
  const n = at + 1
  const wrongAt = (column: string): readonly TableFinding[] =>
    edit.findings.filter((each) => each.row === row.id && each.rowNumber === n && each.column === column)
  return (
    <tr>
      <th scope="row">
        {w.row(n)} {row.core ? <span className="chip rule-core">{w.core}</span> : null}
        <Wrong of={[...wrongAt('core'), ...wrongAt('id')]} />
        <RowActs edit={edit} at={at} row={row} openWords={props.openWords} removed={props.removed} />
      </th>
      {props.asked.map((fact) => {
        const wrong = wrongAt(fact.name)
        return (
          <td key={fact.name} data-label={fact[language]} className={wrong.length > 0 ? 'rule-wrong' : ''}>
            <ConditionCell
              fact={fact}
              text={row.when[fact.name] ?? ''}
              rowNumber={n}
              parameters={edit.content.parameters}
              disabled={row.core}
              wrong={wrong.length > 0}
              change={(text) => edit.changeCell(row.id, fact.name, text)}
            />
            <Wrong of={wrong} />
          </td>
        )
      })}
      <EffectCell edit={edit} row={row} number={n} wrong={wrongAt('effect')} />
      <ClauseCell edit={edit} row={row} number={n} wrong={wrongAt('clause')} />
      <td data-label={w.message}>
        {nameMessage(row.message, [...props.facts, ...edit.content.parameters], language)}
        <Wrong of={[...wrongAt('message'), ...wrongAt('nextStep')]} />
      </td>
    </tr>
  )
}
