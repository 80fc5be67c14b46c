import type { Block } from './read-lattice.ts'
import { TITLE_END } from './header-words.data.ts'
import { compactText, halfWidth } from './compact-text.ts'
import { isNoteText } from './read-text-shape.ts'
import { isFieldText } from './read-form-fields.ts'

/** The title among the lines above the first table: weighed by words, size, weight, centring and place. */
export function findTitle(lines: readonly Block[]): Block | undefined {
  let best: { readonly block: Block; readonly score: number } | undefined
  for (const block of lines) {
    const score = scoreOf(block)
    if (score > 0 && (best === undefined || score > best.score)) best = { block, score }
  }
  return best?.block
}

function scoreOf(block: Block): number {
  const text = block.text
  if (text.length < 2 || text.length > 80) return 0
  if (/^附[件表录]?[\d一二三四五六七八九十-]*[:：]?$/u.test(text)) return 0
  let score = 1
  if (TITLE_END.test(text)) score += 4
  if (block.right > block.left) score += 1
  if (block.cell?.centred === true) score += 1
  if (block.cell?.bold === true) score += 1
  score += Math.max(0, Math.min(3, ((block.cell?.fontSize ?? 11) - 11) / 3))
  if (/^\(.*\)$/u.test(text)) score -= 4
  if (/^[(]?[一二三四五六七八九十\d]{1,2}[)]?[、.]/u.test(text)) score -= 4
  if (isNoteText(block)) score -= 5
  if (isFieldText(block.raw) || /[:：]/u.test(text))
    score -= TITLE_END.test(text) && !/:/u.test(halfWidth(text)) ? 1 : 5
  return score
}

/** The title in one line: letters set apart by full-width spaces close up, an annex number before them goes. */
export const titleText = (block: Block): string =>
  compactText(block.raw).replace(/^附[件表][\d一二三四五六七八九十-]*[::\s]+(?=.{4})/u, '')
