import { Link } from '@tanstack/react-router'
import { formatCount, formatDay } from '#design/desk/format.ts'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { ListedRequest } from '../../contract.ts'
import { formatMinutes } from '../words/format-minutes.ts'
import { KINDS, PART_STATES } from '../words/kinds.data.ts'
import { words } from '../words/list-words.ts'
import { shared } from '../words/shared-words.ts'
import { StateChip } from './StateChip.tsx'

const DAY = 86_400_000
const isOver = (state: ListedRequest['state']): boolean =>
  state === 'done' || state === 'lapsed' || state === 'expired' || state === 'merged'

/** Whole days from the start of today to the day it is due. */
const daysLeft = (dueAt: string): number => {
  const today = new Date()
  today.setHours(0, 0, 0, 0)
  return Math.floor((new Date(dueAt).getTime() - today.getTime()) / DAY)
}

function Due({ of }: { of: ListedRequest }) {
  const w = useWords(words)
  const { language } = useLanguage()
  if (of.dueAt === null) return <span className="request-due request-none">{w.noDue}</span>
  const days = daysLeft(of.dueAt)
  return (
    <span className="request-due num">
      <span>{formatDay(of.dueAt, language)}</span>
      {isOver(of.state) ? null : (
        <span className={days < 0 ? 'request-late' : 'row-sub'}>{days < 0 ? w.past(-days) : w.left(days)}</span>
      )}
    </span>
  )
}

function Marks({ of }: { of: ListedRequest }) {
  const w = useWords(words)
  const { language } = useLanguage()
  return (
    <span className="row-marks">
      {of.ownPart === null ? (
        <StateChip state={of.state} />
      ) : (
        <span className={`chip part-${of.ownPart}`}>{PART_STATES[of.ownPart][language]}</span>
      )}
      {of.openReturns === 0 ? null : <span className="chip part-returned num">{w.returns(of.openReturns)}</span>}
      {of.openComments === 0 || isOver(of.state) ? null : (
        <span className="chip request-waits num">{w.comments(of.openComments)}</span>
      )}
      {of.blocks === 0 || (of.state !== 'draft' && of.state !== 'screened') ? null : (
        <span className="chip finding-block num">{w.blocks(of.blocks)}</span>
      )}
    </span>
  )
}

/** One request: what, of whom, where it stands, what it costs, until when, its number. */
export function RequestRow({ of }: { of: ListedRequest }) {
  const w = useWords(words)
  const s = useWords(shared)
  const { language } = useLanguage()
  const many = formatCount(of.recipients, language)
  const whom = of.targetLevel === 'village' ? s.villages(many) : s.townships(many)
  return (
    <li className="row request-row">
      <div className="row-main">
        <Link to={`/requests/${of.id}`} className="row-title">
          {of.title}
        </Link>
        <span className="row-sub num">{[of.issuerName, KINDS[of.kind][language], whom].join(' · ')}</span>
      </div>
      <Marks of={of} />
      <span className="request-price num">
        <span className="sr-only">{s.price} </span>
        {of.minutes === null ? <span className="request-none">{w.unpriced}</span> : formatMinutes(of.minutes, language)}
      </span>
      <Due of={of} />
      <span className="request-number num">
        {of.controlNumber ?? <span className="request-none">{w.noNumber}</span>}
      </span>
    </li>
  )
}
