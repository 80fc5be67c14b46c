import type { DutyComparison, DutyItem } from '../contract.ts'

type Compared = Pick<DutyComparison, 'added' | 'dropped' | 'classChanged' | 'reworded' | 'unchanged'>

const bare = (text: string): string => text.replace(/[\s，。、；：“”《》（）(),.;:]/gu, '')

const WATCHED = [
  'title',
  'domain',
  'mainDepartment',
  'assistingDepartments',
  'mainDepartmentPart',
  'townshipPart',
  'takenBackBy',
  'takenBackHow',
  'legalBasis',
  'resourcesAsListed',
] as const satisfies readonly (keyof DutyItem)[]

const said = (item: DutyItem, of: (typeof WATCHED)[number]): string => {
  const value = item[of]
  return value === null ? '' : typeof value === 'string' ? bare(value) : value.map(bare).toSorted().join('|')
}

const pairsOf = (text: string): Set<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)))

/** Half of the pairs of characters in common: a new number under an old code is a new item, not a reworded one. */
function isWordedAlike(a: DutyItem, b: DutyItem): boolean {
  const [one, other] = [pairsOf(bare(a.title)), pairsOf(bare(b.title))]
  const common = [...one].filter((pair) => other.has(pair)).length
  return 2 * common >= 0.5 * (one.size + other.size)
}

/**
 * Which item of the earlier list an item of the later one is: the same title, else the same code where the title is another
 * but not that of some other item. An item that moves to another class usually gets another code, so titles go first.
 */
function pairs(before: readonly DutyItem[], after: readonly DutyItem[]): Map<DutyItem, DutyItem> {
  const paired = new Map<DutyItem, DutyItem>()
  const left = new Set(before)
  const take = (key: (item: DutyItem) => string, isMeant: (a: DutyItem, b: DutyItem) => boolean = () => true): void => {
    const byKey = new Map([...left].map((item) => [key(item), item]))
    for (const item of after) {
      const earlier = paired.has(item) ? undefined : byKey.get(key(item))
      if (earlier === undefined || !left.has(earlier) || !isMeant(earlier, item)) continue
      paired.set(item, earlier)
      left.delete(earlier)
    }
  }
  take((item) => `${item.code} ${bare(item.title)}`)
  take((item) => bare(item.title))
  take((item) => `${item.class} ${item.code}`, isWordedAlike)
  return paired
}

/** From one version to the next: added, dropped, moved to another class, worded otherwise. */
export function compareLists(before: readonly DutyItem[], after: readonly DutyItem[]): Compared {
  const paired = pairs(before, after)
  const kept = new Set(paired.values())
  const both = after.flatMap((item) => {
    const earlier = paired.get(item)
    return earlier === undefined ? [] : [{ before: earlier, after: item }]
  })
  const sameClass = both.filter((pair) => pair.before.class === pair.after.class)
  const reworded = sameClass
    .map((pair) => ({ ...pair, changed: WATCHED.filter((of) => said(pair.before, of) !== said(pair.after, of)) }))
    .filter((pair) => pair.changed.length > 0)
  return {
    added: after.filter((item) => !paired.has(item)),
    dropped: before.filter((item) => !kept.has(item)),
    classChanged: both.filter((pair) => pair.before.class !== pair.after.class),
    reworded,
    unchanged: sameClass.length - reworded.length,
  }
}
