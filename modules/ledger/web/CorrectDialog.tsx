import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useSession } from '#modules/organisations/web/index.ts'
import { today } from '#design/desk/format.ts'
import { DayField } from '#design/desk/NativeSelect.tsx'
import { ProblemNotice } from '#design/desk/ProblemNotice.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useWords } from '#design/desk/words.tsx'
import { RefusedRequest } from '#platform/client/request.ts'
import { useCorrectFact, type LedgerFact } from './use-ledger.ts'
import { words } from './words.ts'

function TextField(props: { label: string; value: string; change: (value: string) => void; most?: number }) {
  return (
    <label className="native-field">
      <span className="native-label">{props.label}</span>
      <Input value={props.value} maxLength={props.most ?? 500} onChange={(event) => props.change(event.target.value)} />
    </label>
  )
}

/** The right value, who says so, since when, and why: the old value stays in the history. */
export function CorrectDialog(props: { entity: string; id: string; fact: LedgerFact; close: () => void }) {
  const w = useWords(words)
  const say = useSay()
  const body = useSession().data?.signedIn?.bodyName ?? ''
  const { fact, close } = props
  const correct = useCorrectFact(props.entity, props.id)
  const [value, setValue] = useState('')
  const [source, setSource] = useState(body)
  const [since, setSince] = useState(fact.validFrom ?? today())
  const [reason, setReason] = useState('')
  const problem = correct.error instanceof RefusedRequest ? correct.error.problem : undefined
  const ready = value.trim() !== '' && source.trim() !== '' && reason.trim() !== '' && since !== ''
  const save = (): void =>
    correct.mutate(
      { element: fact.element, value: value.trim(), source: source.trim(), validFrom: since, reason: reason.trim() },
      {
        onSuccess: () => {
          say.done(w.corrected(fact.nameZh))
          close()
        },
      },
    )
  return (
    <Modal
      open
      title={w.correctThis(fact.nameZh)}
      okText={w.save}
      cancelText={w.cancel}
      onOk={save}
      onCancel={close}
      confirmLoading={correct.isPending}
      okButtonProps={{ disabled: !ready }}
    >
      <div className="correct">
        <p>
          {w.now}：<strong>{fact.value ?? w.blank}</strong>
        </p>
        <TextField label={w.value} value={value} change={setValue} />
        <TextField label={w.givenBy} value={source} change={setSource} most={80} />
        <DayField label={w.since} value={since} change={setSince} />
        <TextField label={w.why} value={reason} change={setReason} />
        <p className="field-note">{w.historyKept}</p>
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
      </div>
    </Modal>
  )
}
