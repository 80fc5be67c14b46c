import type { Knowledge } from './knowledge.ts'
import { cleanHeader } from './normalise-header.ts'

export interface FoundElement {
  readonly id: string
  readonly nameZh: string
  /** 0–1, how near the text is to a wording of the element. */
  readonly likeness: number
}

/** Elements for a typed text, by id, name, wordings and concepts; best first, ties by id. */
export function searchKnowledge(knowledge: Knowledge, query: string, limit = 20): FoundElement[] {
  const { base } = knowledge
  const text = cleanHeader(query).text
  if (text === '') return []
  const found = base.index.search(text, base.read(text).concepts, -1)
  const hits: FoundElement[] = []
  for (const { element } of base.profiles.values()) {
    const likeness = found.get(element.id)
    const near =
      likeness === undefined
        ? 0
        : Math.max(...likeness.subarray(0, 3)) * 0.6 + Math.max(...likeness.subarray(3, 6)) * 0.4
    const named = element.id.includes(query.trim().toLowerCase()) || element.nameZh.includes(text) ? 0.6 : 0
    const value = Math.min(1, Math.max(near, named + 0.4 * near))
    if (value >= 0.15) hits.push({ id: element.id, nameZh: element.nameZh, likeness: Math.round(value * 1000) / 1000 })
  }
  return hits.toSorted((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1)).slice(0, limit)
}
