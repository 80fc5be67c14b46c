import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { today } from '#design/desk/format.ts'
import { DayField, NativeSelect } from '#design/desk/NativeSelect.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useWords } from '#design/desk/words.tsx'
import { EntryKind, Frequency, type RegistryEntryPage } from '../../contract.ts'
import { endAfter, lastDayOf } from './last-day.ts'
import { useFileEntry, useNewVersion } from './use-registry.ts'
import { words } from './words.data.ts'

const yearEnd = (): string => `${today().slice(0, 4)}-12-31`
const linesOf = (text: string): readonly string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]

const emptyEntry = () => ({
  kind: 'form' as EntryKind,
  number: '',
  title: '',
  issuerName: '',
  frequency: 'year' as Frequency,
  legalBasis: '',
  validFrom: today(),
  last: yearEnd(),
})
type EntryDraft = ReturnType<typeof emptyEntry>

function EntryFields({ entry, set }: { entry: EntryDraft; set: (change: Partial<EntryDraft>) => void }) {
  const w = useWords(words)
  return (
    <>
      <NativeSelect label={w.kind} value={entry.kind} change={(kind) => set({ kind: EntryKind.parse(kind) })}>
        {EntryKind.options.map((kind) => (
          <option key={kind} value={kind}>
            {w[kind]}
          </option>
        ))}
      </NativeSelect>
      <TextField label={w.number} value={entry.number} change={(number) => set({ number })} most={40} />
      <TextField label={w.entryTitle} value={entry.title} change={(title) => set({ title })} most={160} />
      <TextField label={w.issuer} value={entry.issuerName} change={(issuerName) => set({ issuerName })} most={80} />
      <NativeSelect
        label={w.frequency}
        value={entry.frequency}
        change={(frequency) => set({ frequency: Frequency.parse(frequency) })}
      >
        {Frequency.options.map((one) => (
          <option key={one} value={one}>
            {w[one]}
          </option>
        ))}
      </NativeSelect>
      <TextField label={w.basis} value={entry.legalBasis} change={(legalBasis) => set({ legalBasis })} />
      <DayField label={w.from} value={entry.validFrom} change={(validFrom) => set({ validFrom })} />
      <DayField label={w.last} value={entry.last} change={(day) => set({ last: day })} />
      <p className="field-note">{w.lastHelp}</p>
    </>
  )
}

/** Files an entry by hand, with its fields and what they are for. */
export function EntryDialog({ close }: { close: () => void }) {
  const w = useWords(words)
  const say = useSay()
  const navigate = useNavigate()
  const filing = useFileEntry()
  const [entry, setEntry] = useState(emptyEntry)
  const [names, setNames] = useState('')
  const [purpose, setPurpose] = useState('')
  const set = (change: Partial<EntryDraft>): void => setEntry({ ...entry, ...change })
  const { last, ...rest } = entry
  const fields = linesOf(names).map((name) => ({ path: [name], purpose }))
  const isReady =
    [entry.number, entry.title, entry.issuerName, entry.legalBasis].every((text) => text.trim() !== '') &&
    (fields.length === 0 || purpose.trim() !== '')
  const save = (): void =>
    filing.mutate(
      { ...rest, validTo: endAfter(last), fields },
      {
        onSuccess: (page) => {
          say.done(w.filed)
          close()
          void navigate({ to: `/registry/${page.entry.id}` })
        },
      },
    )
  return (
    <FormDialog title={w.file} save={w.save} onSave={save} close={close} of={filing} ready={isReady}>
      <EntryFields entry={entry} set={set} />
      <TextField label={w.fieldNames} value={names} change={setNames} most={5000} rows={4} />
      <TextField label={w.fieldPurpose} value={purpose} change={setPurpose} most={300} />
    </FormDialog>
  )
}

/** Files the next version: fields marked to leave are gone from it, the rest goes on. */
export function VersionDialog({ page, close }: { page: RegistryEntryPage; close: () => void }) {
  const w = useWords(words)
  const say = useSay()
  const navigate = useNavigate()
  const filing = useNewVersion(page.entry.id)
  const [validFrom, setFrom] = useState(today())
  const [last, setLast] = useState(lastDayOf(page.entry.validTo) > today() ? lastDayOf(page.entry.validTo) : yearEnd())
  const [changeNote, setNote] = useState('')
  const leaving = page.fields.filter((field) => field.leavesNext).map((field) => field.path.join(' / '))
  const save = (): void =>
    filing.mutate(
      { validFrom, validTo: endAfter(last), changeNote },
      {
        onSuccess: (next) => {
          say.done(w.filed)
          close()
          void navigate({ to: `/registry/${next.entry.id}` })
        },
      },
    )
  return (
    <FormDialog
      title={w.newVersion}
      save={w.save}
      onSave={save}
      close={close}
      of={filing}
      ready={changeNote.trim().length > 1}
    >
      {leaving.length === 0 ? null : (
        <p>
          {w.leaves}：{leaving.join('、')}
        </p>
      )}
      <DayField label={w.from} value={validFrom} change={setFrom} />
      <DayField label={w.last} value={last} change={setLast} />
      <p className="field-note">{w.lastHelp}</p>
      <TextField label={w.note} value={changeNote} change={setNote} rows={2} />
    </FormDialog>
  )
}
