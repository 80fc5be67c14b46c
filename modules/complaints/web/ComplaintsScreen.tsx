import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { formatDay } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { Complaint } from '../contract.ts'
import { useAnswerComplaint, useComplaints } from './use-complaints.ts'
import { words } from './words.ts'

function Row(props: { of: Complaint; now: number; answer: () => void }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { of } = props
  const isLate = of.answer === null && Date.parse(of.replyBy) < props.now
  return (
    <li className="row">
      <div className="row-main">
        <span className="row-title">{of.words}</span>
        <span className="row-sub">
          {[w.topics[of.topic], of.screen === '' ? '' : `${w.at} ${of.screen}`, of.contact].filter(Boolean).join(' · ')}
        </span>
        {of.answer === null ? null : <span className="row-sub">{`${w.answered}：${of.answer}`}</span>}
      </div>
      <span className="row-when">
        {of.answer === null ? `${w.replyBy} ${formatDay(of.replyBy, language)}` : formatDay(of.madeAt, language)}
        {isLate ? ` · ${w.overdue}` : ''}
      </span>
      <div className="row-actions">
        {of.answer === null ? <Button onClick={props.answer}>{w.answer}</Button> : null}
      </div>
    </li>
  )
}

/** What people say of the system, by clock, to be answered. */
export function ComplaintsScreen() {
  const w = useWords(words)
  const [now] = useState(() => Date.now())
  const [onlyOpen, setOnlyOpen] = useState(true)
  const [answering, setAnswering] = useState<Complaint>()
  const [said, setSaid] = useState('')
  const complaints = useComplaints(onlyOpen)
  const answer = useAnswerComplaint()
  const close = (): void => {
    setAnswering(undefined)
    setSaid('')
    answer.reset()
  }
  return (
    <>
      <PageHead
        title={w.title}
        help={w.listHelp}
        actions={
          <Checkbox checked={onlyOpen} onChange={(event) => setOnlyOpen(event.target.checked)}>
            {w.onlyOpen}
          </Checkbox>
        }
      />
      <Loadable of={complaints} isEmpty={(data) => data.total === 0} empty={<p className="empty">{w.none}</p>}>
        {(data) => (
          <ul className="rows" aria-label={w.title}>
            {data.complaints.map((one) => (
              <Row key={one.id} of={one} now={now} answer={() => setAnswering(one)} />
            ))}
          </ul>
        )}
      </Loadable>
      {answering === undefined ? null : (
        <FormDialog
          title={w.answer}
          save={w.answer}
          close={close}
          of={answer}
          ready={said.trim().length >= 2}
          onSave={() => answer.mutate({ id: answering.id, words: said }, { onSuccess: close })}
        >
          <p>{answering.words}</p>
          <TextField label={w.answer} value={said} change={setSaid} rows={5} most={2000} />
        </FormDialog>
      )}
    </>
  )
}
