import { Writable } from 'node:stream'
import type { SheetGrid } from '../../contract.ts'
import { openPackage, type OoxmlPackage } from '../package/open-package.ts'
import { problems } from '../problems.ts'
import { readWorkbookGrid } from '../read-grid.ts'
import { addContentType, addRelationship } from '../fill/package-edits.ts'
import { openOutput } from '../fill/package-output.ts'
import { findRelsName, readText, readWorkbookParts, resolveTarget, type WorkbookParts } from '../fill/workbook-parts.ts'
import { writePackage } from '../fill/write-package.ts'
import { findAttribute, findElement, findElementEnd, listElements } from '../fill/xml-edit.ts'
import { insertDrawing, insertPrintedLine } from './sheet-insertions.ts'
import { drawingNamespaces, writeStampAnchor, type DrawingNamespaces, type Stamp } from './stamp-anchor.ts'

const DRAWING_TYPE = 'application/vnd.openxmlformats-officedocument.drawing+xml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const NO_RELATIONSHIPS = `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`

/** Texts that change and texts that come in, on top of the package. */
class Draft {
  readonly changed = new Map<string, string>()
  readonly added = new Map<string, string | Uint8Array>()
  readonly #pack: OoxmlPackage
  constructor(pack: OoxmlPackage) {
    this.#pack = pack
  }
  async read(name: string): Promise<string | undefined> {
    const known = this.changed.get(name) ?? this.added.get(name)
    if (typeof known === 'string') return known
    return this.#pack.parts.has(name) ? readText(this.#pack, name) : undefined
  }
  write(name: string, text: string): void {
    if (this.#pack.parts.has(name)) this.changed.set(name, text)
    else this.added.set(name, text)
  }
  /** A part name that is free: `xl/media/image7.png`. */
  free(nameOf: (number: number) => string): string {
    const taken = new Set([...this.#pack.parts.keys(), ...this.added.keys()].map((name) => name.toLowerCase()))
    let number = 1
    while (taken.has(nameOf(number).toLowerCase())) number += 1
    return nameOf(number)
  }
}

async function relate(draft: Draft, part: string, type: string, target: string): Promise<string> {
  const name = findRelsName(part)
  const { xml, id } = addRelationship((await draft.read(name)) ?? NO_RELATIONSHIPS, type, `/${target}`)
  draft.write(name, xml)
  return id
}

async function declare(draft: Draft, part: string, type: string): Promise<void> {
  const name = '[Content_Types].xml'
  draft.write(name, addContentType((await draft.read(name)) ?? '', part, type))
}

/** The first column, counted from 0, that is right of everything the sheet shows. */
function freeColumn(grid: SheetGrid): number {
  let column = Math.max(grid.columns, ...grid.merges.map((merge) => merge.right))
  while (grid.hiddenColumns.has(column + 1)) column += 1
  return column
}

/** A form that fits itself to the page takes the stamp along; elsewhere a picture beside the table would print as a page of its own. */
const fitsItself = (xml: string): boolean => /<(?:\w+:)?pageSetUpPr\b[^>]*\bfitToPage="(?:1|true)"/.test(xml)

async function drawingOf(draft: Draft, part: string, folder: string, spaces: DrawingNamespaces): Promise<string> {
  const rels = await draft.read(findRelsName(part))
  const known =
    rels === undefined ? [] : listElements(rels, 'Relationship').map((tag) => rels.slice(tag.start, tag.end))
  const existing = known.find((tag) => (findAttribute(tag, 'Type') ?? '').endsWith('/drawing'))
  if (existing !== undefined) return resolveTarget(part, findAttribute(existing, 'Target') ?? '')
  const drawing = draft.free((number) => `${folder}drawings/drawing${number}.xml`)
  draft.write(drawing, `${HEAD}<xdr:wsDr xmlns:xdr="${spaces.sheetDrawing}" xmlns:a="${spaces.drawing}"></xdr:wsDr>`)
  await declare(draft, drawing, DRAWING_TYPE)
  const id = await relate(draft, part, `${spaces.relations}/drawing`, drawing)
  draft.write(part, insertDrawing((await draft.read(part)) ?? '', id, spaces.relations))
  return drawing
}

const freeShapeId = (xml: string): number =>
  1 +
  Math.max(
    1,
    ...listElements(xml, 'cNvPr').map((tag) => Number(findAttribute(xml.slice(tag.start, tag.end), 'id')) || 0),
  )

function insertAnchor(xml: string, anchor: string): string {
  const root = findElement(xml, 'wsDr')
  if (root === undefined) return xml
  if (root.kind === 'empty') {
    const name = root.prefix === '' ? root.name : `${root.prefix}:${root.name}`
    return `${xml.slice(0, root.end - 2)}>${anchor}</${name}>${xml.slice(root.end)}`
  }
  const at = xml.lastIndexOf('</', findElementEnd(xml, root) - 1)
  return xml.slice(0, at) + anchor + xml.slice(at)
}

async function stampSheet(
  draft: Draft,
  of: { readonly part: string; readonly grid: SheetGrid; readonly picture: string; readonly folder: string },
  stamp: Stamp,
  spaces: DrawingNamespaces,
): Promise<void> {
  const before = (await draft.read(of.part)) ?? ''
  draft.write(of.part, insertPrintedLine(before, stamp.footer))
  const drawing = await drawingOf(draft, of.part, of.folder, spaces)
  const pictureRelationship = await relate(draft, drawing, `${spaces.relations}/image`, of.picture)
  const xml = (await draft.read(drawing)) ?? ''
  const place = {
    column: freeColumn(of.grid),
    isPrinted: fitsItself(before),
    pictureRelationship,
    id: freeShapeId(xml),
  }
  draft.write(drawing, insertAnchor(xml, writeStampAnchor(stamp, place, spaces)))
}

async function writeDraft(pack: OoxmlPackage, draft: Draft): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const sink = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  const bytes = await openOutput(sink)
  const writer = writePackage(bytes)
  for (const [name, entry] of pack.parts) {
    const text = draft.changed.get(name)
    if (text === undefined) await writer.copy(pack, entry)
    else await writer.add(name, { bytes: Buffer.from(text, 'utf8') }, entry)
  }
  for (const [name, part] of draft.added) {
    await writer.add(name, { bytes: typeof part === 'string' ? Buffer.from(part, 'utf8') : part })
  }
  await writer.finish()
  await bytes.finish()
  return Buffer.concat(chunks)
}

async function stampPackage(
  pack: OoxmlPackage,
  parts: WorkbookParts,
  sheets: readonly SheetGrid[],
  stamp: Stamp,
): Promise<Uint8Array> {
  const draft = new Draft(pack)
  const folder = parts.workbook.slice(0, parts.workbook.lastIndexOf('/') + 1)
  const spaces = drawingNamespaces(parts.workbookXml.includes('http://purl.oclc.org/ooxml/spreadsheetml/main'))
  const picture = draft.free((number) => `${folder}media/image${number}.png`)
  draft.added.set(picture, stamp.picture)
  await declare(draft, picture, 'image/png')
  for (const grid of sheets) {
    const part = parts.sheets.find((sheet) => sheet.name === grid.name)?.part
    if (part === undefined || !pack.parts.has(part)) throw problems.sheetNotFound({ sheet: grid.name, sheets: [] })
    await stampSheet(draft, { part, grid, picture, folder }, stamp, spaces)
  }
  return writeDraft(pack, draft)
}

/**
 * Puts a picture with a few lines right of the table of each named sheet (of the first visible one when none is named), and a
 * line at the foot of its pages, or at their head where the template has a footer of its own. No cell changes; every part that is not touched keeps its bytes.
 *
 * @param bytes an .xlsx
 * @throws workbook/… for a file that is none, or is damaged
 */
export async function stampWorkbook(bytes: Uint8Array, sheets: readonly string[], stamp: Stamp): Promise<Uint8Array> {
  const grid = await readWorkbookGrid({ bytes }, { fileName: 'stamped.xlsx' })
  const named = grid.sheets.filter((sheet) => sheets.includes(sheet.name))
  const chosen = named.length > 0 ? named : grid.sheets.filter((sheet) => sheet.state === 'visible').slice(0, 1)
  const pack = await openPackage({ bytes })
  try {
    return await stampPackage(pack, await readWorkbookParts(pack), chosen, stamp)
  } finally {
    await pack.close()
  }
}
