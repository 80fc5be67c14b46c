import { useWords } from '#design/desk/words.tsx'
import type { DutyClass, DutyListState } from '../contract.ts'
import { words } from './words.ts'

/** The class of an item in words, and in colour for who reads fast. */
export function ClassChip({ of }: { of: DutyClass }) {
  const w = useWords(words)
  return <span className={`chip duty-${of}`}>{w[of]}</span>
}

export function StateChip({ of }: { of: DutyListState }) {
  const w = useWords(words)
  return <span className={`chip duty-list-${of}`}>{w[of]}</span>
}
