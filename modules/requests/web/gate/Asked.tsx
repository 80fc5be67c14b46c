import { formatShare } from '#design/desk/format.ts'
import { useWords } from '#design/desk/words.tsx'
import type { RequestItem } from '../../contract.ts'
import { standingOf } from '../apply/FieldRow.tsx'
import { shared } from '../words/shared-words.ts'
import { words } from './words.data.ts'

export interface LeavingOut {
  readonly dropped: ReadonlySet<number>
  readonly toggle: (position: number) => void
}

function Field({ item, leaving }: { item: RequestItem; leaving: LeavingOut | undefined }) {
  const w = useWords(words)
  const s = useWords(shared)
  const standing = standingOf(item)
  const isOut = leaving?.dropped.has(item.position) === true || item.action === 'dropped'
  const name = item.path.join(' / ')
  const marks = (
    <>
      <span className={`chip gate-${standing}`}>{s[standing]}</span>
      <span className="row-sub num">
        {[
          item.heldShare === null ? null : w.held(formatShare(item.heldShare)),
          item.action === 'ask' ? w.minutesEach(String(item.minutesEach)) : null,
          item.holder,
          item.purpose,
        ]
          .filter((part) => part !== null && part !== '')
          .join(' · ')}
      </span>
    </>
  )
  const text = (
    <span className="gate-field-text">
      <span className={isOut ? 'gate-field-out' : 'gate-field-name'}>{name}</span>
      <span className="gate-field-marks">{marks}</span>
    </span>
  )
  if (leaving === undefined || item.action === 'dropped') return <li className="gate-field">{text}</li>
  return (
    <li className="gate-field">
      <label className="gate-tick">
        <input
          type="checkbox"
          checked={isOut}
          aria-label={`${w.leaveOut}：${name}`}
          onChange={() => leaving.toggle(item.position)}
        />
        {text}
      </label>
    </li>
  )
}

/** What is asked, field by field; with `leaving` each can be ticked out before the gate decides. */
export function Asked({ items, leaving }: { items: readonly RequestItem[]; leaving?: LeavingOut | undefined }) {
  const w = useWords(words)
  const fields = items.filter((item) => item.action !== 'local')
  return (
    <section className="surface request-part" aria-labelledby="gate-fields">
      <h2 id="gate-fields">{w.fields}</h2>
      {leaving === undefined ? null : <p className="field-note">{w.leaveOutHelp}</p>}
      {fields.length === 0 ? (
        <p className="nothing">{w.noFields}</p>
      ) : (
        <ul className="gate-fields">
          {fields.map((item) => (
            <Field key={item.position} item={item} leaving={leaving} />
          ))}
        </ul>
      )}
    </section>
  )
}
