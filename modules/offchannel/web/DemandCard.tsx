import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { formatDay, formatTime } from '#design/desk/format.ts'
import { Facts } from '#design/desk/Facts.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { LikelyRequest, NoticePage, Sureness } from '../contract.ts'
import { AnswerPart } from './AnswerPart.tsx'
import { CorrectDialog } from './CorrectDialog.tsx'
import { useCorrect } from './use-notices.ts'
import { words } from './words.data.ts'

type ShownDemand = NoticePage['demands'][number]

function Look({ at }: { at: Sureness }) {
  const w = useWords(words)
  return at === 'sure' ? null : <span className="chip oc-look">{w[at]}</span>
}

function What({ of }: { of: ShownDemand }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { issuer, due } = of
  const time =
    due === null ? null : due.at === null ? w.atOnce : (due.isWholeDay ? formatDay : formatTime)(due.at, language)
  return (
    <Facts
      of={[
        [
          w.who,
          issuer === null ? (
            <span className="oc-none">{w.notSaid}</span>
          ) : (
            <>
              {issuer.bodyName ?? issuer.words} <Look at={issuer.sureness} />
              {issuer.bodyName === null ? <span className="oc-sub">{w.asWritten}</span> : null}
              {issuer.bodyName !== null && issuer.bodyName !== issuer.words ? (
                <span className="oc-sub">{issuer.words}</span>
              ) : null}
            </>
          ),
        ],
        [
          w.until,
          time === null ? (
            <span className="oc-none">{w.notSaid}</span>
          ) : (
            <>
              <span className="num">{time}</span> {due === null || due.at === null ? null : <Look at={due.sureness} />}
              {due?.isWholeDay === true ? <span className="oc-sub">{w.wholeDay}</span> : null}
            </>
          ),
        ],
        [w.fields, of.fields.map((field) => field.words).join('、')],
        [w.how, of.means.map((one) => w.means[one.means]).join('、')],
        [w.kind, w.kinds[of.kind]],
      ]}
    />
  )
}

function Candidate(props: { of: LikelyRequest; choose: () => void }) {
  const w = useWords(words)
  return (
    <li className="oc-candidate">
      <span>
        <Link to={`/requests/${props.of.requestId}`}>{props.of.title}</Link>
        <span className="oc-sub">
          {props.of.issuerName} · <span className="num">{props.of.controlNumber}</span>
        </span>
      </span>
      <Button onClick={props.choose} aria-label={`${w.thisOne}：${props.of.title}`}>
        {w.thisOne}
      </Button>
    </li>
  )
}

function Standing({ page, of }: { page: NoticePage; of: ShownDemand }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const say = useSay()
  const correct = useCorrect(page.id)
  const choose = (sameAs: string | null): void =>
    correct.mutate({ version: page.version, position: of.position, sameAs }, { onError: say.refusal })
  const { standing } = of
  switch (standing.verdict) {
    case 'registered':
      return (
        <div className="oc-standing oc-good" role="status">
          <strong>{w.registered}</strong>
          <p>
            {w.registeredLine}“{standing.request.title}” <span className="num">{standing.request.controlNumber}</span>
          </p>
          {standing.request.dueAt === null ? null : (
            <p>
              {w.untilRegistry} <span className="num">{formatTime(standing.request.dueAt, language)}</span>
              {standing.isHurried ? ` · ${w.hurried}` : ''}
            </p>
          )}
          <Link to={`/requests/${standing.request.requestId}`}>{w.openRequest}</Link>
        </div>
      )
    case 'unclear':
      return (
        <div className="oc-standing oc-ask">
          <strong>{w.unclear}</strong>
          <p>{w.unclearHelp}</p>
          <ul>
            {standing.candidates.map((one) => (
              <Candidate key={one.requestId} of={one} choose={() => choose(one.requestId)} />
            ))}
          </ul>
          <Button onClick={() => choose(null)}>{w.none}</Button>
        </div>
      )
    case 'not-registered':
      return (
        <div className="oc-standing oc-free">
          <strong>{w.notRegistered}</strong>
          <p>{language === 'zh' ? standing.clause.zh : standing.clause.en}</p>
        </div>
      )
  }
}

/** One demand: what was read of it, what the registry says, and what can be done. */
export function DemandCard({ page, of }: { page: NoticePage; of: ShownDemand }) {
  const w = useWords(words)
  const say = useSay()
  const correct = useCorrect(page.id)
  const [correcting, setCorrecting] = useState(false)
  return (
    <section className="surface oc-card" aria-label={of.title}>
      <h2>{of.title}</h2>
      <Standing page={page} of={of} />
      <What of={of} />
      {page.reported === null ? (
        <div className="oc-buttons">
          <Button onClick={() => setCorrecting(true)}>{w.correct}</Button>
          <Button
            type="text"
            onClick={() =>
              correct.mutate(
                { version: page.version, position: of.position, isDemand: false },
                { onError: say.refusal },
              )
            }
          >
            {w.noDemand}
          </Button>
        </div>
      ) : null}
      <AnswerPart page={page} of={of} />
      {correcting ? <CorrectDialog page={page} demand={of} close={() => setCorrecting(false)} /> : null}
    </section>
  )
}
