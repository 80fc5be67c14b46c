import { Checkbox } from 'antd'
import { useState } from 'react'
import { AreaPicker, useSession, type PickedArea } from '#modules/organisations/web/index.ts'
import { today } from '#design/desk/format.ts'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { DayField } from '#design/desk/NativeSelect.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useWords } from '#design/desk/words.tsx'
import { useMove, useUndoMove, type Subject } from './use-ledger.ts'
import { words } from './words.ts'

/** Since when someone lives where, who says so and why; earlier lists stay as they were. */
export function MoveDialog({ subject, close }: { subject: Subject; close: () => void }) {
  const w = useWords(words)
  const say = useSay()
  const own = useSession().data?.signedIn
  const move = useMove(subject.entity, subject.id)
  const [area, setArea] = useState<PickedArea | undefined>(undefined)
  const [movedOn, setMovedOn] = useState(today())
  const [withHousehold, setWithHousehold] = useState(false)
  const [source, setSource] = useState(own?.bodyName ?? '')
  const [reason, setReason] = useState('')
  const [evidence, setEvidence] = useState('')
  if (own === null || own === undefined) return null
  const isElsewhere = area !== undefined && area.code !== subject.areaCode && area.code !== own.areaCode
  const ready = isElsewhere && movedOn !== '' && source.trim() !== '' && reason.trim() !== ''
  const save = (): void =>
    move.mutate(
      {
        toAreaCode: area?.code ?? '',
        movedOn,
        withHousehold,
        source: source.trim(),
        reason: reason.trim(),
        ...(evidence.trim() === '' ? {} : { evidence: evidence.trim() }),
      },
      {
        onSuccess: () => {
          say.done(w.movedTo(area?.name ?? ''))
          close()
        },
      },
    )
  return (
    <FormDialog
      title={w.moveTitle}
      save={w.moveSave}
      cancel={w.cancel}
      onSave={save}
      close={close}
      of={move}
      ready={ready}
    >
      <p>
        {w.livesIn}：<strong>{subject.areaName}</strong>
      </p>
      <AreaPicker own={{ code: own.areaCode, name: own.areaName, level: own.areaLevel }} change={setArea} />
      <DayField label={w.movedOn} value={movedOn} change={setMovedOn} max={today()} />
      {subject.entity === 'person' ? (
        <Checkbox checked={withHousehold} onChange={(event) => setWithHousehold(event.target.checked)}>
          {w.withHousehold}
        </Checkbox>
      ) : null}
      <TextField label={w.givenBy} value={source} change={setSource} most={80} />
      <TextField label={w.moveWhy} value={reason} change={setReason} />
      <TextField label={w.evidence} value={evidence} change={setEvidence} />
      <p className="field-note">{w.moveHelp}</p>
    </FormDialog>
  )
}

/** Says that the last move never happened. */
export function UndoMoveDialog({ subject, close }: { subject: Subject; close: () => void }) {
  const w = useWords(words)
  const say = useSay()
  const own = useSession().data?.signedIn
  const undo = useUndoMove(subject.entity, subject.id)
  const [reason, setReason] = useState('')
  const save = (): void =>
    undo.mutate(
      { source: own?.bodyName ?? '', reason: reason.trim() },
      {
        onSuccess: () => {
          say.done(w.moveUndone)
          close()
        },
      },
    )
  return (
    <FormDialog
      title={w.undoMove}
      save={w.undoMove}
      cancel={w.cancel}
      onSave={save}
      close={close}
      of={undo}
      ready={reason.trim() !== '' && own !== null && own !== undefined}
    >
      <TextField label={w.undoMoveWhy} value={reason} change={setReason} help={w.undoMoveHelp} />
    </FormDialog>
  )
}
