import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { formatTime } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { NativeSelect } from '#design/desk/NativeSelect.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { UrgentReview } from '../../contract.ts'
import { useIsKeeper, useJudgeUrgency, useUrgentReviews } from './use-registry.ts'
import { words } from './words.data.ts'

function JudgeDialog({ of, close }: { of: UrgentReview; close: () => void }) {
  const w = useWords(words)
  const say = useSay()
  const judging = useJudgeUrgency(of.requestId)
  const [verdict, setVerdict] = useState<'emergency' | 'not-an-emergency'>('emergency')
  const [said, setSaid] = useState('')
  const save = (): void =>
    judging.mutate(
      { verdict, words: said },
      {
        onSuccess: () => {
          say.done(w.judged)
          close()
        },
      },
    )
  return (
    <FormDialog title={of.title} save={w.judge} onSave={save} close={close} of={judging} ready={said.trim().length > 1}>
      <p>{of.urgentReason}</p>
      <NativeSelect
        label={w.outcome}
        value={verdict}
        change={(value) => setVerdict(value === 'emergency' ? 'emergency' : 'not-an-emergency')}
      >
        <option value="emergency">{w.emergency}</option>
        <option value="not-an-emergency">{w['not-an-emergency']}</option>
      </NativeSelect>
      <TextField label={w.verdictWords} value={said} change={setSaid} most={1000} rows={3} />
    </FormDialog>
  )
}

/** Urgent requests that have ended; nothing while there is none. */
export function UrgentSection() {
  const w = useWords(words)
  const { language } = useLanguage()
  const isKeeper = useIsKeeper()
  const reviews = useUrgentReviews()
  const [judged, setJudged] = useState<UrgentReview>()
  if ((reviews.data?.reviews.length ?? 0) === 0 && reviews.error === null) return null
  return (
    <section className="registry-part">
      <h2>{w.urgent}</h2>
      <p className="field-note">{w.urgentHelp}</p>
      <Loadable of={reviews}>
        {(page) => (
          <ul className="rows" aria-label={w.urgent}>
            {page.reviews.map((one) => (
              <li key={one.requestId} className="row registry-row">
                <div className="row-main">
                  <Link to={`/requests/${one.requestId}`} className="row-title">
                    {one.title}
                  </Link>
                  <span className="row-sub">
                    {one.issuerName} · {one.urgentReason} ·{' '}
                    {one.verdict === null ? w.reviewBy(formatTime(one.reviewBy, language)) : one.words}
                  </span>
                </div>
                <div className="registry-marks">
                  {one.isOverdue ? <span className="chip is-late">{w.late}</span> : null}
                  {one.verdict === null ? null : (
                    <span className={`chip ${one.verdict === 'emergency' ? 'entry-in-force' : 'is-late'}`}>
                      {w[one.verdict]}
                    </span>
                  )}
                  {one.verdict === null && isKeeper ? <Button onClick={() => setJudged(one)}>{w.judge}</Button> : null}
                </div>
              </li>
            ))}
          </ul>
        )}
      </Loadable>
      {judged === undefined ? null : <JudgeDialog of={judged} close={() => setJudged(undefined)} />}
    </section>
  )
}
