import { Button, Input } from 'antd'
import { formatShare } from '#design/desk/format.ts'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { RequestItem } from '../../contract.ts'
import { words } from '../words/apply-words.data.ts'
import { formatMinutes } from '../words/format-minutes.ts'
import { shared } from '../words/shared-words.ts'
import { OptionalDay } from './DateFields.tsx'
import { minutesOfField } from './item-changes.ts'
import { useDraft } from './use-draft.ts'

/** What one sees of a field at once: held, to ask, new, had from its holder, left out. */
export type Standing = 'known' | 'ask' | 'isNew' | 'share' | 'dropped' | 'local'
export const standingOf = (item: RequestItem): Standing =>
  item.action === 'ask' && item.verdict === 'new' ? 'isNew' : item.action

/** What the ledger has of it, and who else does. Shares say nothing before anyone is asked. */
function Ledger({ item, isCounted }: { item: RequestItem; isCounted: boolean }) {
  const w = useWords(words)
  const { keeper } = useDraft()
  if (item.action === 'dropped') return null
  if (item.action === 'share') {
    return (
      <>
        {item.holder === null ? null : <span>{w.holder(item.holder)}</span>}
        <Button type="link" onClick={() => keeper.changeItems({ [item.position]: { share: false } })}>
          {w.askAfterAll}
        </Button>
      </>
    )
  }
  if (item.verdict === 'aggregate') return <>{w.computed}</>
  if (item.heldShare === null || !isCounted) return item.verdict === 'new' ? <>{w.notHeld}</> : null
  return (
    <>
      <span>{w.held(formatShare(item.heldShare))}</span>
      {item.freshShare === null || item.heldShare === 0 ? null : <span>{w.fresh(formatShare(item.freshShare))}</span>}
    </>
  )
}

/** What a new field is for, and of a trace until when it is kept. */
function Purpose({ item, name }: { item: RequestItem; name: string }) {
  const w = useWords(words)
  const { keeper } = useDraft()
  const needs = item.action === 'ask' && (item.verdict === 'new' || item.isTrace)
  if (!needs) return null
  const isMissing = item.purpose === null || item.purpose.trim() === '' || (item.isTrace && item.expiresOn === null)
  const note = `ask-note-${item.position}`
  return (
    <div className="ask-purpose">
      <Input
        aria-label={w.purposeOf(name)}
        aria-describedby={note}
        placeholder={w.purposePlaceholder}
        value={item.purpose ?? ''}
        maxLength={300}
        onChange={(event) => keeper.changeItems({ [item.position]: { purpose: event.target.value } })}
      />
      {item.isTrace ? (
        <OptionalDay
          hideLabel
          label={w.expiresOf(name)}
          value={item.expiresOn}
          change={(day) => keeper.changeItems({ [item.position]: { expiresOn: day ?? null } })}
        />
      ) : null}
      <span id={note} className={isMissing ? 'field-wrong' : 'sr-only'}>
        {isMissing ? (item.isTrace ? w.traceNeeded : w.purposeNeeded) : ''}
      </span>
    </div>
  )
}

/** One field: kept or left out, what the ledger has of it, what it costs, what it is for. */
export function FieldRow({ item }: { item: RequestItem }) {
  const w = useWords(words)
  const s = useWords(shared)
  const say = useSay()
  const { language } = useLanguage()
  const { page, keeper } = useDraft()
  const name = item.path.join(' / ')
  const isKept = item.action !== 'dropped'
  const standing = standingOf(item)
  const price = page.screening?.price
  const minutes =
    price === undefined
      ? undefined
      : minutesOfField(item, { subjects: price.subjects, recipients: price.perVillage.length })
  const trim = (drop: boolean): void => {
    keeper.changeItems({ [item.position]: { drop } })
    if (drop) say.undoable(w.trimmed(name), s.undo, () => keeper.changeItems({ [item.position]: { drop: false } }))
  }
  return (
    <li className={`ask-row${isKept ? '' : ' ask-row-dropped'}`}>
      <label className="ask-keep">
        <input
          type="checkbox"
          aria-label={w.keep(name)}
          checked={isKept}
          onChange={(event) => trim(!event.target.checked)}
        />
        <span className="ask-name">
          {name}
          {item.elementName === null || item.path.at(-1) === item.elementName ? null : (
            <span className="row-sub"> {item.elementName}</span>
          )}
        </span>
      </label>
      <span className="ask-marks">
        <span className={`chip ask-${standing}`}>{s[standing]}</span>
        {item.isTrace ? <span className="chip ask-trace">{w.trace}</span> : null}
      </span>
      <span className="ask-ledger num">
        <Ledger item={item} isCounted={(price?.subjects ?? 0) > 0} />
      </span>
      <span className="ask-cost num">{minutes === undefined ? '' : w.costs(formatMinutes(minutes, language))}</span>
      <Purpose item={item} name={name} />
    </li>
  )
}
