import { formatTime } from '#design/desk/format.ts'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { RequestEvent, type RequestPage } from '../../contract.ts'
import { describeEvent } from '../../domain/describe-life.ts'
import { words } from '../words/page-words.data.ts'

/** What happened to it, newest first: who, when, why. */
export function Life({ page }: { page: RequestPage }) {
  const w = useWords(words)
  const { language } = useLanguage()
  if (page.life.length === 0) return null
  return (
    <section className="surface request-part" aria-labelledby="life">
      <h2 id="life">{w.life}</h2>
      <ol className="life">
        {page.life.toReversed().map((entry) => {
          const event = RequestEvent.safeParse(entry.event).data
          return (
            <li key={`${entry.event}/${entry.at}`}>
              <span className="row-sub num">{formatTime(entry.at, language)}</span>
              <span className="life-what">
                <strong>{event === undefined ? entry.event : describeEvent(event)[language]}</strong>{' '}
                <span className="row-sub">{[entry.body, entry.by].filter((part) => part !== '').join(' ')}</span>
                {entry.reason === '' ? null : <span className="life-why">{entry.reason}</span>}
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
