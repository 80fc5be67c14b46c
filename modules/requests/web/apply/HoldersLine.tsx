import { Button } from 'antd'
import { useWords } from '#design/desk/words.tsx'
import type { RequestItem } from '../../contract.ts'
import { words } from '../words/apply-words.data.ts'
import { useDraft } from './use-draft.ts'

/** Fields that must be asked, by the body whose word counts for them. */
function byHolder(items: readonly RequestItem[]): readonly (readonly [string, readonly RequestItem[]])[] {
  const found = new Map<string, RequestItem[]>()
  for (const item of items) {
    if (item.holder === null || item.action !== 'ask' || item.verdict !== 'element') continue
    found.set(item.holder, [...(found.get(item.holder) ?? []), item])
  }
  return [...found]
}

/** Who holds what the ledger lacks: one step has it from there instead of from people below (share before collect). */
export function HoldersLine() {
  const w = useWords(words)
  const { items, keeper } = useDraft()
  const holders = byHolder(items)
  if (holders.length === 0) return null
  return (
    <ul className="holders" aria-label={w.holders}>
      {holders.map(([holder, fields]) => (
        <li key={holder}>
          <span>
            <strong>{w.holderHas(holder, fields.length)}</strong>{' '}
            <span className="row-sub">{fields.map((item) => item.path.at(-1)).join('、')}</span>
          </span>
          <Button
            onClick={() =>
              keeper.changeItems(
                Object.fromEntries(fields.map((item) => [item.position, { share: true, drop: false }])),
              )
            }
          >
            {w.shareInstead(holder)}
          </Button>
        </li>
      ))}
    </ul>
  )
}
