import { useState } from 'react'
import { useElementName } from '#modules/catalogue/web/index.ts'
import { useSession } from '#modules/organisations/web/index.ts'
import { today } from '#design/desk/format.ts'
import { DayField } from '#design/desk/NativeSelect.tsx'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useWords } from '#design/desk/words.tsx'
import { useCorrectFact, type LedgerFact } from './use-ledger.ts'
import { words } from './words.ts'

/** The right value, who says so, since when, and why: the old value stays in the history. */
export function CorrectDialog(props: { entity: string; id: string; fact: LedgerFact; close: () => void }) {
  const w = useWords(words)
  const say = useSay()
  const body = useSession().data?.signedIn?.bodyName ?? ''
  const { fact, close } = props
  const name = useElementName()(fact.element, fact.nameZh)
  const correct = useCorrectFact(props.entity, props.id)
  const [value, setValue] = useState('')
  const [source, setSource] = useState(body)
  const [since, setSince] = useState(fact.validFrom ?? today())
  const [reason, setReason] = useState('')
  const ready = value.trim() !== '' && source.trim() !== '' && reason.trim() !== '' && since !== ''
  const save = (): void =>
    correct.mutate(
      { element: fact.element, value: value.trim(), source: source.trim(), validFrom: since, reason: reason.trim() },
      {
        onSuccess: () => {
          say.done(w.corrected(name))
          close()
        },
      },
    )
  return (
    <FormDialog
      title={w.correctThis(name)}
      save={w.save}
      cancel={w.cancel}
      onSave={save}
      close={close}
      of={correct}
      ready={ready}
    >
      <p>
        {w.now}：<strong>{fact.value ?? w.blank}</strong>
      </p>
      <TextField label={w.value} value={value} change={setValue} />
      <TextField label={w.givenBy} value={source} change={setSource} most={80} />
      <DayField label={w.since} value={since} change={setSince} />
      <TextField label={w.why} value={reason} change={setReason} />
      <p className="field-note">{w.historyKept}</p>
    </FormDialog>
  )
}
