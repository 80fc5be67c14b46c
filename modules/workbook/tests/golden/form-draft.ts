/**
 * A form under construction: title, header rows, a body, a total row and lines below. It is drawn for any number of body rows, so that the drawing with more
 * rows is what a fill that inserts rows must come to: every place below is worked out here from the row numbers, not moved.
 */

export type Dialect = 'excel' | 'wps' | 'libreoffice' | 'openpyxl' | 'poi' | 'prefixed' | 'bare' | 'strict'

/** The inside of a cell, before a dialect writes it. */
export type Content =
  | { readonly text: string }
  /** A shared string of runs or phonetics, as XML. */
  | { readonly rich: string }
  | { readonly number: number }
  /** Attributes and text of an f element; `result` is what the file last stored. */
  | { readonly formula: string; readonly attributes?: string; readonly result?: string; readonly type?: string }
  | { readonly blank: true }

export interface DraftCell {
  readonly style: number
  readonly content: Content
}

export interface DraftPart {
  readonly name: string
  readonly data: string | Uint8Array
  /** Content type, undefined when a Default holds. */
  readonly type?: string
}

export interface DraftRelation {
  readonly id: string
  readonly type: string
  readonly target: string
  readonly isExternal?: boolean
}

export interface OtherSheet {
  readonly name: string
  readonly state?: string
  readonly cells: readonly { readonly row: number; readonly column: number; readonly content: Content }[]
}

/** A number that the finished form must show once it is calculated. */
export interface Check {
  readonly sheet: string
  readonly cell: string
  readonly value: number
}

export interface FormShape {
  readonly sheet: string
  /** Body rows. */
  readonly rows: number
  readonly headerRows: number
  /** Filled rows, from the first body row on. */
  readonly filled: readonly Person[]
  readonly is1904: boolean
}

export interface FormDraft extends FormShape {
  /** First and last body row, total row. */
  readonly first: number
  readonly last: number
  readonly total: number
  /** Name of the sheet as a formula writes it, with `!`. */
  readonly here: string
  readonly cells: Map<number, Map<number, DraftCell>>
  readonly rowAttributes: Map<number, string>
  /** Elements of the worksheet beside the rows, by name. */
  readonly elements: Map<string, string[]>
  readonly extensions: string[]
  readonly relations: DraftRelation[]
  readonly parts: DraftPart[]
  readonly anchors: string[]
  readonly drawingRelations: DraftRelation[]
  readonly comments: { readonly cell: string; readonly row: number; readonly column: number; readonly text: string }[]
  readonly names: string[]
  readonly sheets: OtherSheet[]
  /** Elements of the workbook part, by name. */
  readonly workbook: Map<string, string[]>
  readonly workbookRelations: DraftRelation[]
  readonly checks: Check[]
  readonly contentDefaults: Map<string, string>
  isMacro: boolean
}

export interface Person {
  readonly index: number
  readonly name: string
  readonly identity: string
  readonly born: string
  readonly count: number
  readonly amount: number
  readonly note: string
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Invented people; the area 519900 does not exist. */
export function makePeople(count: number, seed = 1): Person[] {
  const surnames = Array.from('赵钱孙李周吴郑王冯陈')
  return Array.from({ length: count }, (_, at): Person => {
    const number = at + seed
    const born = `19${50 + (number % 50)}-${`${(number % 12) + 1}`.padStart(2, '0')}-${`${(number % 28) + 1}`.padStart(2, '0')}`
    const body = `519900${born.replaceAll('-', '')}${`${100 + (number % 900)}`}`
    const sum = Array.from(body).reduce((total, digit, index) => total + Number(digit) * (weights[index] ?? 0), 0)
    return {
      index: at + 1,
      name: `${surnames[number % 10] ?? ''}试${number}`,
      identity: body + ('10X98765432'[sum % 11] ?? ''),
      born,
      count: (number % 7) + 1,
      amount: 100 + number * 2.5,
      note: number % 3 === 0 ? '=1+1 <甲&乙>' : ` 备注 ${number}`,
    }
  })
}

const quote = (name: string): string =>
  /^[\p{Script=Han}]+$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`

export function startForm(shape: FormShape): FormDraft {
  const first = shape.headerRows + 3
  return {
    ...shape,
    first,
    last: first + shape.rows - 1,
    total: first + shape.rows,
    here: `${quote(shape.sheet)}!`,
    cells: new Map(),
    rowAttributes: new Map(),
    elements: new Map(),
    extensions: [],
    relations: [],
    parts: [],
    anchors: [],
    drawingRelations: [],
    comments: [],
    names: [],
    sheets: [],
    workbook: new Map(),
    workbookRelations: [],
    checks: [],
    contentDefaults: new Map(),
    isMacro: false,
  }
}

export function put(form: FormDraft, row: number, column: number, style: number, content: Content = { blank: true }): void {
  const cells = form.cells.get(row) ?? new Map<number, DraftCell>()
  cells.set(column, { style, content })
  form.cells.set(row, cells)
}

export function addElement(form: FormDraft, name: string, xml: string): void {
  form.elements.set(name, [...(form.elements.get(name) ?? []), xml])
}

export function addToWorkbook(form: FormDraft, name: string, xml: string): void {
  form.workbook.set(name, [...(form.workbook.get(name) ?? []), xml])
}

export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

export const columnName = (column: number): string =>
  (column > 26 ? String.fromCharCode(64 + Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26))

/** Days since the start of the date system, counted day by day of the calendar. */
export const serialOf = (date: string, is1904: boolean): number =>
  (Date.parse(`${date}T00:00:00Z`) - Date.parse(is1904 ? '1904-01-01T00:00:00Z' : '1899-12-30T00:00:00Z')) / 86_400_000

/** Columns that a fill writes: 序号 姓名 身份证号 出生日期 人数 金额 and 备注; 小计 in column 7 is the form's own formula. */
export const FILLED_COLUMNS = [1, 2, 3, 4, 5, 6, 8] as const
export const COLUMN_TITLES = ['序号', '姓名', '身份证号', '出生日期', '人数', '金额', '小计', '备注'] as const
const bodyStyles = [3, 3, 4, 5, 6, 7, 7, 3] as const
export const ROW_HEIGHT = 20

const personContents = (form: FormShape, person: Person): (Content | undefined)[] => [
  { number: person.index },
  { text: person.name },
  { text: person.identity },
  { number: serialOf(person.born, form.is1904) },
  { number: person.count },
  { number: person.amount },
  undefined,
  { text: person.note },
]

/** What every form has: title, the line of the reporting unit, header, body, total, notes. */
export function drawFrame(form: FormDraft): void {
  const { first, last, total } = form
  put(form, 1, 1, 1, { text: '虚构县补助对象花名册' })
  for (let column = 2; column <= 8; column += 1) put(form, 1, column, 1)
  put(form, 2, 1, 12, { text: '填报单位：' })
  put(form, 2, 7, 12, { text: '单位：元' })
  for (let row = 3; row < first; row += 1)
    for (const [at, title] of COLUMN_TITLES.entries())
      put(form, row, at + 1, 2, row === first - 1 ? { text: title } : { text: `${title}${row}` })
  for (let row = first; row <= last; row += 1) {
    const person = form.filled[row - first]
    const contents = person === undefined ? [] : personContents(form, person)
    for (const [at, style] of bodyStyles.entries()) {
      const content = at === 6 ? { formula: `E${row}*F${row}`, result: '0' } : contents[at]
      put(form, row, at + 1, style, content ?? { blank: true })
    }
  }
  put(form, total, 1, 10, { text: '合计' })
  for (const column of [2, 3, 4, 8]) put(form, total, column, 10)
  for (const column of [5, 6, 7]) {
    const name = columnName(column)
    put(form, total, column, 10, { formula: `SUM(${name}${first}:${name}${last})`, result: '0' })
  }
  put(form, total + 1, 1, 12, { text: '注：本表由虚构数据填写。' })
  put(form, total + 2, 1, 0, { text: '单位负责人：' })
  put(form, total + 2, 5, 0, { text: '填表人：' })
  for (let row = 1; row <= total + 2; row += 1)
    form.rowAttributes.set(row, ` ht="${row === 1 ? 30 : ROW_HEIGHT}" customHeight="1"`)
  addElement(form, 'mergeCells', '<mergeCell ref="A1:H1"/>')
  addElement(form, 'mergeCells', `<mergeCell ref="A${total + 1}:H${total + 1}"/>`)
  const sum = (of: (person: Person) => number): number => form.filled.reduce((all, person) => all + of(person), 0)
  const check = (column: string, value: number): void => {
    form.checks.push({ sheet: form.sheet, cell: `${column}${total}`, value })
  }
  check('E', sum((one) => one.count))
  check('F', sum((one) => one.amount))
  check('G', sum((one) => one.count * one.amount))
}
