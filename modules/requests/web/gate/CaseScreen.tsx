import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { Facts } from '#design/desk/Facts.tsx'
import { formatCount, formatTime } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { RequestPage } from '../../contract.ts'
import { PriceBox } from '../apply/screening/PriceBox.tsx'
import { SimilarRequests } from '../apply/screening/SimilarRequests.tsx'
import { TimeAndBudget } from '../apply/screening/TimeAndBudget.tsx'
import { StateChip } from '../list/StateChip.tsx'
import { Comments } from '../page/Comments.tsx'
import { Life } from '../page/Life.tsx'
import { Returns } from '../page/Returns.tsx'
import '../requests.css'
import { useRequest } from '../use-requests.ts'
import { KINDS, LANES } from '../words/kinds.data.ts'
import { words as pageWords } from '../words/page-words.data.ts'
import { shared } from '../words/shared-words.ts'
import { AfterDecision } from './AfterDecision.tsx'
import { Asked } from './Asked.tsx'
import { Decide, KEY_OF, type Decision } from './Decide.tsx'
import './gate.css'
import { Law } from './Law.tsx'
import { TimeLeft } from './TimeLeft.tsx'
import { useGateKeys, useGateList } from './use-gate.ts'
import { words } from './words.data.ts'

function About({ page }: { page: RequestPage }) {
  const w = useWords(words)
  const p = useWords(pageWords)
  const s = useWords(shared)
  const { language } = useLanguage()
  const { draft, request, screening } = page
  const many = formatCount(request.recipients, language)
  return (
    <section className="surface request-part" aria-labelledby="gate-about">
      <h2 id="gate-about">{w.about}</h2>
      <Facts
        of={[
          [s.recipients, request.targetLevel === 'village' ? s.villages(many) : s.townships(many)],
          [p.population, draft.population?.words],
          [p.purpose, draft.purpose],
          [p.basis, draft.legalBasis],
          [w.duty, screening?.duty.title ?? w.dutyNone],
          [s.due, draft.dueAt === null ? s.notYet : <span className="num">{formatTime(draft.dueAt, language)}</span>],
          [p.lane, LANES[draft.lane][language]],
          [p.resources, draft.detail.resources],
        ]}
      />
      {draft.noticeText.trim() === '' ? null : (
        <details className="price-more">
          <summary>{w.notice}</summary>
          <p className="gate-notice-text">{draft.noticeText}</p>
        </details>
      )}
    </section>
  )
}

function useQueuePlace(id: string) {
  const queue = useGateList('queue', 200, 0)
  const ids = queue.data?.requests.map((one) => one.id) ?? []
  const at = ids.indexOf(id)
  return {
    at,
    all: ids.length,
    next: at < 0 ? ids[0] : ids[at + 1],
    previous: at < 0 ? undefined : ids[at - 1],
    now: queue.dataUpdatedAt,
  }
}

function QueueWay({ id }: { id: string }) {
  const w = useWords(words)
  const navigate = useNavigate()
  const place = useQueuePlace(id)
  const go = (to: string | undefined): void => {
    if (to !== undefined) void navigate({ to: `/gate/${to}` })
  }
  useGateKeys({ j: () => go(place.next), k: () => go(place.previous) })
  return (
    <nav className="gate-way" aria-label={w.queue}>
      <Button disabled={place.previous === undefined} onClick={() => go(place.previous)} aria-keyshortcuts="k">
        {w.previous} <kbd aria-hidden="true">k</kbd>
      </Button>
      <Button disabled={place.next === undefined} onClick={() => go(place.next)} aria-keyshortcuts="j">
        {w.next} <kbd aria-hidden="true">j</kbd>
      </Button>
      {place.at < 0 ? null : <span className="row-sub num">{w.place(place.at + 1, place.all)}</span>}
    </nav>
  )
}

function Found({ page }: { page: RequestPage }) {
  const { screening } = page
  if (screening === null) return null
  return (
    <div className="screening gate-screening">
      <PriceBox of={screening} />
      <TimeAndBudget of={screening} />
      <SimilarRequests of={screening.similar} />
    </div>
  )
}

function Head({ page, now }: { page: RequestPage; now: number }) {
  const w = useWords(words)
  const { language } = useLanguage()
  return (
    <PageHead
      title={page.request.title}
      before={
        <Link to="/gate" className="back">
          {w.back}
        </Link>
      }
      help={
        <span className="request-head-line">
          <StateChip state={page.request.state} />
          <span>{`${page.issuer.name} · ${KINDS[page.request.kind][language]}`}</span>
          {page.request.decideBy === null ? null : <TimeLeft by={page.request.decideBy} now={now} />}
        </span>
      }
      actions={<QueueWay id={page.request.id} />}
    />
  )
}

function Case({ page, now }: { page: RequestPage; now: number }) {
  const w = useWords(words)
  const [chosen, setChosen] = useState<Decision>()
  const [dropped, setDropped] = useState<ReadonlySet<number>>(new Set())
  const close = (): void => setChosen(undefined)
  const choose = (decision: Decision): void => {
    if (page.may.includes(decision)) setChosen(decision)
  }
  const toggle = (position: number): void =>
    setDropped(
      (before) => new Set(before.has(position) ? [...before].filter((one) => one !== position) : [...before, position]),
    )
  useGateKeys({
    ...Object.fromEntries(Object.entries(KEY_OF).map(([decision, key]) => [key, () => choose(decision as Decision)])),
    escape: close,
  })
  const isLeaving = chosen === 'reduce'
  return (
    <>
      <Head page={page} now={now} />
      <div className="gate-case">
        <div className="gate-main">
          {page.mergedInto === null ? null : (
            <p className="surface request-part">
              {w.merged} <Link to={`/gate/${page.mergedInto.requestId}`}>{page.mergedInto.title}</Link>
            </p>
          )}
          <About page={page} />
          <Law page={page} />
          <Asked items={page.items} leaving={isLeaving ? { dropped, toggle } : undefined} />
          <Found page={page} />
          <Comments page={page} />
          <Returns page={page} />
          <Life page={page} />
        </div>
        <aside className={`gate-side${page.may.includes('admit') ? ' gate-side-sticks' : ''}`} aria-label={w.decide}>
          <Decide page={page} chosen={chosen} choose={choose} dropped={dropped} close={close} />
          <AfterDecision page={page} />
        </aside>
      </div>
    </>
  )
}

/** One case on one page, with the decision beside it. */
export function CaseScreen() {
  const { id } = useParams({ strict: false })
  const page = useRequest(id ?? '')
  return <Loadable of={page}>{(data) => <Case key={data.request.id} page={data} now={page.dataUpdatedAt} />}</Loadable>
}
