import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { formatCount, formatDay, formatTime } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { RequestPage } from '../../contract.ts'
import { useRequest } from '../use-requests.ts'
import { formatMinutes } from '../words/format-minutes.ts'
import { KINDS } from '../words/kinds.data.ts'
import './gate.css'
import { words } from './words.data.ts'

function Sheet({ page }: { page: RequestPage }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { draft, number, request, screening } = page
  if (number === null) return <p className="nothing">{w.noticeNo}</p>
  const each = (screening?.price.total.middle ?? 0) / Math.max(1, request.recipients)
  const leftOut = page.items.filter((item) => item.action === 'dropped').map((item) => item.path.at(-1) ?? '')
  const passed = screening?.findings.filter((one) => one.overridden !== null) ?? []
  const lines: readonly (readonly [string, string])[] = [
    [w.noticeWhat, `${request.title}（${KINDS[request.kind][language]}）`],
    [w.noticeWho, `${page.issuer.name}，${w.noticeTo(formatCount(request.recipients, language))}`],
    [w.noticeWhy, draft.purpose],
    [w.noticeBasis, draft.legalBasis],
    [w.noticeDuty, screening?.duty.title ?? w.dutyNone],
    [w.noticeDue, draft.dueAt === null ? w.notSet : formatTime(draft.dueAt, language)],
    [w.noticeUntil, formatDay(number.validUntil, language)],
    [w.noticePrice, screening === null ? w.notSet : w.noticeEach(formatMinutes(each, language))],
    [w.noticeLeftOut, leftOut.join('、')],
    [w.noticeOverrides, passed.map((one) => `${one.clause} ${one.overridden?.by ?? ''}`).join('；')],
  ]
  return (
    <article className="notice-sheet">
      <header className="notice-top">
        <div>
          <h1>{w.noticeTitle}</h1>
          <p className="notice-number num">{number.number}</p>
          <p>{w.noticeRule}</p>
        </div>
        <figure className="notice-qr">
          <img src={`/api/v1/control-numbers/${number.number}/qr.svg`} alt={`${w.noticeScan} ${number.number}`} />
          <figcaption>{w.noticeScan}</figcaption>
        </figure>
      </header>
      <dl className="notice-lines">
        {lines
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <h2>{w.noticeRefuse}</h2>
      <p>{w.noticeRefuseText}</p>
      <p>
        {w.noticePhone}
        <span className="notice-blank">　</span> 12345
      </p>
      <footer className="notice-foot num">
        <p>{w.noticeGate}</p>
        <p>
          {w.noticeDate} {formatDay(number.issuedAt, language)}
        </p>
      </footer>
    </article>
  )
}

/** The notice of admission: one sheet of A4 that says what, who, why, until when, at what price, and how to return it. */
export function NoticeScreen() {
  const w = useWords(words)
  const { id } = useParams({ strict: false })
  const page = useRequest(id ?? '')
  return (
    <>
      <div className="notice-bar">
        <Link to={`/gate/${id ?? ''}`} className="back">
          {w.back}
        </Link>
        <Button type="primary" onClick={() => window.print()}>
          {w.print}
        </Button>
      </div>
      <Loadable of={page}>{(data) => <Sheet page={data} />}</Loadable>
    </>
  )
}
