import { Link } from '@tanstack/react-router'
import { Loadable } from '#design/desk/Loadable.tsx'
import { formatDay, formatTime } from '#design/desk/format.ts'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { useFills } from '../use-fills.ts'
import { words } from '../words/fill-words.ts'
import { words as mappingWords } from '../words/mapping-words.ts'

/** Earlier fills of a form, newest first. */
export function FillHistory({ formId }: { formId: string }) {
  const w = useWords(words)
  const m = useWords(mappingWords)
  const { language } = useLanguage()
  const fills = useFills(formId)
  return (
    <section className="history" aria-labelledby="fills-of">
      <h2 id="fills-of">{m.fillsOf}</h2>
      <Loadable of={fills} isEmpty={(list) => list.fills.length === 0} empty={<p className="nothing">{m.fillsNone}</p>}>
        {(list) => (
          <ul className="rows">
            {list.fills.map((fill) => (
              <li key={fill.id} className="row fill-row">
                <div className="row-main">
                  <Link to={`/fills/${fill.id}`} className="row-title">
                    {w.result(fill.areaName, formatDay(fill.asOf, language))}
                  </Link>
                </div>
                <span className="num">{w.state[fill.state]}</span>
                <span className="num">{w.rowCount(fill.rows)}</span>
                <span className="num">{w.gapCount(fill.gaps)}</span>
                <span className="num row-when">{formatTime(fill.startedAt, language)}</span>
              </li>
            ))}
          </ul>
        )}
      </Loadable>
    </section>
  )
}
