import { Button, Input } from 'antd'
import { useState } from 'react'
import { ENTITY_NAMES, useAllElements } from '#modules/catalogue/web/index.ts'
import { EntityName, type DataElement } from '#modules/catalogue/contract.ts'
import { formatShare, today } from '#design/desk/format.ts'
import { DayField, NativeSelect } from '#design/desk/NativeSelect.tsx'
import { ProblemNotice } from '#design/desk/ProblemNotice.tsx'
import { ScrollTable } from '#design/desk/ScrollTable.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { RefusedRequest } from '#platform/client/request.ts'
import type { ImportBatch, ImportColumn } from '../contract.ts'
import { useMapAndRun } from './use-imports.ts'
import { words } from './words.ts'

function ColumnRow(props: {
  column: ImportColumn
  element: string | null
  choices: readonly DataElement[]
  change: (element: string | null) => void
}) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { column, choices } = props
  const name = column.path.join(' › ')
  const isProposed = props.element !== null && props.element === column.element
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="import-samples">{column.samples.slice(0, 3).join('、')}</td>
      <td>
        <NativeSelect
          hideLabel
          label={w.elementOf(name)}
          value={props.element ?? ''}
          change={(value) => props.change(value === '' ? null : value)}
        >
          <option value="">{w.skip}</option>
          {choices.map((element) => (
            <option key={element.id} value={element.id}>
              {language === 'zh' ? element.nameZh : element.nameEn}
            </option>
          ))}
        </NativeSelect>
      </td>
      <td>
        {isProposed ? (
          <span className={`chip num ${column.automatic ? 'import-done' : 'import-mapping'}`}>
            {formatShare(column.confidence)}
          </span>
        ) : null}
        <span className="import-reason">{isProposed || props.element === null ? column.reason : ''}</span>
      </td>
    </tr>
  )
}

function useMapping(batch: ImportBatch) {
  const [entity, setEntity] = useState<EntityName>(batch.entity)
  const [source, setSource] = useState(batch.source)
  const [validFrom, setValidFrom] = useState(today())
  const [chosen, setChosen] = useState<ReadonlyMap<number, string | null>>(
    () => new Map(batch.columns.map((column) => [column.column, column.element])),
  )
  const choose = (column: number, element: string | null): void => setChosen(new Map(chosen).set(column, element))
  return { entity, setEntity, source, setSource, validFrom, setValidFrom, chosen, choose }
}
type Mapping = ReturnType<typeof useMapping>

function Whole({ mapping }: { mapping: Mapping }) {
  const w = useWords(words)
  const { language } = useLanguage()
  return (
    <div className="import-whole">
      <NativeSelect
        label={w.about}
        value={mapping.entity}
        change={(value) => mapping.setEntity(EntityName.catch(mapping.entity).parse(value))}
      >
        {EntityName.exclude(['area']).options.map((name) => (
          <option key={name} value={name}>
            {ENTITY_NAMES[name][language]}
          </option>
        ))}
      </NativeSelect>
      <label className="native-field">
        <span className="native-label">{w.source}</span>
        <Input
          value={mapping.source}
          maxLength={80}
          aria-describedby="source-help"
          onChange={(event) => mapping.setSource(event.target.value)}
        />
        <span id="source-help" className="field-note">
          {w.sourceHelp}
        </span>
      </label>
      <DayField label={w.validFrom} value={mapping.validFrom} change={mapping.setValidFrom} />
    </div>
  )
}

function Columns({ batch, mapping }: { batch: ImportBatch; mapping: Mapping }) {
  const w = useWords(words)
  const all = useAllElements()
  // What is computed cannot be given; the columns of other entities are other rows.
  const choices = (all.data?.elements ?? []).filter(
    (element) =>
      element.derivation === null &&
      (element.entity === mapping.entity || [...mapping.chosen.values()].includes(element.id)),
  )
  return (
    <ScrollTable label={w.column} className="import-table">
      <thead>
        <tr>
          <th scope="col">{w.column}</th>
          <th scope="col">{w.samples}</th>
          <th scope="col">{w.goesTo}</th>
          <th scope="col">{w.sure}</th>
        </tr>
      </thead>
      <tbody>
        {batch.columns.map((column) => (
          <ColumnRow
            key={column.column}
            column={column}
            element={mapping.chosen.get(column.column) ?? null}
            choices={choices}
            change={(element) => mapping.choose(column.column, element)}
          />
        ))}
      </tbody>
    </ScrollTable>
  )
}

/** Where each column of the file goes, proposed and changeable; then the import starts. */
export function ImportMapping({ batch }: { batch: ImportBatch }) {
  const w = useWords(words)
  const mapping = useMapping(batch)
  const run = useMapAndRun(batch.id)
  const problem = run.error instanceof RefusedRequest ? run.error.problem : undefined
  const taken = [...mapping.chosen.values()].filter((element) => element !== null).length
  const ready = taken > 0 && mapping.source.trim() !== '' && mapping.validFrom !== ''
  const start = (): void =>
    run.mutate({
      entity: mapping.entity,
      source: mapping.source.trim(),
      validFrom: mapping.validFrom,
      columns: [...mapping.chosen].map(([column, element]) => ({ column, element })),
    })
  return (
    <>
      <Whole mapping={mapping} />
      <Columns batch={batch} mapping={mapping} />
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <div className="import-start">
        <output className="num">{taken === 0 ? w.nothingTaken : w.taken(taken, batch.columns.length)}</output>
        <Button type="primary" size="large" disabled={!ready} loading={run.isPending} onClick={start}>
          {w.run}
        </Button>
      </div>
    </>
  )
}
