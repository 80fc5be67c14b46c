import { Link } from '@tanstack/react-router'
import { Facts } from '#design/desk/Facts.tsx'
import { formatCount, formatDay, formatTime } from '#design/desk/format.ts'
import { PageHead } from '#design/desk/PageHead.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { RequestPage } from '../../contract.ts'
import { ScreeningResult } from '../apply/screening/ScreeningPanel.tsx'
import { StateChip } from '../list/StateChip.tsx'
import { useReader } from '../use-requests.ts'
import { formatMinutes } from '../words/format-minutes.ts'
import { KINDS, LANES } from '../words/kinds.data.ts'
import { words } from '../words/page-words.data.ts'
import { words as screeningWords } from '../words/screening-words.ts'
import { shared } from '../words/shared-words.ts'
import { AskedFields } from './AskedFields.tsx'
import { Comments } from './Comments.tsx'
import { ForRecipient } from './ForRecipient.tsx'
import { Life } from './Life.tsx'
import { NextStep } from './NextStep.tsx'
import { Recipients } from './Recipients.tsx'
import { Returns } from './Returns.tsx'

function Where({ page }: { page: RequestPage }) {
  const { language } = useLanguage()
  const { startsAt, endsAt } = page.draft.detail
  if (startsAt === undefined) return null
  return (
    <span className="num">
      {formatTime(startsAt, language)}
      {endsAt === undefined ? '' : ` – ${formatTime(endsAt, language)}`}
    </span>
  )
}

function About({ page }: { page: RequestPage }) {
  const w = useWords(words)
  const s = useWords(shared)
  const { language } = useLanguage()
  const { draft, request, screening } = page
  const many = formatCount(request.recipients, language)
  const day = draft.expiresOn ?? page.number?.validUntil ?? null
  return (
    <section className="surface request-part" aria-labelledby="about">
      <h2 id="about">{w.about}</h2>
      <Facts
        of={[
          [s.issuer, page.issuer.name],
          [s.recipients, request.targetLevel === 'village' ? s.villages(many) : s.townships(many)],
          [w.population, draft.population?.words],
          [s.due, draft.dueAt === null ? s.notYet : <span className="num">{formatTime(draft.dueAt, language)}</span>],
          [w.when, draft.detail.startsAt === undefined ? null : <Where page={page} />],
          [w.purpose, draft.purpose],
          [w.basis, draft.legalBasis],
          [w.duty, screening?.duty.title],
          [w.lane, LANES[draft.lane][language]],
          [w.resources, draft.detail.resources],
          [w.validUntil, day === null ? null : <span className="num">{formatDay(day, language)}</span>],
        ]}
      />
      {draft.noticeText.trim() === '' ? null : (
        <details className="price-more">
          <summary>{w.noticeText}</summary>
          <p className="request-notice">{draft.noticeText}</p>
        </details>
      )}
    </section>
  )
}

/** What the gate decided last, and why. */
function Decision({ page }: { page: RequestPage }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const decided = page.life.findLast(({ event }) => ['admit', 'reduce', 'merge', 'return', 'defer'].includes(event))
  if (decided === undefined) return null
  return (
    <section className="surface request-part" aria-labelledby="decision">
      <h2 id="decision">{w.decision}</h2>
      <p className="decision-what">
        <StateChip state={decided.to} /> {decided.reason}
      </p>
      <p className="row-sub num">{w.decidedBy(decided.body, decided.by, formatTime(decided.at, language))}</p>
      {page.mergedInto === null ? null : (
        <p>
          {w.mergedInto} <Link to={`/requests/${page.mergedInto.requestId}`}>{page.mergedInto.title}</Link>
        </p>
      )}
    </section>
  )
}

function MergedFrom({ page }: { page: RequestPage }) {
  const w = useWords(words)
  if (page.mergedFrom.length === 0) return null
  return (
    <section className="surface request-part" aria-labelledby="merged-from">
      <h2 id="merged-from">{w.mergedFrom}</h2>
      <ul className="request-plain">
        {page.mergedFrom.map((one) => (
          <li key={one.requestId}>
            <Link to={`/requests/${one.requestId}`}>{one.title}</Link> <span className="row-sub">{one.issuerName}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** To those who have to do it, the price in one line; to everyone else, all the gate found. */
function Beside({ page, isRecipient }: { page: RequestPage; isRecipient: boolean }) {
  const w = useWords(words)
  const x = useWords(screeningWords)
  const { language } = useLanguage()
  const { screening } = page
  if (screening === null) return null
  const { price } = screening
  const each = price.total.middle / Math.max(1, price.perVillage.length)
  const short = (
    <dl className="price-parts">
      <div>
        <dt>{w.perOne}</dt>
        <dd className="num">{formatMinutes(each, language)}</dd>
      </div>
      <div>
        <dt>{w.inAll}</dt>
        <dd className="num">{formatMinutes(price.total.middle, language)}</dd>
      </div>
    </dl>
  )
  return isRecipient ? (
    <section className="screening" aria-labelledby="price-short">
      <h2 id="price-short">{x.price}</h2>
      {short}
      <details className="price-more">
        <summary>{w.law}</summary>
        <ScreeningResult of={screening} />
      </details>
    </section>
  ) : (
    <section className="screening" aria-labelledby="law-found">
      <h2 id="law-found">{w.law}</h2>
      <ScreeningResult of={screening} />
    </section>
  )
}

/** A request after it was submitted: what happens now and whose hand it is in, then all there is of it. */
export function RequestView({ page }: { page: RequestPage }) {
  const s = useWords(shared)
  const { language } = useLanguage()
  const reader = useReader()
  const own = page.recipients.find((one) => one.areaCode === reader.areaCode)
  const isSent = ['dispatched', 'done', 'lapsed', 'expired'].includes(page.request.state) && page.number !== null
  const isRecipient = reader.isRecipient && own !== undefined && isSent && !page.isOurs
  return (
    <>
      <PageHead
        title={page.request.title}
        help={
          <span className="request-head-line">
            <StateChip state={page.request.state} />
            <span>{`${page.issuer.name} · ${KINDS[page.request.kind][language]}`}</span>
          </span>
        }
        before={
          <Link to="/requests" className="back">
            {s.back}
          </Link>
        }
      />
      {isRecipient && own !== undefined ? <ForRecipient page={page} part={own.state} /> : <NextStep page={page} />}
      <div className="apply">
        <div className="apply-form">
          {page.isOurs ? (
            <>
              <Returns page={page} />
              <Decision page={page} />
              <Comments page={page} />
              <About page={page} />
              <AskedFields page={page} />
            </>
          ) : (
            <>
              <About page={page} />
              <AskedFields page={page} />
              <Returns page={page} />
              <Comments page={page} />
              <Decision page={page} />
            </>
          )}
          <MergedFrom page={page} />
          {isSent ? <Recipients page={page} /> : null}
          <Life page={page} />
        </div>
        <div className="apply-screening">
          <Beside page={page} isRecipient={isRecipient} />
        </div>
      </div>
    </>
  )
}
