import { Button } from 'antd'
import { useState } from 'react'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { ScrollTable } from '#design/desk/ScrollTable.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { RuleParameter } from '../../contract.ts'
import { words } from '../words.data.ts'
import type { DraftEdit } from './use-draft-edit.ts'

const NAME = /^[a-z][A-Za-z0-9]{0,59}$/

function AddParameter(props: { edit: DraftEdit; close: () => void }) {
  const w = useWords(words)
  const [name, setName] = useState('')
  const [zh, setZh] = useState('')
  const [en, setEn] = useState('')
  const [unit, setUnit] = useState('')
  const [figures, setFigures] = useState({ value: '', min: '', max: '' })
  const isReady =
    NAME.test(name) &&
    zh.trim() !== '' &&
    en.trim() !== '' &&
    Object.values(figures).every((each) => each.trim() !== '' && Number.isFinite(Number(each)))
  const keep = (): void => {
    const made: RuleParameter = {
      name,
      zh,
      en,
      unit,
      value: Number(figures.value),
      min: Number(figures.min),
      max: Number(figures.max),
      core: false,
    }
    props.edit.change({ ...props.edit.content, parameters: [...props.edit.content.parameters, made] })
    props.close()
  }
  return (
    <FormDialog
      title={w.addParameter}
      save={w.done}
      of={{ isPending: false, error: null }}
      ready={isReady}
      close={props.close}
      onSave={keep}
    >
      <TextField label={w.parameterName} value={name} change={setName} most={60} />
      <TextField label={w.parameterZh} value={zh} change={setZh} most={100} lang="zh-CN" />
      <TextField label={w.parameterEn} value={en} change={setEn} most={100} lang="en" />
      <TextField label={w.unit} value={unit} change={setUnit} most={40} />
      {(['value', 'min', 'max'] as const).map((each) => (
        <TextField
          key={each}
          label={w[each]}
          value={figures[each]}
          change={(text) => setFigures({ ...figures, [each]: text })}
          most={20}
        />
      ))}
    </FormDialog>
  )
}

function ParameterRow(props: { edit: DraftEdit; parameter: RuleParameter }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { edit, parameter } = props
  // Bounds of what came from above stay; of one's own figures they are one's own.
  const isOwn = !edit.base.parameters.some(({ name }) => name === parameter.name)
  const wrong = edit.findings.filter((each) => each.parameter === parameter.name)
  const figure = (column: 'value' | 'min' | 'max', isOpen: boolean) => (
    <td data-label={w[column]} className={wrong.length > 0 ? 'rule-wrong' : ''}>
      <input
        className="native-input num"
        type="number"
        step="any"
        aria-label={`${parameter[language]} ${w[column]}`}
        aria-invalid={wrong.length > 0}
        value={parameter[column] ?? ''}
        disabled={!isOpen}
        onChange={(event) => {
          const value = event.target.valueAsNumber
          if (Number.isFinite(value)) edit.changeParameter(parameter.name, { [column]: value })
        }}
      />
    </td>
  )
  return (
    <tr>
      <th scope="row">
        {parameter[language]} <code>{parameter.name}</code>{' '}
        {parameter.core ? <span className="chip rule-core">{w.core}</span> : null}
        {wrong.map((each) => (
          <p key={each.code} className="rule-cell-wrong">
            {each.message[language]}
          </p>
        ))}
      </th>
      {figure('value', !parameter.core)}
      {figure('min', isOwn)}
      {figure('max', isOwn)}
      <td data-label={w.unit}>
        {parameter.unit}{' '}
        {isOwn ? (
          <Button
            danger
            aria-label={w.removeParameter(parameter[language])}
            onClick={() =>
              edit.change({
                ...edit.content,
                parameters: edit.content.parameters.filter(({ name }) => name !== parameter.name),
              })
            }
          >
            ×
          </Button>
        ) : null}
      </td>
    </tr>
  )
}

/** The figures of a table, within their bounds. */
export function EditParameters(props: { edit: DraftEdit }) {
  const w = useWords(words)
  const [adding, setAdding] = useState(false)
  const { parameters } = props.edit.content
  return (
    <section className="rule-section">
      <h2>{w.parameters}</h2>
      {parameters.length === 0 ? null : (
        <ScrollTable label={w.parameters} className="rule-edit rule-parameters">
          <thead>
            <tr>
              <th scope="col">{w.parameters}</th>
              <th scope="col">{w.value}</th>
              <th scope="col">{w.min}</th>
              <th scope="col">{w.max}</th>
              <th scope="col">{w.unit}</th>
            </tr>
          </thead>
          <tbody>
            {parameters.map((parameter) => (
              <ParameterRow key={parameter.name} edit={props.edit} parameter={parameter} />
            ))}
          </tbody>
        </ScrollTable>
      )}
      <div className="toolbar">
        <Button onClick={() => setAdding(true)}>{w.addParameter}</Button>
      </div>
      {adding ? <AddParameter edit={props.edit} close={() => setAdding(false)} /> : null}
    </section>
  )
}
