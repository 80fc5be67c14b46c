/** What a header key was labelled, by how many independent sources. */
export interface Remembered {
  /** Sources that know the key. */
  readonly sources: number
  /** Share of the sources by label (element id, `@local`, `@new`, `@aggregate`); a source that disagrees with itself is split. */
  readonly shares: ReadonlyMap<string, number>
}

export interface LabelMemory {
  add(key: string, label: string, group: number): void
  /** As if `exceptGroup` had never been seen. */
  recall(key: string, exceptGroup: number): Remembered | undefined
}

export function createLabelMemory(): LabelMemory {
  const known = new Map<string, Map<number, Map<string, number>>>()
  return {
    add(key, label, group) {
      const groups = known.get(key) ?? new Map<number, Map<string, number>>()
      known.set(key, groups)
      const labels = groups.get(group) ?? new Map<string, number>()
      groups.set(group, labels)
      labels.set(label, (labels.get(label) ?? 0) + 1)
    },
    recall(key, exceptGroup) {
      const groups = known.get(key)
      if (groups === undefined) return undefined
      const shares = new Map<string, number>()
      let sources = 0
      for (const [group, labels] of groups) {
        if (group === exceptGroup) continue
        sources += 1
        let total = 0
        for (const count of labels.values()) total += count
        for (const [label, count] of labels) shares.set(label, (shares.get(label) ?? 0) + count / total)
      }
      if (sources === 0) return undefined
      for (const [label, sum] of shares) shares.set(label, sum / sources)
      return { sources, shares }
    },
  }
}
