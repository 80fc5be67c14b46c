import type { Block, Lattice, Window } from './read-lattice.ts'
import { isPlaceholder, isSampleText } from './read-text-shape.ts'

/** A header row inside a card with empty rows of the same cells below it: 家庭成员{姓名│年龄│…}. */
export interface MemberBlock {
  readonly headers: readonly Block[]
  readonly top: number
  readonly bottom: number
  /** Rows named in the first column: 父亲, 母亲. */
  readonly rowLabels: readonly Block[]
}

/** Looks for a run of at least three labels in the row whose cells go on, empty, below. One row below is no repetition: `top === bottom`. */
export function findMemberBlock(lattice: Lattice, region: Window, row: number): MemberBlock | undefined {
  const labels = lattice.textsIn(row, region).filter((block) => !isPlaceholder(block.text))
  let best: MemberBlock | undefined
  let run: Block[] = []
  const close = (): void => {
    const found = rowsBelow(lattice, region, run)
    if (found !== undefined && (best === undefined || found.headers.length > best.headers.length)) best = found
    run = []
  }
  for (const block of labels) {
    const previous = run.at(-1)
    if (previous !== undefined && (previous.right + 1 !== block.left || previous.bottom !== block.bottom)) close()
    run.push(block)
  }
  close()
  return best
}

function rowsBelow(lattice: Lattice, region: Window, run: readonly Block[]): MemberBlock | undefined {
  // A vertical label before the block is taller than the header; a label above its own value is not in the run.
  for (let skip = 0; run.length - skip >= 3; skip += 1) {
    const headers = run.slice(skip)
    const top = (headers[0]?.bottom ?? 0) + 1
    let bottom = top - 1
    while (bottom < region.bottom && rowRepeats(lattice, headers, bottom + 1)) bottom += 1
    if (bottom >= top) return { headers, top, bottom, rowLabels: [] }
    const named = namedRows(lattice, region, headers, top)
    if (named.length >= 2) return { headers, top, bottom: top + named.length - 1, rowLabels: named }
  }
  return undefined
}

function rowRepeats(lattice: Lattice, headers: readonly Block[], row: number): boolean {
  let free = 0
  const same = headers.every((header, at) => {
    const block = lattice.blockAt(row, header.left)
    if (block.top !== row || block.bottom !== row || block.left !== header.left || block.right !== header.right)
      return false
    const serial = at === 0 && /^\d{1,2}$/u.test(block.text)
    if (isPlaceholder(block.text) || serial) free += 1
    return isPlaceholder(block.text) || serial || isSampleText(block.text)
  })
  return same && free >= headers.length - 1
}

/** 称谓│姓名│电话 over rows that name their person: the first cell is typed, the others are free. */
function namedRows(lattice: Lattice, region: Window, headers: readonly Block[], top: number): readonly Block[] {
  const labels: Block[] = []
  for (let row = top; row <= region.bottom; row += 1) {
    const [first, ...rest] = headers.map((header) => lattice.blockAt(row, header.left))
    if (
      first === undefined ||
      first.text === '' ||
      first.text.length > 10 ||
      isPlaceholder(first.text) ||
      first.top !== row ||
      first.bottom !== row
    )
      break
    const free = rest.every((block, at) => {
      const header = headers[at + 1]
      return (
        block.top === row && block.left === header?.left && block.right === header.right && isPlaceholder(block.text)
      )
    })
    if (!free || first.right !== headers[0]?.right) break
    labels.push(first)
  }
  return labels
}
