import { useState } from 'react'
import { RequestKind } from '#modules/requests/contract.ts'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { NativeSelect } from '#design/desk/NativeSelect.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useWords } from '#design/desk/words.tsx'
import type { NoticePage } from '../contract.ts'
import { BodySelect } from './BodySelect.tsx'
import { useCorrect, type Correction } from './use-notices.ts'
import { words } from './words.data.ts'

type ShownDemand = NoticePage['demands'][number]

/** China has one time zone: what the field shows is the time there. */
const toField = (at: string | null | undefined): string =>
  at === null || at === undefined ? '' : new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16)
const fromField = (local: string): string | null => (local === '' ? null : `${local}:00+08:00`)

/** Puts right who asks, what, what exactly and until when. */
export function CorrectDialog(props: { page: NoticePage; demand: ShownDemand; close: () => void }) {
  const w = useWords(words)
  const { page, demand } = props
  const correct = useCorrect(page.id)
  const [title, setTitle] = useState(demand.title)
  const [kind, setKind] = useState<string>(demand.kind)
  const [bodyId, setBodyId] = useState(demand.issuer?.bodyId ?? '')
  const [issuer, setIssuer] = useState(demand.issuer?.words ?? '')
  const [due, setDue] = useState(toField(demand.due?.at))
  const [fields, setFields] = useState(demand.fields.map((field) => field.words).join('、'))
  const save = (): void => {
    const wanted = fields
      .split(/[、，,\n]+/)
      .map((field) => field.trim())
      .filter((field) => field !== '')
    const said: Correction = { version: page.version }
    if (title !== demand.title) said.title = title
    if (kind !== demand.kind) said.kind = RequestKind.parse(kind)
    if (bodyId !== '' && bodyId !== demand.issuer?.bodyId) said.issuerBodyId = bodyId
    if (bodyId === '' && issuer.trim() !== '' && issuer !== demand.issuer?.words) said.issuerWords = issuer
    if (due !== toField(demand.due?.at)) said.dueAt = fromField(due)
    if (wanted.join('、') !== demand.fields.map((field) => field.words).join('、')) said.fields = wanted
    correct.mutate({ ...said, position: demand.position }, { onSuccess: props.close })
  }
  return (
    <FormDialog
      title={w.correct}
      save={w.save}
      onSave={save}
      close={props.close}
      of={correct}
      ready={title.trim() !== ''}
    >
      <TextField label={w.what} value={title} change={setTitle} most={80} />
      <NativeSelect label={w.kind} value={kind} change={setKind}>
        {RequestKind.options.map((one) => (
          <option key={one} value={one}>
            {w.kinds[one]}
          </option>
        ))}
      </NativeSelect>
      <BodySelect label={w.who} nobody={w.bodyFree} value={bodyId} change={setBodyId} />
      {bodyId === '' ? <TextField label={w.bodyFree} value={issuer} change={setIssuer} most={60} /> : null}
      <label className="native-field">
        <span className="native-label">{w.due}</span>
        <input
          className="native-input num"
          type="datetime-local"
          value={due}
          onChange={(event) => setDue(event.target.value)}
        />
      </label>
      <TextField label={w.fields} value={fields} change={setFields} rows={2} help={w.fieldsHelp} most={1000} />
    </FormDialog>
  )
}
