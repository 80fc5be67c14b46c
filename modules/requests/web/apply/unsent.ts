import type { z } from 'zod'
import type { DraftChange } from '../../contract.ts'
import type { ItemChange } from './item-changes.ts'

export type Change = z.input<typeof DraftChange>

/** What was typed and has not reached the server. */
export interface Unsent {
  readonly change: Change
  readonly items: Readonly<Record<number, ItemChange>>
}

export const NOTHING: Unsent = { change: {}, items: {} }
export const isNothing = (of: Unsent): boolean =>
  Object.keys(of.change).length === 0 && Object.keys(of.items).length === 0

/** The later on top of the earlier. */
export const over = (later: Unsent, earlier: Unsent): Unsent => ({
  change: { ...earlier.change, ...later.change },
  items: {
    ...earlier.items,
    ...Object.fromEntries(
      Object.entries(later.items).map(([position, item]) => [
        position,
        { ...earlier.items[Number(position)], ...item },
      ]),
    ),
  },
})

/** Leaves out what was sent, unless it was typed over since. */
export function without<T extends object>(all: T, sent: T): T {
  return Object.fromEntries(
    Object.entries(all).filter(([key, value]) => (sent as Record<string, unknown>)[key] !== value),
  ) as T
}
