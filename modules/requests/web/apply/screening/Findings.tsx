import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { Finding } from '#modules/requests/contract.ts'
import { MENDED_IN } from '../../words/kinds.data.ts'
import { words } from '../../words/screening-words.ts'
import { shared } from '../../words/shared-words.ts'

const RANK = { block: 0, warn: 1, measure: 2 } as const

function OneFinding({ of, mayMend }: { of: Finding; mayMend: boolean }) {
  const w = useWords(words)
  const s = useWords(shared)
  const { language } = useLanguage()
  const place = MENDED_IN[of.row] ?? MENDED_IN[of.table]
  return (
    <li className={`finding finding-of-${of.effect}`}>
      <p className="finding-head">
        <span className={`chip finding-${of.effect}`}>{s[of.effect]}</span>
        <span className="finding-clause num">{of.clause}</span>
      </p>
      <p>{of.message[language]}</p>
      {of.overridden === null ? (
        <p className="finding-next">
          {s.next}
          {of.nextStep[language]}{' '}
          {mayMend && place !== undefined ? (
            <a href={`#${place}`} aria-label={`${w.goTo}: ${of.message[language]}`}>
              {w.goTo}
            </a>
          ) : null}
        </p>
      ) : (
        <p className="finding-next">{w.passed(of.overridden.by, of.overridden.reason)}</p>
      )}
    </li>
  )
}

/** What the rules say of it: blocks first, each with its clause and what to do. What is only recorded stays folded. */
export function Findings({ of, mayMend }: { of: readonly Finding[]; mayMend: boolean }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const told = of.filter(({ effect }) => effect !== 'measure').toSorted((a, b) => RANK[a.effect] - RANK[b.effect])
  const measured = of.filter(({ effect }) => effect === 'measure')
  if (of.length === 0) return null
  return (
    <section className="screening-part" aria-labelledby="law">
      <h3 id="law">{w.law}</h3>
      <ul className="findings">
        {told.map((one) => (
          <OneFinding key={`${one.table}/${one.row}`} of={one} mayMend={mayMend} />
        ))}
      </ul>
      {measured.length === 0 ? null : (
        <details className="price-more">
          <summary>{w.measures(measured.length)}</summary>
          <ul className="finding-measured">
            {measured.map((one) => (
              <li key={`${one.table}/${one.row}`}>
                <span className="num">{one.clause}</span> {one.message[language]}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
