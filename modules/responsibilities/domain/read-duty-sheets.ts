import { cellRef, type SheetGrid } from '#modules/workbook/contract.ts'
import type { DutyClass, DutyFault, DutyItem } from '../contract.ts'
import { splitDepartments } from './department-names.ts'
import { CLASS_NAMES, COLUMN_NAMES, DUTY_COLUMNS, type DutyColumn } from './duty-headers.data.ts'
import { describeFault } from './describe-fault.ts'
import { classNamed, classOfSheet, findDutyHeader, textAt, type DutyHeader } from './find-duty-header.ts'

export type NewDutyItem = Omit<DutyItem, 'id' | 'listId'>

/** One row of a file as it was read, for handing it back with its faults. */
export interface DutyRow {
  readonly sheet: string
  readonly row: number
  readonly cells: Readonly<Partial<Record<DutyColumn, string>>>
  readonly class: DutyClass | undefined
}

export interface PlacedFault extends DutyFault {
  readonly row: number
  readonly column: DutyColumn
}

export interface ReadDuties {
  /** All of them, in the order of the file; only to be kept when there is no fault. */
  readonly items: readonly NewDutyItem[]
  readonly faults: readonly PlacedFault[]
  readonly rows: readonly DutyRow[]
}

const MOST_TITLE = 300
const MOST_TEXT = 8000

type Cells = Partial<Record<DutyColumn, string>>

interface Draft {
  readonly sheet: SheetGrid
  readonly row: number
  readonly cells: Cells
  readonly class: DutyClass | undefined
}

const NOTE = /^(?:备?注|说明|填表说明|合计|总计|共计|小计)\s*[:：\d]?/u
/** `一、党的建设（15项）` → 党的建设 */
const withoutNumbering = (text: string): string =>
  text
    .replace(/^\s*(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*)/u, '')
    .replace(/[（(]\s*(?:共)?\s*\d+\s*项?\s*[）)]\s*$/u, '')
    .trim()

function cellsOf(sheet: SheetGrid, header: DutyHeader, row: number): Cells {
  const cells: Cells = {}
  for (const column of DUTY_COLUMNS) {
    const at = header.columns.get(column)
    const text = at === undefined ? '' : textAt(sheet, row, at)
    if (text !== '') cells[column] = text
  }
  return cells
}

/** A row merged over the width of the table names the category of those below it. */
function sectionOf(sheet: SheetGrid, header: DutyHeader, row: number): string | undefined {
  const merge = sheet.mergeAt(row, header.columns.get('title') ?? 1)
  if (merge === undefined || merge.top !== merge.bottom || merge.right - merge.left < 2) return undefined
  const text = textAt(sheet, row, merge.left)
  return text === '' ? undefined : withoutNumbering(text)
}

/** An item over several rows: the title is merged downwards and this is not its first row. */
function continues(sheet: SheetGrid, header: DutyHeader, row: number): boolean {
  const merge = sheet.mergeAt(row, header.columns.get('title') ?? 1)
  return merge !== undefined && merge.top < row && merge.top > header.row
}

function join(into: Cells, sheet: SheetGrid, header: DutyHeader, row: number, more: Cells): void {
  for (const column of DUTY_COLUMNS) {
    const at = header.columns.get(column)
    const text = more[column]
    if (at === undefined || text === undefined || sheet.mergeAt(row, at) !== undefined) continue
    into[column] = into[column] === undefined ? text : `${into[column]}\n${text}`
  }
}

function readSheet(sheet: SheetGrid, header: DutyHeader): Draft[] {
  const drafts: Draft[] = []
  const ofSheet = classOfSheet(sheet, header)
  let domain = ''
  for (let row = header.row + 1; row <= sheet.rows; row += 1) {
    const section = sectionOf(sheet, header, row)
    const cells = cellsOf(sheet, header, row)
    if (section !== undefined) {
      if (!NOTE.test(section)) domain = section
      continue
    }
    const said = Object.values(cells)
    if (said.length === 0 || NOTE.test(said[0] ?? '') || (said.length === 1 && cells.number !== undefined)) continue
    const before = drafts.at(-1)
    if (before !== undefined && continues(sheet, header, row)) {
      join(before.cells, sheet, header, row, cells)
      continue
    }
    // A category written once counts down to the next, merged or not.
    domain = cells.domain === undefined ? domain : withoutNumbering(cells.domain)
    const own = cells.class === undefined ? undefined : classNamed(cells.class)
    drafts.push({
      sheet,
      row,
      cells: domain === '' ? cells : { ...cells, domain },
      class: cells.class === undefined ? ofSheet : own,
    })
  }
  return drafts
}

/** The code as written; a list that only numbers its rows is numbered by class, as published lists are. */
const codeOf = ({ cells, class: dutyClass }: Draft): string | undefined => {
  if (cells.code !== undefined) return cells.code.replace(/\s/gu, '')
  if (cells.number === undefined || dutyClass === undefined) return undefined
  const number = /^\d+$/.test(cells.number) ? cells.number.padStart(3, '0') : cells.number.replace(/\s/gu, '')
  return `${CLASS_NAMES[dutyClass].prefix}-${number}`
}

function placeOf(header: DutyHeader, row: number, column: DutyColumn): string {
  const at = header.columns.get(column) ?? header.columns.get('title') ?? 1
  return cellRef(row, at)
}

function itemOf({ cells }: Draft, dutyClass: DutyClass, code: string): NewDutyItem {
  return {
    code,
    title: (cells.title ?? '').replace(/\s*\n\s*/gu, ''),
    domain: cells.domain ?? '其他',
    class: dutyClass,
    mainDepartment: cells.mainDepartment ?? null,
    assistingDepartments: splitDepartments(cells.assistingDepartments ?? ''),
    mainDepartmentPart: cells.mainDepartmentPart ?? null,
    townshipPart: cells.townshipPart ?? null,
    takenBackBy: cells.takenBackBy ?? null,
    takenBackHow: cells.takenBackHow ?? null,
    legalBasis: cells.legalBasis ?? null,
    resourcesAsListed: cells.resourcesAsListed ?? null,
  }
}

interface Wrong {
  readonly column: DutyColumn
  readonly kind: DutyFault['kind']
  readonly detail?: string
}

/** What is wrong with one row, taken by itself. */
export function faultsOfRow(cells: Cells, dutyClass: DutyClass | undefined): readonly Wrong[] {
  const wrong: Wrong[] = []
  if (cells.title === undefined) wrong.push({ column: 'title', kind: 'no-title' })
  else if (cells.title.length > MOST_TITLE) wrong.push({ column: 'title', kind: 'too-long', detail: `${MOST_TITLE}` })
  if (dutyClass === undefined)
    wrong.push(
      cells.class === undefined
        ? { column: 'class', kind: 'no-class' }
        : { column: 'class', kind: 'class-not-known', detail: cells.class.slice(0, 40) },
    )
  if (dutyClass === 'shared' && cells.mainDepartment === undefined)
    wrong.push({ column: 'mainDepartment', kind: 'no-main-department' })
  if (dutyClass === 'taken-back' && cells.takenBackBy === undefined)
    wrong.push({ column: 'takenBackBy', kind: 'no-taking-department' })
  for (const column of DUTY_COLUMNS)
    if (column !== 'title' && (cells[column]?.length ?? 0) > MOST_TEXT)
      wrong.push({ column, kind: 'too-long', detail: `${MOST_TEXT}` })
  return wrong
}

function faultAt(sheet: SheetGrid, header: DutyHeader, row: number, { column, kind, detail }: Wrong): PlacedFault {
  const cell = placeOf(header, row, column)
  return { sheet: sheet.name, cell, kind, row, column, ...describeFault(kind, COLUMN_NAMES[column], detail) }
}

interface Table {
  readonly sheet: SheetGrid
  readonly header: DutyHeader
}

const NO_HEADER: DutyHeader = { row: 1, columns: new Map() }

/** Sheets to read, and faults for those that say they are a list but have no header. */
function tablesOf(sheets: readonly SheetGrid[]): { tables: readonly Table[]; faults: readonly PlacedFault[] } {
  const shown = sheets.filter((sheet) => sheet.state === 'visible' && sheet.rows > 0)
  const tables = shown.flatMap((sheet) => {
    const header = findDutyHeader(sheet)
    return header === undefined ? [] : [{ sheet, header }]
  })
  const headless = shown.filter((sheet) => !tables.some((table) => table.sheet === sheet))
  // A cover sheet may stand without a header; one that is called 基本履职 may not be passed over in silence.
  const missing = headless.filter((sheet) => classNamed(sheet.name) !== undefined)
  const refused = tables.length === 0 && missing.length === 0 ? headless.slice(0, 1) : missing
  const faults = refused.map((sheet) => faultAt(sheet, NO_HEADER, 1, { column: 'title', kind: 'header-not-found' }))
  return { tables, faults }
}

interface Reading {
  readonly items: NewDutyItem[]
  readonly faults: PlacedFault[]
  readonly rows: DutyRow[]
  /** Where each code was met first. */
  readonly first: Map<string, string>
}

function take(into: Reading, { sheet, header }: Table, draft: Draft): void {
  const { cells, row, class: dutyClass } = draft
  into.rows.push({ sheet: sheet.name, row, cells, class: dutyClass })
  for (const wrong of faultsOfRow(cells, dutyClass)) into.faults.push(faultAt(sheet, header, row, wrong))
  if (dutyClass === undefined && cells.code === undefined) return
  const code = codeOf(draft) ?? numberByOrder(dutyClass ?? 'basic', into.items)
  const column: DutyColumn = cells.code === undefined && cells.number !== undefined ? 'number' : 'code'
  const earlier = into.first.get(code)
  if (earlier === undefined) into.first.set(code, `${sheet.name}!${placeOf(header, row, column)}`)
  else into.faults.push(faultAt(sheet, header, row, { column, kind: 'duplicate-code', detail: `${code}|${earlier}` }))
  if (dutyClass !== undefined) into.items.push(itemOf(draft, dutyClass, code))
}

/**
 * Reads a duty list from the sheets of a workbook: one sheet for each class, or one with a class column. Headers are found by their
 * words. Items are complete only when there is no fault: nothing is taken by halves.
 */
export function readDutySheets(sheets: readonly SheetGrid[]): ReadDuties {
  const { tables, faults } = tablesOf(sheets)
  const reading: Reading = { items: [], faults: [...faults], rows: [], first: new Map() }
  for (const table of tables) {
    const drafts = readSheet(table.sheet, table.header)
    if (drafts.length === 0 && classOfSheet(table.sheet, table.header) !== undefined)
      reading.faults.push(faultAt(table.sheet, table.header, table.header.row, { column: 'title', kind: 'no-items' }))
    for (const draft of drafts) take(reading, table, draft)
  }
  const [sheet] = sheets
  if (reading.rows.length === 0 && reading.faults.length === 0 && sheet !== undefined)
    reading.faults.push(faultAt(sheet, NO_HEADER, 1, { column: 'title', kind: 'no-items' }))
  return reading
}

const numberByOrder = (dutyClass: DutyClass, items: readonly NewDutyItem[]): string =>
  `${CLASS_NAMES[dutyClass].prefix}-${String(items.filter((item) => item.class === dutyClass).length + 1).padStart(3, '0')}`
