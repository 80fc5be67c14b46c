import { letters, ref, type Cell, type Look, type Sheet } from './sheet-parts.ts'

/** A header: a leaf heads one column, a parent spans its children. */
export interface Head {
  readonly name: string
  readonly children?: readonly Head[]
  /** Look of the body cells below a leaf. */
  readonly look?: Look
  readonly width?: number
  /** Drop-down of the body cells. */
  readonly choices?: readonly string[]
  /** A rate or an average: the total row leaves it empty. */
  readonly rate?: boolean
  /** Number printed in the numbered row; absent: counted on. */
  readonly index?: string
}

export interface ListLayout {
  readonly sheetName: string
  readonly title: string
  /** The line under the title: 填报单位, unit, date. */
  readonly line: string
  readonly heads: readonly Head[]
  readonly numbered?: boolean
  /** First cells of body rows that are printed on the form, or how many empty rows it has. */
  readonly body: number | readonly string[]
  readonly total?: 'first' | 'last'
  readonly signature?: string
  readonly notes?: readonly string[]
  readonly landscape?: boolean
}

const depthOf = (head: Head): number => (head.children ? 1 + Math.max(...head.children.map(depthOf)) : 1)
const leavesOf = (head: Head): readonly Head[] => (head.children ? head.children.flatMap(leavesOf) : [head])

interface Placed {
  readonly cells: Cell[]
  readonly merges: string[]
}

/** Parents merged across their leaves, single headers merged down to the last header row. */
function placeHeads(heads: readonly Head[], top: number, bottom: number, left: number): Placed {
  const placed: Placed = { cells: [], merges: [] }
  let column = left
  for (const head of heads) {
    const span = leavesOf(head).length
    const last = head.children ? top : bottom
    for (let row = top; row <= last; row++) {
      for (let c = column; c < column + span; c++) {
        placed.cells.push({
          row,
          column: c,
          look: 'head',
          ...(row === top && c === column ? { value: head.name } : {}),
        })
      }
    }
    if (span > 1 || last > top) placed.merges.push(`${ref(top, column)}:${ref(last, column + span - 1)}`)
    if (head.children) {
      const inner = placeHeads(head.children, top + 1, bottom, column)
      placed.cells.push(...inner.cells)
      placed.merges.push(...inner.merges)
    }
    column += span
  }
  return placed
}

const wholeRow = (row: number, width: number, value: string, look: Look): Placed => ({
  cells: [{ row, column: 1, value, look }],
  merges: width > 1 ? [`A${row}:${ref(row, width)}`] : [],
})

function bodyRows(layout: ListLayout, leaves: readonly Head[], first: number): Cell[] {
  const names = typeof layout.body === 'number' ? Array.from({ length: layout.body }, () => undefined) : layout.body
  const bodyTop = layout.total === 'first' ? first + 1 : first
  const bodyBottom = bodyTop + names.length - 1
  const cells = names.flatMap((name, i) =>
    leaves.map((leaf, c): Cell => ({
      row: bodyTop + i,
      column: c + 1,
      look: leaf.look ?? 'text',
      ...(c === 0 && name !== undefined ? { value: name } : {}),
    })),
  )
  if (!layout.total) return cells
  const row = layout.total === 'first' ? first : bodyBottom + 1
  const totals = leaves.map((leaf, c): Cell => {
    if (c === 0) return { row, column: 1, value: '合计', look: 'total' }
    const summed = !leaf.rate && (leaf.look === 'integer' || leaf.look === 'money' || leaf.look === 'area')
    return {
      row,
      column: c + 1,
      look: summed ? (leaf.look ?? 'total') : 'total',
      ...(summed ? { formula: `SUM(${letters(c + 1)}${bodyTop}:${letters(c + 1)}${bodyBottom})` } : {}),
    }
  })
  return [...cells, ...totals]
}

const heightsOf = (depth: number, first: number, bottom: number): ReadonlyMap<number, number> =>
  new Map([
    [1, 34],
    [2, 22],
    ...Array.from({ length: depth }, (_, i): [number, number] => [3 + i, 28]),
    ...Array.from({ length: bottom - first + 1 }, (_, i): [number, number] => [first + i, 22]),
  ])

/** A list or statistics sheet as departments draw it: title, unit line, header tree, numbered row, body, total, signatures, notes. */
export function layOutList(layout: ListLayout): Sheet {
  const leaves = layout.heads.flatMap(leavesOf)
  const depth = Math.max(...layout.heads.map(depthOf))
  const headBottom = 2 + depth
  const placed = [
    wholeRow(1, leaves.length, layout.title, 'title'),
    wholeRow(2, leaves.length, layout.line, 'line'),
    placeHeads(layout.heads, 3, headBottom, 1),
  ]
  let row = headBottom + 1
  if (layout.numbered) {
    placed.push({
      cells: leaves.map((leaf, c) => ({
        row,
        column: c + 1,
        value: leaf.index ?? (c === 0 ? '甲' : String(c)),
        look: 'number',
      })),
      merges: [],
    })
    row++
  }
  const first = row
  const body = bodyRows(layout, leaves, first)
  const bottom = Math.max(...body.map((cell) => cell.row))
  placed.push({ cells: body, merges: [] })
  row = bottom + 1
  for (const [text, look] of [
    ...(layout.signature ? [[layout.signature, 'line'] as const] : []),
    ...(layout.notes ?? []).map((note) => [note, 'note'] as const),
  ]) {
    placed.push(wholeRow(row++, leaves.length, text, look))
  }
  return {
    name: layout.sheetName,
    cells: placed.flatMap((each) => each.cells),
    merges: placed.flatMap((each) => each.merges),
    widths: leaves.map((leaf) => leaf.width ?? 10),
    heights: heightsOf(depth, first, bottom),
    landscape: layout.landscape ?? true,
    titleRows: `3:${first - 1}`,
    freezeBelow: first - 1,
    validations: leaves.flatMap((leaf, c) =>
      leaf.choices ? [{ range: `${letters(c + 1)}${first}:${letters(c + 1)}${bottom}`, values: leaf.choices }] : [],
    ),
  }
}

/** One row of a card: label and value cells with how many columns each takes, and how many rows down. */
export type CardRow = readonly (readonly [text: string, columns: number, kind?: 'label' | 'value', rows?: number])[]

/** A card: rows of label and value over a fixed number of columns. A cell that reaches down leaves its columns free in the next rows. */
export function layOutCard(
  name: string,
  title: string,
  line: string,
  columns: number,
  rows: readonly CardRow[],
  notes: readonly string[],
): Sheet {
  const cells: Cell[] = []
  const merges: string[] = []
  const taken = new Set<string>()
  for (const part of [wholeRow(1, columns, title, 'title'), wholeRow(2, columns, line, 'line')]) {
    cells.push(...part.cells)
    merges.push(...part.merges)
  }
  rows.forEach((cardRow, i) => {
    const row = 3 + i
    let column = 1
    for (const [text, span, kind = 'label', down = 1] of cardRow) {
      while (taken.has(ref(row, column))) column++
      for (let r = row; r < row + down; r++) {
        for (let c = column; c < column + span; c++) {
          taken.add(ref(r, c))
          cells.push({
            row: r,
            column: c,
            look: kind === 'label' ? 'label' : 'left',
            ...(r === row && c === column && text !== '' ? { value: text } : {}),
          })
        }
      }
      if (span > 1 || down > 1) merges.push(`${ref(row, column)}:${ref(row + down - 1, column + span - 1)}`)
      column += span
    }
  })
  notes.forEach((note, i) => {
    const part = wholeRow(3 + rows.length + i, columns, note, i === 0 ? 'line' : 'note')
    cells.push(...part.cells)
    merges.push(...part.merges)
  })
  return {
    name,
    cells,
    merges,
    widths: Array.from({ length: columns }, () => 11.5),
    heights: new Map([[1, 34], [2, 22], ...rows.map((_, i): [number, number] => [3 + i, 26])]),
    landscape: false,
    validations: [],
  }
}
