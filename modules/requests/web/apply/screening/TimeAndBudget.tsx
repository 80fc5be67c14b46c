import type { ReactNode } from 'react'
import { formatTime } from '#design/desk/format.ts'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { Screening } from '#modules/requests/contract.ts'
import { formatMinutes } from '../../words/format-minutes.ts'
import { words } from '../../words/screening-words.ts'

/** A list that is long only where it is opened. */
function Folded(props: {
  summary: string
  lines: readonly { readonly key: string; readonly name: string; readonly value: ReactNode }[]
}) {
  if (props.lines.length === 0) return null
  return (
    <details className="price-more">
      <summary className="request-late">{props.summary}</summary>
      <dl className="price-parts">
        {props.lines.map((line) => (
          <div key={line.key}>
            <dt>{line.name}</dt>
            <dd className="num">{line.value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** Working days they get, what is left of the budgets, clashes of dates, certificates nobody below may issue. */
export function TimeAndBudget({ of }: { of: Screening }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { leftAfter } = of.departmentBudget
  return (
    <section className="screening-part" aria-labelledby="time">
      <h3 id="time">{w.time}</h3>
      <dl className="price-parts">
        <div>
          <dt>{w.lead}</dt>
          <dd className="num">{of.leadWorkingDays === null ? w.noLead : w.leadDays(of.leadWorkingDays)}</dd>
        </div>
        <div>
          <dt>{w.budget}</dt>
          <dd className={`num${leftAfter !== null && leftAfter < 0 ? ' request-late' : ''}`}>
            {leftAfter === null ? w.noBudget : formatMinutes(leftAfter, language)}
          </dd>
        </div>
      </dl>
      <Folded
        summary={w.overBudget(of.villagesOverBudget.length)}
        lines={of.villagesOverBudget.map((one) => ({
          key: one.areaCode,
          name: one.areaName,
          value: w.over(formatMinutes(one.over, language)),
        }))}
      />
      <Folded
        summary={w.collisions(of.collisions.length)}
        lines={of.collisions.map((one, at) => ({
          key: `${one.areaCode}/${at}`,
          name: `${one.areaName} · ${one.title}`,
          value: formatTime(one.startsAt, language),
        }))}
      />
      {of.certificates.length === 0 ? null : (
        <>
          <h4>{w.certificates}</h4>
          <ul className="finding-measured">
            {of.certificates.map((one) => (
              <li key={one.name}>{w.certificateOf(one.name, one.issuer)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
