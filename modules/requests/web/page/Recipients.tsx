import { formatCount } from '#design/desk/format.ts'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { RequestPage } from '../../contract.ts'
import { formatMinutes } from '../words/format-minutes.ts'
import { PART_STATES } from '../words/kinds.data.ts'
import { words } from '../words/page-words.data.ts'

const RANK = { returned: 0, open: 1, withdrawn: 2, lapsed: 3, done: 4 } as const
const SHOWN = 12

/** Where each recipient stands: what waits for somebody first. */
export function Recipients({ page }: { page: RequestPage }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const all = page.recipients.toSorted((a, b) => RANK[a.state] - RANK[b.state])
  const done = all.filter(({ state }) => state === 'done').length
  const row = (one: (typeof all)[number]) => (
    <li key={one.areaCode}>
      <span>{one.areaName}</span>
      <span className={`chip part-${one.state}`}>{PART_STATES[one.state][language]}</span>
      <span className="num">{one.minutes === null ? '' : formatMinutes(one.minutes, language)}</span>
    </li>
  )
  return (
    <section className="surface request-part" aria-labelledby="recipients">
      <h2 id="recipients">{w.recipients}</h2>
      <p className="field-note num">{w.ofAll(formatCount(done, language), formatCount(all.length, language))}</p>
      <ul className={all.length > 3 ? 'recipients recipients-many' : 'recipients'}>{all.slice(0, SHOWN).map(row)}</ul>
      {all.length <= SHOWN ? null : (
        <details className="price-more">
          <summary className="num">{`+ ${formatCount(all.length - SHOWN, language)}`}</summary>
          <ul className="recipients recipients-many">{all.slice(SHOWN).map(row)}</ul>
        </details>
      )}
    </section>
  )
}
