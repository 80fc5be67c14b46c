import { openPackage } from '../server/package/open-package.ts'
import type { OoxmlPackage } from '../server/package/open-package.ts'
import { parseXml } from './parse-xml.ts'
import type { XmlNode } from './parse-xml.ts'

/** Rows put into a sheet: `added` rows after row `after` of the template, copies of row `template`. */
export interface ExpectedShift {
  readonly after: number
  readonly added: number
  readonly template: number
}

export interface ExpectedFill {
  /** Filled cells by sheet name, as references or ranges in the finished file: `['B5', 'A6:D9']`. */
  readonly filled: readonly { readonly sheet: string; readonly cells: readonly string[] }[]
  readonly shift?: Readonly<Record<string, ExpectedShift>>
  /** Parts that may change beside the filled sheets: compared as XML, not as bytes. */
  readonly changedParts?: readonly string[]
  readonly addedParts?: readonly string[]
  readonly removedParts?: readonly string[]
}

/**
 * Differences between a template and its filled copy outside the filled cells, in words; empty when there are none. Parts not named must be equal byte for
 * byte, compressed. In a sheet with inserted rows every place is mapped back to the template's rows, the new rows are left out, and then all must be equal.
 */
export async function diffPackages(before: Uint8Array, after: Uint8Array, expected: ExpectedFill): Promise<string[]> {
  const [old, now] = [await openPackage({ bytes: before }), await openPackage({ bytes: after })]
  const differences: string[] = []
  const sheetParts = await readSheetParts(old)
  const touched = new Map(expected.filled.map(({ sheet, cells }) => [sheetParts.get(sheet) ?? '', { sheet, cells }]))
  for (const sheet of Object.keys(expected.shift ?? {}))
    if (!touched.has(sheetParts.get(sheet) ?? '')) touched.set(sheetParts.get(sheet) ?? '', { sheet, cells: [] })
  const removed = new Set(expected.removedParts)
  const added = new Set(expected.addedParts)
  const names = [...old.parts.keys()].filter((name) => !removed.has(name))
  const newNames = [...now.parts.keys()].filter((name) => !added.has(name))
  if (names.join('\n') !== newNames.join('\n'))
    differences.push(`parts: ${names.join(' ')} became ${newNames.join(' ')}`)
  for (const name of names) {
    if (!now.parts.has(name)) continue
    const sheet = touched.get(name)
    const changed = sheet !== undefined || expected.changedParts?.includes(name) === true
    if (!changed) {
      if (!(await readRaw(old, name)).equals(await readRaw(now, name))) differences.push(`${name}: bytes differ`)
      const [a, b] = [old.parts.get(name), now.parts.get(name)]
      if (a?.flags !== b?.flags || a?.time !== b?.time || a?.date !== b?.date || a?.method !== b?.method)
        differences.push(`${name}: zip header differs`)
      continue
    }
    const [a, b] = [
      parseXml((await old.readPart(name)).toString('utf8')),
      parseXml((await now.readPart(name)).toString('utf8')),
    ]
    const owner = sheet?.sheet
    const view: View = {
      part: name,
      owner,
      shift: expected.shift ?? {},
      cells: (sheet?.cells ?? []).map(parseRange),
      differences,
    }
    if (sheet === undefined) compare(a, unshiftNode(b, view), name, view)
    else compareSheets(a, b, view)
  }
  await old.close()
  await now.close()
  return differences
}

interface View {
  readonly part: string
  /** Sheet whose part this is. */
  readonly owner: string | undefined
  readonly shift: Readonly<Record<string, ExpectedShift>>
  readonly cells: readonly Range[]
  readonly differences: string[]
}

interface Range {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

async function readRaw(pack: OoxmlPackage, name: string): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of pack.rawPart(name)) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function readSheetParts(pack: OoxmlPackage): Promise<Map<string, string>> {
  const workbook = parseXml((await pack.readPart('xl/workbook.xml')).toString('utf8'))
  const rels = parseXml((await pack.readPart('xl/_rels/workbook.xml.rels')).toString('utf8'))
  const targets = new Map(
    rels.children.map((one) => [one.attributes.get('Id') ?? '', one.attributes.get('Target') ?? '']),
  )
  const sheets = workbook.children.find((one) => one.name === 'sheets')?.children ?? []
  return new Map(
    sheets.map((sheet) => {
      const id = [...sheet.attributes].find(([name]) => name.endsWith(':id'))?.[1] ?? ''
      const target = targets.get(id) ?? ''
      return [sheet.attributes.get('name') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`]
    }),
  )
}

const columnNumber = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

function parseRange(text: string): Range {
  const [from = '', to = from] = text.split(':')
  const corner = (one: string): [number, number] => {
    const match = /^([A-Z]+)(\d+)$/.exec(one)
    return [Number(match?.[2]), columnNumber(match?.[1] ?? '')]
  }
  const [top, left] = corner(from)
  const [bottom, right] = corner(to)
  return { top, left, bottom, right }
}

const unshiftRow = (row: number, shift: ExpectedShift | undefined): number =>
  shift === undefined || row <= shift.after || row === 1_048_576 ? row : Math.max(shift.after, row - shift.added)

const isNew = (row: number, shift: ExpectedShift | undefined): boolean =>
  shift !== undefined && row > shift.after && row <= shift.after + shift.added

const referencePattern =
  /"[^"]*"|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3}\$?\d{1,7}|\$?\d{1,7}(?=:\$?\d))(?::(\$?[A-Z]{1,3}\$?\d{1,7}|\$?\d{1,7}))?(?![\p{L}\p{N}_(.])/gu

/** A formula or place list with every row of a shifted sheet mapped back. Ranges inside the new rows vanish from lists of places. */
function unshiftText(text: string, view: View, isPlaces: boolean): string {
  const mapped = text.replace(
    referencePattern,
    (whole, sheet: string | undefined, from: string | undefined, to: string | undefined) => {
      if (from === undefined) return whole
      const name = sheet === undefined ? view.owner : sheet.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'")
      const shift = name === undefined ? undefined : view.shift[name]
      if (shift === undefined) return whole
      const rowOf = (corner: string): number => Number(/\d+$/.exec(corner)?.[0])
      if (isPlaces && isNew(rowOf(from), shift) && isNew(rowOf(to ?? from), shift)) return ''
      const back = (corner: string): string =>
        corner.replace(/\d+$/, (digits) => `${unshiftRow(Number(digits), shift)}`)
      const [first, second] = [back(from), to === undefined ? undefined : back(to)]
      return (sheet ?? '') + (second === undefined || (isPlaces && first === second) ? first : `${first}:${second}`)
    },
  )
  return isPlaces ? mapped.replace(/\s+/g, ' ').trim() : mapped
}

const placeAttributes = new Set(['ref', 'sqref', 'activeCell', 'topLeftCell'])
const formulaAttributes = new Set(['location', 'textlink', 'fmlaLink', 'fmlaRange'])
const formulaNames = new Set([
  'f',
  'formula',
  'formula1',
  'formula2',
  'definedName',
  'calculatedColumnFormula',
  'totalsRowFormula',
])

function unshiftNode(node: XmlNode, view: View): XmlNode {
  const own = view.owner === undefined ? undefined : view.shift[view.owner]
  const attributes = new Map(
    [...node.attributes].map(([name, value]) => {
      if (own !== undefined && placeAttributes.has(name)) return [name, unshiftText(value, view, true)]
      if (formulaAttributes.has(name)) return [name, unshiftText(value, view, false)]
      if (own !== undefined && node.name === 'brk' && name === 'id') return [name, `${unshiftRow(Number(value), own)}`]
      return [name, value]
    }),
  )
  const isFormula = formulaNames.has(node.name)
  const text = isFormula || node.name === 'sqref' ? unshiftText(node.text, view, node.name === 'sqref') : node.text
  const children = node.children
    .map((child) => unshiftNode(child, view))
    .filter((child) => !(child.name === 'mergeCell' && child.attributes.get('ref') === ''))
  return { name: node.name, attributes, children, text }
}

function compareSheets(before: XmlNode, after: XmlNode, view: View): void {
  const isRest = (node: XmlNode): boolean =>
    node.name !== 'sheetData' &&
    node.name !== 'dimension' &&
    !(node.name === 'mergeCells' && node.children.length === 0)
  const rest = (node: XmlNode): XmlNode => ({ ...node, children: node.children.filter(isRest) })
  compare(rest(before), rest(unshiftNode(rest(after), view)), view.part, view)
  const shift = view.owner === undefined ? undefined : view.shift[view.owner]
  const [old, now] = [readCells(before), readCells(after)]
  const isFilled = (row: number, column: number): boolean =>
    view.cells.some((one) => row >= one.top && row <= one.bottom && column >= one.left && column <= one.right)
  for (const [key, cell] of now.cells) {
    const place = `${view.part} ${key}`
    const filled = isFilled(cell.row, cell.column)
    const source = isNew(cell.row, shift)
      ? old.at(shift?.template ?? 0, cell.column)
      : old.at(unshiftRow(cell.row, shift), cell.column)
    if (source === undefined) {
      if (!filled) view.differences.push(`${place}: cell appeared`)
      continue
    }
    if ((source.node.attributes.get('s') ?? '0') !== (cell.node.attributes.get('s') ?? '0'))
      view.differences.push(
        `${place}: style ${source.node.attributes.get('s')} became ${cell.node.attributes.get('s')}`,
      )
    if (filled || isNew(cell.row, shift)) continue
    const hasFormula = (node: XmlNode): XmlNode | undefined => node.children.find((child) => child.name === 'f')
    const isShared = hasFormula(source.node)?.attributes.get('t') === 'shared'
    const [a, b] = [source.node, unshiftNode(cell.node, view)]
    if (isShared && hasFormula(b) !== undefined) continue
    compare(withoutPlace(withoutResult(a)), withoutPlace(withoutResult(b)), place, view)
  }
  for (const [key, cell] of old.cells) {
    const row = shift !== undefined && cell.row > shift.after ? cell.row + shift.added : cell.row
    if (now.at(row, cell.column) === undefined) view.differences.push(`${view.part} ${key}: cell vanished`)
  }
  for (const [number, node] of now.rows) {
    const source = old.rows.get(isNew(number, shift) ? (shift?.template ?? 0) : unshiftRow(number, shift))
    if (source === undefined) continue
    for (const name of new Set([...source.attributes.keys(), ...node.attributes.keys()]))
      if (name !== 'r' && name !== 'spans' && source.attributes.get(name) !== node.attributes.get(name))
        view.differences.push(`${view.part} row ${number}: ${name}`)
  }
}

/** The stored result of a formula, and its type, follow from the filled cells. */
const withoutResult = (node: XmlNode): XmlNode =>
  node.children.some((child) => child.name === 'f')
    ? {
        ...node,
        attributes: new Map([...node.attributes].filter(([name]) => name !== 't')),
        children: node.children.filter((child) => child.name !== 'v'),
      }
    : node

const withoutPlace = (node: XmlNode): XmlNode => ({
  ...node,
  attributes: new Map([...node.attributes].filter(([name]) => name !== 'r')),
})

interface Cells {
  readonly cells: ReadonlyMap<string, { readonly node: XmlNode; readonly row: number; readonly column: number }>
  readonly rows: ReadonlyMap<number, XmlNode>
  at(row: number, column: number): { readonly node: XmlNode } | undefined
}

function readCells(sheet: XmlNode): Cells {
  const cells = new Map<string, { node: XmlNode; row: number; column: number }>()
  const rows = new Map<number, XmlNode>()
  let row = 0
  for (const one of sheet.children.find((child) => child.name === 'sheetData')?.children ?? []) {
    row = Number(one.attributes.get('r') ?? row + 1)
    rows.set(row, one)
    let column = 0
    for (const node of one.children.filter((child) => child.name === 'c')) {
      const written = /^[A-Z]+/.exec(node.attributes.get('r') ?? '')?.[0]
      column = written === undefined ? column + 1 : columnNumber(written)
      cells.set(`${row}:${column}`, { node, row, column })
    }
  }
  return { cells, rows, at: (atRow, atColumn) => cells.get(`${atRow}:${atColumn}`) }
}

/** Counts follow from the children, which are compared themselves. */
function compare(before: XmlNode, after: XmlNode, path: string, view: View): void {
  const here = `${path}/${before.name}`
  if (before.name !== after.name) {
    view.differences.push(`${here}: became ${after.name}`)
    return
  }
  for (const name of new Set([...before.attributes.keys(), ...after.attributes.keys()])) {
    if (name === 'count' || (before.name === 'calcPr' && name === 'fullCalcOnLoad')) continue
    if (before.attributes.get(name) !== after.attributes.get(name))
      view.differences.push(`${here}@${name}: ${before.attributes.get(name)} became ${after.attributes.get(name)}`)
  }
  if (before.text !== after.text) view.differences.push(`${here}: “${before.text}” became “${after.text}”`)
  const added = after.children.length - before.children.length
  if (added !== 0) view.differences.push(`${here}: ${before.children.length} children became ${after.children.length}`)
  for (const [index, child] of before.children.entries()) {
    const other = after.children[index]
    if (other !== undefined) compare(child, other, here, view)
  }
}
