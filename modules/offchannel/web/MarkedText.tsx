import type { ReactNode } from 'react'
import type { NoticePage, Span } from '../contract.ts'
import { useWords } from '#design/desk/words.tsx'
import { words } from './words.data.ts'

interface Mark extends Span {
  readonly what: 'who' | 'until' | 'what' | 'fields' | 'how' | 'number'
}

/** Marks of all demands, in order; where two overlap the first stays. */
function marksOf(page: NoticePage): readonly Mark[] {
  const marks = page.demands.flatMap((demand): Mark[] => [
    ...(demand.issuer?.span ? [{ ...demand.issuer.span, what: 'who' as const }] : []),
    ...(demand.due?.span ? [{ ...demand.due.span, what: 'until' as const }] : []),
    ...demand.fields.flatMap((field) => (field.span === null ? [] : [{ ...field.span, what: 'fields' as const }])),
    ...(demand.titleSpan === null ? [] : [{ ...demand.titleSpan, what: 'what' as const }]),
    ...demand.numbers.map((number) => ({ ...number.span, what: 'number' as const })),
    ...demand.means.map((one) => ({ ...one.span, what: 'how' as const })),
  ])
  const kept: Mark[] = []
  for (const mark of marks.toSorted((a, b) => a.from - b.from || b.to - a.to))
    if (mark.from >= (kept.at(-1)?.to ?? 0) && mark.to > mark.from) kept.push(mark)
  return kept
}

/** The text as it was sent, with what was read of it underlined and named. */
export function MarkedText({ of }: { of: NoticePage }) {
  const w = useWords(words)
  const names = { who: w.who, until: w.until, what: w.what, fields: w.fields, how: w.how, number: w.registered }
  const pieces: ReactNode[] = []
  let at = 0
  for (const mark of marksOf(of)) {
    pieces.push(of.text.slice(at, mark.from))
    pieces.push(
      <mark key={mark.from} className={`oc-mark oc-mark-${mark.what}`} title={names[mark.what]}>
        {of.text.slice(mark.from, mark.to)}
      </mark>,
    )
    at = mark.to
  }
  pieces.push(of.text.slice(at))
  return <p className="oc-text">{pieces}</p>
}
