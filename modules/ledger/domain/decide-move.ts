/** Whether someone can have moved on a day, and if not, why. Days are YYYY-MM-DD. */
export type MoveVerdict =
  | { readonly verdict: 'moves' }
  | { readonly verdict: 'stays'; readonly because: 'same-area' | 'not-yet' | 'before-arrival' }

/**
 * A move is told when it has happened, to another area, after the day on which the person came to where they live:
 * `livedFrom` is null where the ledger does not know that day.
 */
export function decideMove(
  move: { readonly from: string; readonly to: string; readonly movedOn: string; readonly livedFrom: string | null },
  today: string,
): MoveVerdict {
  if (move.from === move.to) return { verdict: 'stays', because: 'same-area' }
  if (move.movedOn > today) return { verdict: 'stays', because: 'not-yet' }
  if (move.livedFrom !== null && move.movedOn <= move.livedFrom) return { verdict: 'stays', because: 'before-arrival' }
  return { verdict: 'moves' }
}
