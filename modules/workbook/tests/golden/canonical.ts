import { openPackage } from '../../server/package/open-package.ts'
import type { OoxmlPackage } from '../../server/package/open-package.ts'
import { parseXml } from '../parse-xml.ts'
import type { XmlNode } from '../parse-xml.ts'
import { columnName } from './form-draft.ts'

/** A part in words that do not depend on how it was written: shared strings and inline strings alike, shared formulas written out, places as sets. */
type Lines = readonly string[]

const decode = (bytes: Buffer): string =>
  bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le').slice(1) : bytes.toString('utf8').replace(/^\ufeff/, '')

async function readRaw(pack: OoxmlPackage, name: string): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of pack.rawPart(name)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Cells of a list of places, sorted: `A1:A3` equals `A1:A2 A3`. Whole rows and columns stay as written. */
function expandPlaces(text: string): string {
  const cells: string[] = []
  for (const place of text.split(/\s+/)) {
    const match = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(place)
    if (match === null) {
      cells.push(place)
      continue
    }
    const [, left = '', top = '', right = left, bottom = top] = match
    for (let row = Number(top); row <= Number(bottom); row += 1)
      for (let column = columnNumber(left); column <= columnNumber(right); column += 1) cells.push(`${columnName(column)}${row}`)
  }
  return [...new Set(cells)].toSorted().join(' ')
}

const columnNumber = (letters: string): number => Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

/** A shared formula at another place: relative rows and columns move along. */
const copyShared = (formula: string, rows: number, columns: number): string =>
  formula.replace(/"[^"]*"|(\$?)([A-Z]{1,3})(\$?)(\d+)(?![\d(A-Za-z])/g, (whole, fixedColumn?: string, letters?: string, fixedRow?: string, digits?: string) =>
    letters === undefined
      ? whole
      : `${fixedColumn}${fixedColumn === '$' ? letters : columnName(columnNumber(letters) + columns)}${fixedRow}${fixedRow === '$' ? digits : Number(digits) + rows}`,
  )

const placesOf = new Set(['conditionalFormatting', 'dataValidation', 'ignoredError', 'protectedRange'])

function describe(node: XmlNode, path: string, out: string[]): void {
  const here = `${path}/${node.name}`
  const attributes = [...node.attributes]
    .filter(([name]) => name !== 'count' && name !== 'spans' && name !== 'fullCalcOnLoad')
    .map(([name, value]) => `${name}=${name === 'sqref' && placesOf.has(node.name) ? expandPlaces(value) : value}`)
    .toSorted()
  const text = node.name === 'sqref' ? expandPlaces(node.text.trim()) : node.text
  out.push(`${here} {${attributes.join('; ')}} ${text}`)
  if (node.name === 'mergeCells') out.push(...node.children.map((child) => `${here}/mergeCell ${child.attributes.get('ref')}`).toSorted())
  else if (node.name === 'sparklines') {
    // Their order says nothing.
    const lines = node.children.map((child) => {
      const inner: string[] = []
      describe(child, here, inner)
      return inner.join(' | ')
    })
    out.push(...lines.toSorted())
  } else for (const child of node.children) describe(child, here, out)
}

const textOf = (node: XmlNode): string => {
  const runs = node.children.flatMap((child) => (child.name === 't' ? [child.text] : child.name === 'r' ? [textOf(child)] : []))
  return runs.join('')
}

interface Cell {
  readonly row: number
  readonly column: number
  readonly node: XmlNode
}

function* readCells(data: XmlNode): Generator<Cell | { readonly row: number; readonly node: XmlNode }> {
  let row = 0
  for (const node of data.children) {
    row = Number(node.attributes.get('r') ?? row + 1)
    yield { row, node }
    let column = 0
    for (const cell of node.children) {
      const letters = /^[A-Z]+/.exec(cell.attributes.get('r') ?? '')?.[0]
      column = letters === undefined ? column + 1 : columnNumber(letters)
      yield { row, column, node: cell }
    }
  }
}

function describeRows(data: XmlNode, strings: readonly XmlNode[]): string[] {
  const lines: string[] = []
  const masters = new Map<string, { row: number; column: number; text: string }>()
  for (const one of readCells(data)) {
    if (!('column' in one)) {
      const kept = [...one.node.attributes].filter(([name]) => name !== 'r' && name !== 'spans').map((pair) => pair.join('='))
      lines.push(`row ${one.row} ${kept.toSorted().join(' ')}`)
      continue
    }
    lines.push(`${columnName(one.column)}${one.row} s=${one.node.attributes.get('s') ?? '0'} ${describeContent(one, strings, masters)}`.trimEnd())
  }
  return lines
}

function describeContent({ row, column, node }: Cell, strings: readonly XmlNode[], masters: Map<string, { row: number; column: number; text: string }>): string {
  const formula = node.children.find((child) => child.name === 'f')
  if (formula !== undefined) {
    const group = formula.attributes.get('si')
    if (formula.attributes.get('t') !== 'shared' || group === undefined)
      return `=${formula.text} ${formula.attributes.get('t') ?? ''} ${formula.attributes.get('ref') ?? ''}`.trimEnd()
    if (formula.text !== '') masters.set(group, { row, column, text: formula.text })
    const master = masters.get(group)
    return `=${master === undefined ? '?' : copyShared(master.text, row - master.row, column - master.column)}`
  }
  const value = node.children.find((child) => child.name === 'v')?.text
  switch (node.attributes.get('t') ?? 'n') {
    case 's': {
      const item = strings[Number(value)]
      if (item === undefined) return 'no such string'
      // Runs and phonetics are more than their text.
      const inner: string[] = []
      if (item.children.some((child) => child.name !== 't')) describe(item, '', inner)
      return `“${textOf(item)}” ${inner.join(' ')}`
    }
    case 'inlineStr':
      return `“${textOf(node.children.find((child) => child.name === 'is') ?? node)}”`
    default:
      return value === undefined || value === '' ? '' : `#${Number(value)}`
  }
}

async function describePart(pack: OoxmlPackage, name: string): Promise<Lines> {
  const bytes = await pack.readPart(name)
  const text = decode(bytes)
  if (!/^\s*</.test(text)) return [bytes.toString('base64')]
  const root = parseXml(text)
  const data = root.children.find((child) => child.name === 'sheetData')
  const out: string[] = []
  // Comment anchors are text with numbers: white space around them says nothing.
  const skipped = new Set(['sheetData', 'dimension'])
  describe({ ...root, children: root.children.filter((child) => !skipped.has(child.name)) }, '', out)
  if (data === undefined) return out.filter((line) => !line.includes('/calcPr {'))
  const stringsPart = [...pack.parts.keys()].find((one) => one.endsWith('sharedStrings.xml'))
  const strings = stringsPart === undefined ? [] : parseXml(decode(await pack.readPart(stringsPart))).children
  return [...out, ...describeRows(data, strings)]
}

export interface Comparison {
  /** The empty template, its filled copy, and the same form drawn with the rows it should now have. */
  readonly template: Uint8Array
  readonly filled: Uint8Array
  readonly drawn: Uint8Array
}

/**
 * What the filled copy has that the drawn form has not, and the other way round. Parts that a fill has no business with must keep the template's compressed
 * bytes. Shared strings are compared by what the cells show.
 */
export async function compareWithDrawn({ template, filled, drawn }: Comparison): Promise<string[]> {
  const [old, now, wanted] = [await openPackage({ bytes: template }), await openPackage({ bytes: filled }), await openPackage({ bytes: drawn })]
  const differences: string[] = []
  if ([...old.parts.keys()].join('\n') !== [...now.parts.keys()].join('\n')) differences.push(`parts became ${[...now.parts.keys()].join(' ')}`)
  for (const name of now.parts.keys()) {
    if ((await readRaw(old, name)).equals(await readRaw(now, name))) {
      if (name.endsWith('sharedStrings.xml') || (await old.readPart(name)).equals(await wanted.readPart(name))) continue
    }
    const [actual, expected] = [await describePart(now, name), await describePart(wanted, name)]
    if (actual.join('\n') === expected.join('\n')) {
      if ((await old.readPart(name)).equals(await wanted.readPart(name)) && !name.endsWith('workbook.xml') && !/sheet|people/.test(name)) differences.push(`${name}: written anew without need`)
      continue
    }
    const [left, right] = [new Set(actual), new Set(expected)]
    for (const line of expected) if (!left.has(line)) differences.push(`${name} lacks ${line}`)
    for (const line of actual) if (!right.has(line)) differences.push(`${name} has  ${line}`)
    if (left.size === right.size && differences.length === 0) differences.push(`${name}: another order`)
  }
  for (const pack of [old, now, wanted]) await pack.close()
  return differences
}
