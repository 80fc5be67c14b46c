/** The forms of this folder as text: see README.md for the grammar. Positions are worked out here, so that expected cells need not be typed. */
import type { ExpectedLeaf, FormSheet, FormText, PlacedCell } from './form-types.ts'
import { readAnswers } from './read-answers.ts'

interface Node {
  readonly text: string
  readonly label: string
  readonly children: readonly Node[]
}

const splitTop = (text: string): string[] => {
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const letter of text) {
    if (letter === '{') depth += 1
    if (letter === '}') depth -= 1
    if (letter === '|' && depth === 0) {
      parts.push(part)
      part = ''
    } else part += letter
  }
  return [...parts, part]
}

const unescape = (text: string): string => text.replaceAll('\\n', '\n')

function readNode(text: string): Node {
  const brace = text.indexOf('{')
  if (brace >= 0) {
    return {
      text: unescape(text.slice(0, brace)),
      label: '',
      children: splitTop(text.slice(brace + 1, text.lastIndexOf('}'))).map(readNode),
    }
  }
  const tilde = text.indexOf('~')
  return tilde < 0
    ? { text: unescape(text), label: '', children: [] }
    : { text: unescape(text.slice(0, tilde)), label: text.slice(tilde + 1), children: [] }
}

const depthOf = (node: Node): number => 1 + Math.max(0, ...node.children.map(depthOf))
const widthOf = (node: Node): number =>
  node.children.length === 0 ? 1 : node.children.reduce((sum, child) => sum + widthOf(child), 0)

interface Draft {
  name: string
  kind: FormSheet['kind']
  cells: PlacedCell[]
  leaves: ExpectedLeaf[]
  hidden: number[]
  width: number
  row: number
  /** Leaf texts of the header in force. */
  columns: string[]
  /** Vertical groups of a card: text and the rows and columns they cover. */
  groups: { text: string; top: number; bottom: number; column: number }[]
}

const newDraft = (name: string, kind: FormSheet['kind']): Draft => ({
  name,
  kind,
  cells: [],
  leaves: [],
  hidden: [],
  width: 0,
  row: 1,
  columns: [],
  groups: [],
})

function placeHeader(draft: Draft, nodes: readonly Node[]): void {
  const depth = Math.max(...nodes.map(depthOf))
  draft.columns = []
  const place = (node: Node, level: number, column: number, path: readonly string[]): void => {
    const leaf = node.children.length === 0
    draft.cells.push({
      row: draft.row + level,
      column,
      text: node.text,
      style: 'header',
      rows: leaf ? depth - level : 1,
      columns: widthOf(node),
    })
    if (leaf) {
      draft.columns.push(node.text)
      draft.leaves.push({
        row: draft.row + level,
        column,
        path: [...path, node.text],
        axis: 'column',
        answers: readAnswers(node.label),
      })
      return
    }
    let at = column
    for (const child of node.children) {
      place(child, level + 1, at, [...path, node.text])
      at += widthOf(child)
    }
  }
  let column = 1
  for (const node of nodes) {
    place(node, 0, column, [])
    column += widthOf(node)
  }
  draft.width = Math.max(draft.width, column - 1)
  draft.row += depth
}

function placeBodyRow(draft: Draft, values: readonly string[], style?: 'header'): void {
  draft.columns.forEach((header, at) => {
    draft.cells.push({
      row: draft.row,
      column: at + 1,
      text: unescape(values[at] ?? ''),
      style: style ?? (/证|号|卡|码/.test(header) ? 'text' : 'body'),
      rows: 1,
      columns: 1,
    })
  })
  draft.row += 1
}

/** `4:3` is one household: the first four columns merged down over three rows. */
function placeHouseholds(draft: Draft, blocks: readonly string[]): void {
  for (const block of blocks) {
    const [columns = 0, rows = 0] = block.split(':').map(Number)
    draft.columns.forEach((_, at) => {
      if (at < columns) draft.cells.push({ row: draft.row, column: at + 1, text: '', style: 'body', rows, columns: 1 })
      else
        for (let i = 0; i < rows; i += 1)
          draft.cells.push({ row: draft.row + i, column: at + 1, text: '', style: 'body', rows: 1, columns: 1 })
    })
    draft.row += rows
  }
}

function placeCardRow(draft: Draft, items: readonly string[]): void {
  let column = 1
  const covered = (): PlacedCell | undefined =>
    draft.cells.find(
      (cell) =>
        cell.rows > 1 &&
        cell.row <= draft.row &&
        draft.row < cell.row + cell.rows &&
        cell.column <= column &&
        column < cell.column + cell.columns,
    )
  for (const item of items) {
    for (let over = covered(); over !== undefined; over = covered()) column = over.column + over.columns
    const down = Number(/!v(\d+)$/.exec(item)?.[1] ?? 1)
    const bare = item.replace(/!v\d+$/, '')
    if (/^_\d*$/.test(bare)) {
      const columns = Number(bare.slice(1) || 1)
      draft.cells.push({ row: draft.row, column, text: '', style: 'body', rows: 1, columns })
      column += columns
      continue
    }
    const columns = Number(/>(\d+)$/.exec(bare)?.[1] ?? 1)
    const plain = bare.replace(/>\d+$/, '').trimEnd()
    const given = plain.startsWith('?')
    const node = readNode(given ? plain.slice(1) : plain)
    draft.cells.push({ row: draft.row, column, text: node.text, style: given ? 'body' : 'header', rows: down, columns })
    const group = draft.groups.find(
      ({ top, bottom, column: at }) => top <= draft.row && draft.row <= bottom && at < column,
    )
    if (!given && node.label !== '') {
      draft.leaves.push({
        row: draft.row,
        column,
        path: [...(group ? [group.text] : []), node.text],
        axis: 'label',
        answers: readAnswers(node.label),
      })
    } else if (!given && down > 1)
      draft.groups.push({ text: node.text, top: draft.row, bottom: draft.row + down - 1, column })
    column += columns
  }
  draft.width = Math.max(draft.width, column - 1)
  draft.row += 1
}

/** A preamble is one merged cell, or its pieces spread over the columns in every third form. */
function placeLine(draft: Draft, text: string, spread: boolean): void {
  const pieces = text.split(/[ 　]{3,}/).filter((piece) => piece !== '')
  if (spread && pieces.length > 1 && draft.width > pieces.length * 2) {
    const step = Math.floor(draft.width / pieces.length)
    pieces.forEach((piece, at) =>
      draft.cells.push({ row: draft.row, column: 1 + at * step, text: piece, style: 'plain', rows: 1, columns: 1 }),
    )
  } else draft.cells.push({ row: draft.row, column: 1, text, style: 'plain', rows: 1, columns: draft.width })
  draft.row += 1
}

function readSheet(name: string, kind: FormSheet['kind'], lines: readonly string[], number: number): FormSheet {
  const draft = newDraft(name, kind)
  draft.width = Math.max(1, ...lines.map(lineWidth))
  for (const line of lines) {
    const space = line.indexOf(' ')
    const code = space < 0 ? line : line.slice(0, space)
    const rest = space < 0 ? '' : line.slice(space + 1)
    switch (code) {
      case 'T':
        draft.cells.push({
          row: draft.row,
          column: 1,
          text: rest,
          style: 'title',
          rows: 1,
          columns: number % 5 === 1 ? 1 : draft.width,
        })
        draft.row += number % 4 === 3 ? 2 : 1
        break
      case 'TBL':
        draft.row += 2
        draft.cells.push({ row: draft.row, column: 1, text: rest, style: 'title', rows: 1, columns: draft.width })
        draft.row += 1
        break
      case 'P':
      case 'F':
      case 'N':
        placeLine(draft, rest, number % 3 === 0)
        break
      case 'H':
      case 'X':
      case 'V':
        placeHeader(draft, splitTop(rest).map(readNode))
        break
      case 'U':
      case 'I':
        placeBodyRow(draft, rest.split('|'), 'header')
        break
      case 'R':
        placeBodyRow(draft, rest.split('|'))
        break
      case 'S': {
        const [stub = '', ...others] = rest.split('|')
        const node = readNode(stub)
        draft.leaves.push({
          row: draft.row,
          column: 1,
          path: [node.text],
          axis: 'row',
          answers: readAnswers(node.label),
        })
        placeBodyRow(draft, [node.text, ...others])
        break
      }
      case 'B':
        for (let i = 0; i < Number(rest); i += 1) placeBodyRow(draft, [])
        break
      case 'M':
        placeHouseholds(draft, rest.split(' '))
        break
      case 'C':
        placeCardRow(draft, splitTop(rest))
        break
      case 'HID':
        draft.hidden.push(...rest.split(',').map(Number))
        break
      default:
        throw new Error(`${name}: what is ${line}?`)
    }
  }
  return { name, kind, cells: draft.cells, hiddenColumns: draft.hidden, width: draft.width, leaves: draft.leaves }
}

function lineWidth(line: string): number {
  if (/^[HXV] /.test(line))
    return splitTop(line.slice(2))
      .map(readNode)
      .reduce((sum, node) => sum + widthOf(node), 0)
  if (!line.startsWith('C ')) return 1
  return splitTop(line.slice(2)).reduce(
    (sum, item) => sum + Number(/^_(\d+)$/.exec(item)?.[1] ?? />(\d+)/.exec(item)?.[1] ?? 1),
    0,
  )
}

function readForm(block: string): FormText {
  const [head = '', ...lines] = block.split('\n').filter((line) => line.trim() !== '')
  const [id = '', department = '', kind = 'list'] = head.trim().split(' ')
  const number = Number(id.slice(1))
  const sheets: { name: string; kind: FormSheet['kind']; lines: string[] }[] = []
  let open = { name: 'Sheet1', kind: kind as FormSheet['kind'], lines: [] as string[] }
  for (const line of lines) {
    if (line.startsWith('SHEET ')) {
      if (open.lines.length > 0) sheets.push(open)
      const [, name = '', own] = line.split(' ')
      open = { name, kind: (own ?? kind) as FormSheet['kind'], lines: [] }
    } else open.lines.push(line)
  }
  sheets.push(open)
  return { id, department, sheets: sheets.map((sheet) => readSheet(sheet.name, sheet.kind, sheet.lines, number)) }
}

export const readForms = (text: string): FormText[] => text.split('=== ').slice(1).map(readForm)
