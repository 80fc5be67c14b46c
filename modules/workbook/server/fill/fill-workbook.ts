import type { FillPlan, FillReport, Notice, SheetFill } from '../../contract.ts'
import { openPackage } from '../package/open-package.ts'
import type { OoxmlPackage } from '../package/open-package.ts'
import type { WorkbookSource } from '../package/byte-source.ts'
import { problems } from '../problems.ts'
import { askForCalculation, removeContentType, removeRelationship } from './package-edits.ts'
import { addSheetPart } from './add-sheet-part.ts'
import type { Additions } from './add-sheet-part.ts'
import { readNamespaces, writeAppendix } from './appendix.ts'
import { readCellFormats } from './cell-formats.ts'
import { prepareSheet } from './fill-sheet.ts'
import type { FilledSheet, WorkbookFormats } from './fill-sheet.ts'
import { addCopies } from './copy-sheets.ts'
import type { PreparedCopy } from './copy-sheets.ts'
import { followShift } from './follow-shift.ts'
import type { ChangedParts } from './follow-shift.ts'
import { dropStaleElsewhere } from './stale-sheets.ts'
import { sayUnmovedSpans } from './spanning-references.ts'
import { openOutput } from './package-output.ts'
import type { FillOutput } from './package-output.ts'
import { insertedRows, planSheet } from './sheet-plan.ts'
import type { SheetPlan } from './sheet-plan.ts'
import { isOfType, readRelationships, readText, readWorkbookParts } from './workbook-parts.ts'
import type { SheetPart, WorkbookParts } from './workbook-parts.ts'
import { writePackage } from './write-package.ts'
import type { NewPart } from './write-package.ts'

export interface FillOptions {
  /** zlib level 1 to 9 for every sheet; when not given, 6 for sheets up to `LARGE` filled cells and 1 above. */
  readonly level?: number
}

/**
 * Filled cells above which a sheet is deflated at level 1. Level 6 costs 3.5 times the processor time of level 1 for a file a fifth smaller: worth it for a
 * form that is mailed around, not for a list of 100,000 rows that somebody waits for.
 */
const LARGE = 200_000

/** Cells of 64 bytes and more make a part that may pass 4 GB; its sizes then need 64 bits from the start. */
const HUGE = 64_000_000

interface Prepared {
  readonly plan: SheetPlan
  readonly part: string
  readonly filled: FilledSheet
}

interface PreparedSheets {
  readonly prepared: readonly Prepared[]
  readonly copies: readonly PreparedCopy[]
  readonly notices: Notice[]
}

/**
 * Fills a workbook in place: the sheets that take values are rewritten, parts that must follow inserted rows are edited, every other part is copied as its
 * compressed bytes. Rows stream; memory does not grow with their number. A path gets its file only when it is whole.
 * @throws Problem when the file is damaged, a sheet is missing, an array formula is in the way, or the rows do not fit or change while being read.
 */
export async function fillWorkbook(
  source: WorkbookSource,
  plan: FillPlan,
  output: FillOutput,
  options: FillOptions = {},
): Promise<FillReport> {
  const pack = await openPackage(source)
  try {
    return await fillPackage(pack, plan, output, options)
  } finally {
    await pack.close()
  }
}

async function fillPackage(
  pack: OoxmlPackage,
  plan: FillPlan,
  output: FillOutput,
  options: FillOptions,
): Promise<FillReport> {
  const parts = await readWorkbookParts(pack)
  const changed: ChangedParts = new Map()
  const added = new Map<string, NewPart>()
  const additions: Additions = { changed, added, level: options.level ?? 6 }
  const { prepared, copies, notices } = await prepareSheets(pack, parts, plan.sheets, additions)
  const moved = prepared.flatMap(({ plan: { sheet: name, shift } }) => (shift.length > 0 ? [{ name, shift }] : []))
  notices.push(...(await sayUnmovedSpans(pack, parts, moved)))
  await dropStaleElsewhere(pack, parts, plan.sheets, changed)
  const removed = await followCalculation(pack, parts, { prepared, copies }, changed)
  if (plan.appendix !== undefined) await addAppendix(pack, parts, plan.appendix, additions)
  if ([...pack.parts.keys()].some((part) => part.startsWith('_xmlsignatures/'))) notices.push(signatureNotice)
  const bytes = await openOutput(output)
  try {
    const writer = writePackage(bytes)
    for (const [name, entry] of pack.parts) {
      if (removed.has(name)) continue
      const sheet = prepared.find((one) => one.part === name)
      const text = changed.get(name)
      if (sheet !== undefined) await writer.add(name, describeSheet(sheet, options), entry)
      else if (text !== undefined) await writer.add(name, { bytes: Buffer.from(text, 'utf8') }, entry)
      else await writer.copy(pack, entry)
    }
    for (const [name, part] of added) await writer.add(name, part)
    await writer.finish()
    await bytes.finish()
  } catch (error) {
    await bytes.abandon()
    throw error
  }
  return {
    rowsWritten: prepared.reduce((sum, { filled }) => sum + filled.written.rows, 0),
    rowsInserted: prepared.reduce(
      (sum, one) => sum + one.plan.lists.reduce((rows, list) => rows + insertedRows(list), 0),
      0,
    ),
    cellsWritten: [...prepared, ...copies].reduce((sum, { filled }) => sum + filled.written.cells, 0),
    notices: [...notices, ...sayCut([...prepared, ...copies])],
  }
}

const signatureNotice: Notice = {
  code: 'workbook/signature-broken',
  zh: '原文件带有数字签名，填写后签名失效，需要重新签名。',
  en: 'The original carries a digital signature, which filling makes invalid: it must be signed again.',
}

/** Known only once all is written. */
function sayCut(sheets: readonly { readonly filled: FilledSheet }[]): readonly Notice[] {
  const cut = sheets.reduce((sum, { filled }) => sum + filled.written.cut, 0)
  if (cut === 0) return []
  return [
    {
      code: 'workbook/text-cut',
      zh: `${cut} 个单元格的文字超过 32,767 个字（Excel 单元格的上限），多出的部分没有写入。`,
      en: `The text of ${cut} cells is longer than 32,767 characters, the most Excel holds in a cell; the rest was left out.`,
    },
  ]
}

const countCells = (plan: SheetPlan): number =>
  plan.lists.reduce((sum, list) => sum + list.count * list.columns.length, plan.cells.size)

function describeSheet({ plan, filled }: Prepared, options: FillOptions): NewPart {
  const cells = countCells(plan)
  return { produce: filled.produce, level: options.level ?? (cells > LARGE ? 1 : 6), mayBeHuge: cells > HUGE }
}

async function prepareSheets(
  pack: OoxmlPackage,
  parts: WorkbookParts,
  fills: readonly SheetFill[],
  additions: Additions,
): Promise<PreparedSheets> {
  const { changed } = additions
  const found = fills.map((fill) => ({ fill, plan: planSheet(fill), sheet: getSheet(parts, fill.sheet) }))
  if (new Set(found.map(({ sheet }) => sheet.part)).size !== found.length)
    throw problems.fillsOverlap({ sheet: fills[0]?.sheet, where: '*' })
  for (const { plan, sheet } of found)
    if (plan.shift.length > 0) await followShift(pack, parts, { name: sheet.name, shift: plan.shift }, sheet, changed)
  const formats: WorkbookFormats = {
    formats:
      parts.styles !== undefined && pack.parts.has(parts.styles)
        ? readCellFormats(await readText(pack, parts.styles))
        : [],
    is1904: parts.is1904,
    filledSheets: new Set(fills.map((fill) => fill.sheet.toLowerCase())),
  }
  const prepared: Prepared[] = []
  const copies: PreparedCopy[] = []
  const notices: Notice[] = []
  for (const { fill, plan, sheet } of found) {
    const xml = changed.get(sheet.part) ?? (await readText(pack, sheet.part))
    changed.delete(sheet.part)
    prepared.push({ plan, part: sheet.part, filled: prepareSheet(xml, plan, formats) })
    const made = await addCopies(pack, parts, { fill, sheet, xml, formats }, additions)
    copies.push(...made.copies)
    notices.push(...made.notices)
  }
  return { prepared, copies, notices }
}

function getSheet(parts: WorkbookParts, name: string): SheetPart {
  const sheet = parts.sheets.find((one) => one.name === name)
  if (sheet === undefined) throw problems.sheetNotFound({ sheet: name, sheets: parts.sheets.map((one) => one.name) })
  return sheet
}

/** Results of formulas are out of date: asks for a calculation, and drops the calculation chain when formula cells went or moved, as Excel does itself. */
async function followCalculation(
  pack: OoxmlPackage,
  parts: WorkbookParts,
  { prepared, copies }: Omit<PreparedSheets, 'notices'>,
  changed: ChangedParts,
): Promise<ReadonlySet<string>> {
  const removed = new Set<string>()
  const text = async (part: string): Promise<string> => changed.get(part) ?? (await readText(pack, part))
  const relationships = await readRelationships(pack, parts.workbook)
  const chain = relationships.find((one) => isOfType(one, 'calcChain'))
  // A workbook with formulas on other sheets only still has the chain that Excel wrote for them.
  const hasFormulas =
    chain !== undefined ||
    prepared.some(({ filled }) => filled.hasFormulas) ||
    (await hasFormulaElsewhere(pack, parts, prepared))
  if (hasFormulas && prepared.length > 0) changed.set(parts.workbook, askForCalculation(await text(parts.workbook)))
  // Formulas of a copy are in no chain either.
  const breaks =
    prepared.some(({ filled }) => filled.breaksCalcChain) || copies.some(({ filled }) => filled.hasFormulas)
  if (chain !== undefined && breaks) {
    removed.add(chain.target)
    changed.set(parts.workbookRels, removeRelationship(await text(parts.workbookRels), chain.id))
    changed.set('[Content_Types].xml', removeContentType(await text('[Content_Types].xml'), chain.target))
  }
  return removed
}

async function hasFormulaElsewhere(
  pack: OoxmlPackage,
  parts: WorkbookParts,
  prepared: readonly Prepared[],
): Promise<boolean> {
  for (const { part } of parts.sheets) {
    if (!pack.parts.has(part) || prepared.some((one) => one.part === part)) continue
    for await (const chunk of pack.streamPart(part)) if (/<(?:\w+:)?f[ >]/.test(chunk.toString('latin1'))) return true
  }
  return false
}

async function addAppendix(
  pack: OoxmlPackage,
  parts: WorkbookParts,
  appendix: NonNullable<FillPlan['appendix']>,
  additions: Additions,
): Promise<void> {
  const { part } = await addSheetPart(pack, parts, appendix.name, additions)
  const namespaces = readNamespaces(parts.workbookXml)
  additions.added.set(part, {
    produce: (output) => writeAppendix(appendix, namespaces.main, output),
    level: additions.level,
    mayBeHuge: false,
  })
}
