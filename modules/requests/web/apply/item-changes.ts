import type { RequestItem } from '../../contract.ts'

/** What may be said of a field: left out, had from its holder, what it is for, until when. */
export interface ItemChange {
  readonly drop?: boolean
  readonly share?: boolean
  readonly purpose?: string | null
  readonly expiresOn?: string | null
}

export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

function withChange(item: RequestItem, change: ItemChange | undefined): RequestItem {
  if (change === undefined) return item
  const isBack =
    (change.drop === false && item.action === 'dropped') || (change.share === false && item.action === 'share')
  return {
    ...item,
    ...(change.purpose === undefined ? {} : { purpose: change.purpose }),
    ...(change.expiresOn === undefined ? {} : { expiresOn: change.expiresOn }),
    ...(isBack ? { action: 'ask' as const } : {}),
    ...(change.share === true ? { action: 'share' as const } : {}),
    ...(change.drop === true ? { action: 'dropped' as const } : {}),
  }
}

/** The fields as typed, before the server has answered. */
export const withItems = (
  items: readonly RequestItem[],
  changes: Readonly<Record<number, ItemChange>>,
): readonly RequestItem[] => items.map((item) => withChange(item, changes[item.position]))

/**
 * Minutes a field costs in all, at most, without reaching the people: what leaving it out saves. Undefined where it costs nothing.
 * @param of subjects asked about, and recipients, for a figure is made once by each
 */
export function minutesOfField(
  item: RequestItem,
  of: { readonly subjects: number; readonly recipients: number },
): number | undefined {
  if (item.action !== 'ask') return undefined
  const times = item.aggregate === null ? of.subjects : of.recipients
  const minutes = item.minutesEach * times * (1 - (item.freshShare ?? 0))
  return minutes > 0 ? minutes : undefined
}
