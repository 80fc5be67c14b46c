import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { formatDay } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { Pages } from '#design/desk/Pages.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { RequestSummary } from '../../contract.ts'
import '../requests.css'
import { PAGE_SIZE } from '../use-requests.ts'
import { formatMinutes } from '../words/format-minutes.ts'
import { KINDS } from '../words/kinds.data.ts'
import './gate.css'
import { TimeLeft } from './TimeLeft.tsx'
import { useGateKeys, useGateList } from './use-gate.ts'
import { words } from './words.data.ts'

const VIEWS = ['queue', 'deferred', 'admitted', 'reduced', 'numbered', 'merged', 'returned'] as const
type GateView = (typeof VIEWS)[number]

/** Moves the focus from one request of the list to the next or the one before. */
function move(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.gate-row .row-title')]
  const at = links.findIndex((link) => link === document.activeElement)
  const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + by))
  links[next]?.focus()
}

function GateRow({ of, now, hasClock }: { of: RequestSummary; now: number; hasClock: boolean }) {
  const w = useWords(words)
  const { language } = useLanguage()
  return (
    <li className="row gate-row">
      <div className="row-main">
        <Link to={`/gate/${of.id}`} className="row-title">
          {of.title}
        </Link>
        <span className="row-sub">{`${of.issuerName} · ${KINDS[of.kind][language]}`}</span>
      </div>
      <span className="row-marks">
        {of.blocks > 0 ? <span className="chip gate-block num">{w.blocks(of.blocks)}</span> : null}
        {of.warnings > 0 ? <span className="chip gate-warn num">{w.warnings(of.warnings)}</span> : null}
        {of.blocks + of.warnings === 0 ? <span className="chip gate-clean">{w.clean}</span> : null}
      </span>
      <span className="gate-price num">{of.minutes === null ? w.unpriced : formatMinutes(of.minutes, language)}</span>
      {hasClock ? (
        <TimeLeft by={of.decideBy} now={now} />
      ) : (
        <span className="row-when num">{of.controlNumber ?? formatDay(of.updatedAt, language)}</span>
      )}
    </li>
  )
}

/** What waits for the gate, by clock; what it deferred, merged or has still to number. */
export function GateScreen() {
  const w = useWords(words)
  const [view, setView] = useState<GateView>('queue')
  const [page, setPage] = useState(1)
  const found = useGateList(view, PAGE_SIZE, (page - 1) * PAGE_SIZE)
  useGateKeys({ j: () => move(1), k: () => move(-1) })
  return (
    <>
      <PageHead
        title={w.title}
        help={
          <>
            {w.help}
            <span className="gate-keys">{w.keys}</span>
          </>
        }
        actions={
          <Link to="/returns" className="gate-link">
            {w.statistics}
          </Link>
        }
      />
      <div className="toolbar" role="group" aria-label={w.show}>
        {VIEWS.map((each) => (
          <Button
            key={each}
            aria-pressed={view === each}
            type={view === each ? 'primary' : 'default'}
            ghost={view === each}
            onClick={() => {
              setView(each)
              setPage(1)
            }}
          >
            {w[each]}
          </Button>
        ))}
      </div>
      <Loadable
        of={found}
        isEmpty={({ total }) => total === 0}
        empty={<p className="surface nothing gate-nothing">{view === 'queue' ? w.nothingQueue : w.nothing}</p>}
      >
        {({ requests, total }) => (
          <>
            <p className="row-sub num" aria-live="polite">
              {w.count(total)}
            </p>
            <ul className="rows" aria-label={w[view]}>
              {requests.map((one) => (
                <GateRow key={one.id} of={one} now={found.dataUpdatedAt} hasClock={view === 'queue'} />
              ))}
            </ul>
            <Pages page={page} pages={Math.ceil(total / PAGE_SIZE)} go={setPage} />
          </>
        )}
      </Loadable>
    </>
  )
}
