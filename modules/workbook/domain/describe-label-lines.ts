import type { TableDescription } from '../contract.ts'
import { describeCard } from './describe-card.ts'
import type { Block, Lattice, Window } from './read-lattice.ts'

/**
 * A sheet of lines like 走访时间: with nothing after the colon, one below another: a card without borders.
 * Undefined when fewer than three such labels stand there, or other lines outnumber them.
 */
export function describeLabelLines(
  lattice: Lattice,
  used: Window,
  title: Block | undefined,
): TableDescription | undefined {
  const top = (title?.bottom ?? used.top - 1) + 1
  if (top > used.bottom) return undefined
  let [labels, others] = [0, 0]
  for (let row = top; row <= used.bottom; row += 1)
    for (const block of lattice.textsIn(row, used)) {
      if (block.text.length <= 20 && /[\p{Script=Han})]:$/u.test(block.text)) labels += 1
      else others += 1
    }
  return labels >= 3 && others <= labels ? describeCard(lattice, { ...used, top, right: used.right + 1 }) : undefined
}
