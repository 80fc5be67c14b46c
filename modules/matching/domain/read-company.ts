/** What is needed of a labelled table: its source and its labels in order. */
interface Labelled {
  readonly group: number
  readonly labels: readonly { readonly label: string }[]
}

/** Which elements stand in the same tables and which follows which, counted by independent sources. Labels only: no wording. */
export interface Company {
  /** Log of how much likelier `id` is in a table that has `other` than in any table; near 0 without evidence. */
  together(id: string, other: string, exceptGroup: number): number
  /** The same for `id` right after `before` (`^` is the start of the table). */
  follows(id: string, before: string, exceptGroup: number): number
}

export const startOfTable = '^'
// Two made-up sources that behave as chance would: one table is no habit.
const doubt = 2

const noGroups: ReadonlySet<number> = new Set()

function note(known: Map<string, Set<number>>, key: string, group: number): void {
  const groups = known.get(key)
  if (groups === undefined) known.set(key, new Set([group]))
  else groups.add(group)
}

const sizeWithout = (groups: ReadonlySet<number>, except: number): number => groups.size - (groups.has(except) ? 1 : 0)

export function createCompany(tables: readonly Labelled[]): Company {
  const within = new Map<string, Set<number>>()
  const steps = new Map<string, Set<number>>()
  const before = new Map<string, Set<number>>()
  const all = new Set<number>()
  for (const { group, labels } of tables) {
    all.add(group)
    labels.forEach(({ label }, i) => {
      if (!label.startsWith('@')) note(within, label, group)
      const last = labels[i - 1]?.label ?? startOfTable
      note(steps, `${last} ${label}`, group)
      note(before, last, group)
    })
  }
  const groupsOf = (known: ReadonlyMap<string, ReadonlySet<number>>, key: string): ReadonlySet<number> =>
    known.get(key) ?? noGroups
  const usual = (id: string, except: number): number =>
    (sizeWithout(groupsOf(within, id), except) + 0.5) / (sizeWithout(all, except) + 1)
  const lift = (both: number, of: number, chance: number): number =>
    Math.log((both + doubt * chance) / ((of + doubt) * chance))
  // Read again and again while a table is judged; training asks with many exceptions and is not remembered.
  const remembered = new Map<string, number>()

  function countTogether(id: string, other: string, except: number): number {
    const [a, b] = [groupsOf(within, id), groupsOf(within, other)]
    let both = 0
    for (const group of a.size < b.size ? a : b) if (group !== except && a.has(group) && b.has(group)) both += 1
    return lift(both, sizeWithout(b, except), usual(id, except))
  }

  return {
    together(id, other, exceptGroup) {
      if (exceptGroup !== -1) return countTogether(id, other, exceptGroup)
      const key = `${id} ${other}`
      const known = remembered.get(key)
      if (known !== undefined) return known
      const value = countTogether(id, other, exceptGroup)
      remembered.set(key, value)
      return value
    },
    follows(id, last, exceptGroup) {
      return lift(
        sizeWithout(groupsOf(steps, `${last} ${id}`), exceptGroup),
        sizeWithout(groupsOf(before, last), exceptGroup),
        usual(id, exceptGroup),
      )
    },
  }
}
