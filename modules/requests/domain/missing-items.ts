import type { RequestItem } from '../contract.ts'

type Comparable = Pick<RequestItem, 'path' | 'element' | 'role' | 'action'> & { readonly aggregate: unknown }

const keyOf = (item: Comparable): string =>
  item.element === null
    ? `words:${item.path.join('/')}`
    : `element:${item.element}/${item.role ?? ''}/${JSON.stringify(item.aggregate)}`

const isAsked = (item: Comparable): boolean => item.action !== 'dropped' && item.action !== 'local'

/** What the first asks and the second does not: joins the second when they are merged. */
export function listMissing<T extends Comparable>(asked: readonly T[], held: readonly Comparable[]): readonly T[] {
  const known = new Set(held.filter(isAsked).map(keyOf))
  return asked.filter((item) => isAsked(item) && !known.has(keyOf(item)))
}
