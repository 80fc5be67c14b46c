import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { Finding } from '#modules/requests/contract.ts'
import { MENDED_IN } from '../../words/kinds.data.ts'
import { words } from '../../words/screening-words.ts'
import { shared } from '../../words/shared-words.ts'

function OneFinding({ of, mayMend }: { of: Finding; mayMend: boolean }) {
  const w = useWords(words)
  const s = useWords(shared)
  const { language } = useLanguage()
  const place = MENDED_IN[of.row] ?? MENDED_IN[of.table]
  return (
    <li className="finding">
      <p className="finding-head">
        <span>{of.message[language]}</span>
        <span className="finding-clause num">{of.clause}</span>
      </p>
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

/** Those of one weight, under its name. */
function Group(props: { effect: 'block' | 'warn'; of: readonly Finding[]; mayMend: boolean }) {
  const s = useWords(shared)
  if (props.of.length === 0) return null
  return (
    <div>
      <h4 className="finding-group">
        <span className={`chip finding-${props.effect}`}>{s[props.effect]}</span>
        <span className="num">{props.of.length}</span>
      </h4>
      <ul className="findings">
        {props.of.map((one) => (
          <OneFinding key={`${one.table}/${one.row}`} of={one} mayMend={props.mayMend} />
        ))}
      </ul>
    </div>
  )
}

/** What the rules say of it: blocks first, each with its clause and what to do. What is only recorded stays folded. */
export function Findings({ of, mayMend }: { of: readonly Finding[]; mayMend: boolean }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const measured = of.filter(({ effect }) => effect === 'measure')
  if (of.length === 0) return null
  return (
    <section className="screening-part" aria-labelledby="law">
      <h3 id="law">{w.law}</h3>
      <Group effect="block" of={of.filter(({ effect }) => effect === 'block')} mayMend={mayMend} />
      <Group effect="warn" of={of.filter(({ effect }) => effect === 'warn')} mayMend={mayMend} />
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
