import { Button, Input } from 'antd'
import { useState } from 'react'
import { formatShare } from '#design/desk/format.ts'
import { ProblemNotice } from '#design/desk/ProblemNotice.tsx'
import { useWords } from '#design/desk/words.tsx'
import { RefusedRequest } from '#platform/client/request.ts'
import type { PopulationShape, SheetView } from '../../contract.ts'
import { useReadPopulation } from '../use-forms.ts'
import { words } from '../words/mapping-words.ts'

type Use = (population: PopulationShape) => void

/** What was understood of the words, before anything is changed. */
function ReadBack(props: { read: PopulationShape; busy: boolean; use: Use }) {
  const w = useWords(words)
  const { read } = props
  return (
    <output className="read-back">
      <p>
        {w.understood} <strong>{read.words}</strong> <span className="num">{formatShare(read.confidence)}</span>
      </p>
      {read.filter === '' ? null : (
        <p className="field-note">
          {w.condition} <code>{read.filter}</code>
        </p>
      )}
      <Button type="primary" loading={props.busy} onClick={() => props.use(read)}>
        {w.usePopulation}
      </Button>
    </output>
  )
}

function Editor(props: { formId: string; start: string; busy: boolean; use: Use; cancel: () => void }) {
  const w = useWords(words)
  const [typed, setTyped] = useState(props.start)
  const reading = useReadPopulation(props.formId)
  const problem = reading.error instanceof RefusedRequest ? reading.error.problem : undefined
  return (
    <form
      className="population-editor"
      onSubmit={(event) => {
        event.preventDefault()
        if (typed.trim() !== '') reading.mutate(typed.trim())
      }}
    >
      <label className="native-field population-words">
        <span className="native-label">{w.populationWords}</span>
        <Input
          value={typed}
          // The person asked to edit: the caret belongs here.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          placeholder={w.populationExample}
          onChange={(event) => {
            setTyped(event.target.value)
            reading.reset()
          }}
        />
      </label>
      <Button htmlType="submit" loading={reading.isPending} disabled={typed.trim() === ''}>
        {w.readBack}
      </Button>
      <Button type="text" onClick={props.cancel}>
        {w.cancel}
      </Button>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {reading.data === undefined ? null : <ReadBack read={reading.data} busy={props.busy} use={props.use} />}
    </form>
  )
}

/** Whom the sheet is about, in plain words; changed by writing it in plain words. */
export function PopulationLine(props: {
  formId: string
  population: SheetView['population']
  busy: boolean
  change: (population: PopulationShape, done: () => void) => void
}) {
  const w = useWords(words)
  const [editing, setEditing] = useState(false)
  const { population } = props
  return (
    <section className="population" aria-label={w.population}>
      <p className="population-line">
        <span className="population-name">{w.population}</span>
        {population === undefined ? <span>{w.populationUnknown}</span> : <strong>{population.words}</strong>}
        {population?.edited === true ? <span className="chip chip-confirmed">{w.populationEdited}</span> : null}
        {population === undefined || population.edited || population.evidence.length === 0 ? null : (
          <span className="population-evidence">{w.evidence(population.evidence.join('、'))}</span>
        )}
        {editing ? null : (
          <Button type="link" onClick={() => setEditing(true)}>
            {w.editPopulation}
          </Button>
        )}
      </p>
      {editing ? (
        <Editor
          formId={props.formId}
          start={population?.wordsZh ?? population?.words ?? ''}
          busy={props.busy}
          use={(read) => props.change(read, () => setEditing(false))}
          cancel={() => setEditing(false)}
        />
      ) : null}
    </section>
  )
}
