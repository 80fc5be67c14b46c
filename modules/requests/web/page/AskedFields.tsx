import { Link } from '@tanstack/react-router'
import { formatShare } from '#design/desk/format.ts'
import { useWords } from '#design/desk/words.tsx'
import type { RequestItem, RequestPage } from '../../contract.ts'
import { standingOf } from '../apply/FieldRow.tsx'
import { words as applyWords } from '../words/apply-words.data.ts'
import { words } from '../words/page-words.data.ts'
import { shared } from '../words/shared-words.ts'

const RANK = { isNew: 0, ask: 1, share: 2, known: 3, local: 4, dropped: 5 } as const

function OneField({ item }: { item: RequestItem }) {
  const a = useWords(applyWords)
  const s = useWords(shared)
  const standing = standingOf(item)
  const ledger =
    standing === 'share' && item.holder !== null
      ? a.holder(item.holder)
      : item.heldShare === null || standing === 'dropped'
        ? ''
        : a.held(formatShare(item.heldShare))
  return (
    <li className={`ask-row ask-row-read${standing === 'dropped' ? ' ask-row-dropped' : ''}`}>
      <span className="ask-name">{item.path.join(' / ')}</span>
      <span className="ask-marks">
        <span className={`chip ask-${standing}`}>{s[standing]}</span>
        {item.isTrace ? <span className="chip ask-trace">{a.trace}</span> : null}
      </span>
      <span className="ask-ledger num">{ledger}</span>
      {item.purpose === null || item.purpose === '' ? null : <span className="ask-why row-sub">{item.purpose}</span>}
    </li>
  )
}

/** What is asked field by field: what people still have to say first, what is held already after it. */
export function AskedFields({ page }: { page: RequestPage }) {
  const w = useWords(words)
  const a = useWords(applyWords)
  const fields = page.items
    .filter((item) => item.action !== 'local')
    .toSorted((one, other) => RANK[standingOf(one)] - RANK[standingOf(other)] || one.position - other.position)
  const left = fields.filter((item) => item.action === 'dropped').length
  return (
    <section className="surface request-part" aria-labelledby="fields">
      <div className="apply-section-head">
        <h2 id="fields">{w.fields}</h2>
        {page.request.formId === null ? null : <Link to={`/forms/${page.request.formId}`}>{a.openForm}</Link>}
      </div>
      {fields.length === 0 ? (
        <p className="field-note">{w.fieldsNone}</p>
      ) : (
        <ul className="ask-rows" aria-label={w.fields}>
          {fields.map((item) => (
            <OneField key={item.position} item={item} />
          ))}
        </ul>
      )}
      {left === 0 ? null : <p className="field-note num">{w.left(left)}</p>}
    </section>
  )
}
