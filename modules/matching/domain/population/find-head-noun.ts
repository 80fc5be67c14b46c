import type { EntityName } from '#modules/catalogue/contract.ts'
import { headNouns } from './population-phrases.data.ts'

export interface HeadNoun {
  readonly entity: EntityName
  readonly start: number
  /** Index after the noun's last character. */
  readonly end: number
}

/** The last noun in a text that says what one row is; of two that end together the one listed first. */
export function findHeadNoun(text: string): HeadNoun | undefined {
  let head: HeadNoun | undefined
  for (const [pattern, entity] of headNouns) {
    for (const hit of text.matchAll(pattern)) {
      const end = hit.index + hit[0].length
      if (head === undefined || end > head.end) head = { entity, start: hit.index, end }
    }
  }
  return head
}
