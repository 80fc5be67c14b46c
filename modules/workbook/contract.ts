/**
 * What the workbook module says about a file. Rows and columns are 1-based everywhere, as in Excel; ranges include both ends.
 */
export interface CellRange {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export type CellValue = string | number | boolean | null

export interface GridCell {
  /** Shown value: text with line breaks kept, number, boolean; null when empty. Error cells give their text, `#N/A`. */
  readonly value: CellValue
  readonly formula?: string
  /** Number format code of the cell's style, `General` when none. */
  readonly format: string
  readonly bold: boolean
  readonly fontSize: number
  /** True when any side has a border. */
  readonly bordered: boolean
  readonly centred: boolean
  /** Index into cellXfs: equal style indexes look the same. */
  readonly style: number
}

export interface ListValidation {
  readonly range: CellRange
  readonly values: readonly string[]
}

/** One sheet, read whole (templates only: at most 200,000 cells; larger sheets are read as a stream of rows). */
export interface SheetGrid {
  readonly name: string
  readonly state: 'visible' | 'hidden' | 'veryHidden'
  readonly rows: number
  readonly columns: number
  cell(row: number, column: number): GridCell | undefined
  readonly merges: readonly CellRange[]
  /** The merged range a cell belongs to, if any. */
  mergeAt(row: number, column: number): CellRange | undefined
  readonly hiddenRows: ReadonlySet<number>
  readonly hiddenColumns: ReadonlySet<number>
  /** Width in characters by column, where the file sets one. */
  readonly columnWidths: ReadonlyMap<number, number>
  readonly rowHeights: ReadonlyMap<number, number>
  readonly listValidations: readonly ListValidation[]
  /** Tables of the sheet (ListObjects), whose style draws lines that no cell has. */
  readonly tableRanges?: readonly CellRange[]
  /** Texts of shapes with the row they begin at, from top to bottom: a title may stand in one. */
  readonly shapeTexts?: readonly { readonly row: number; readonly text: string }[]
}

export interface WorkbookGrid {
  readonly source: 'xlsx' | 'xls' | 'et' | 'csv'
  readonly sheets: readonly SheetGrid[]
  /** Plain notices for the user, for example that an .xls is answered as .xlsx. */
  readonly notices: readonly Notice[]
  /** Serial dates count from 1904-01-01 (files from old Macs); otherwise from 1900. */
  readonly date1904?: boolean
}

export interface Notice {
  readonly code: string
  readonly zh: string
  readonly en: string
}

export type SheetKind = 'list' | 'statistics' | 'card' | 'none'

/** One leaf header, whether it heads a column (list, statistics), a row (stub of a cross table) or labels a value cell (card). */
export interface HeaderLeaf {
  /** A1 reference of the leaf header cell. */
  readonly cell: string
  /** Texts from the outermost parent to the leaf, cleaned of line breaks, full-width spaces, numbering and units. */
  readonly path: readonly string[]
  /** The same texts as written. */
  readonly rawPath: readonly string[]
  readonly axis: 'column' | 'row' | 'label'
  /** Column number (axis column), row number (axis row), or the column of the value cell (axis label). */
  readonly index: number
  /** axis label: the cell or merged range that takes the value. */
  readonly valueRange?: CellRange
  readonly unit?: string
  /** Printed index in the numbered row: `21`, `甲`. */
  readonly printedIndex?: string
  /** 其中: the parent's total contains this one. */
  readonly partOf?: string
  readonly dropDown?: readonly string[]
  /** Up to 5 values met below the header, as text. */
  readonly samples: readonly string[]
  /** Number format of the first body cell. */
  readonly format?: string
  readonly hidden: boolean
  /** The options of a checkbox cell: `健康( ) 残疾( )`. */
  readonly checkboxes?: readonly string[]
  /** The body cells of this column hold formulas: never filled. */
  readonly computed: boolean
}

/** A printed equation: `21=22+23+24` on printed indexes. */
export interface Equation {
  readonly text: string
  readonly left: readonly EquationTerm[]
  readonly right: readonly EquationTerm[]
  readonly relation: '=' | '>=' | '<='
}
export interface EquationTerm {
  readonly index: string
  readonly sign: 1 | -1
}

export interface TableDescription {
  readonly kind: 'list' | 'statistics' | 'card'
  /** Its own heading, where the sheet has several tables: 二、中共党员名册 without the number. */
  readonly title?: string
  readonly range: CellRange
  readonly headerRows: { readonly top: number; readonly bottom: number }
  readonly columns: readonly HeaderLeaf[]
  /** Row headers of a statistics table (areas, categories). */
  readonly rows: readonly HeaderLeaf[]
  readonly body: { readonly top: number; readonly bottom: number } | undefined
  /** The row whose style inserted rows take. */
  readonly templateRow: number | undefined
  readonly totalRows: readonly number[]
  /** Body rows that already hold data that is not ours to overwrite. */
  readonly occupiedRows: readonly number[]
  /** Of these, the rows that only show how to fill in: 张三（示例）. */
  readonly sampleRows?: readonly number[]
  /** Columns whose cells are merged down over the members of one household. */
  readonly mergedDownColumns: readonly number[]
  /** Repeated member block of a card: the rows that repeat. */
  readonly repeats?: { readonly top: number; readonly bottom: number; readonly path: readonly string[] }
  readonly equations: readonly Equation[]
}

/** A line outside the table that takes a value: 填报单位, 填表日期, 单位负责人. */
export interface FormField {
  readonly cell: string
  readonly role:
    | 'unit-name'
    | 'as-of-date'
    | 'fill-date'
    | 'filler'
    | 'signature'
    | 'phone'
    | 'measure-unit'
    | 'period'
    | 'other'
  readonly label: string
  readonly value?: string
}

export interface SheetDescription {
  readonly name: string
  readonly kind: SheetKind
  readonly hidden: boolean
  readonly title?: string
  /** 填报单位 and other lines between title and header. */
  readonly preamble: readonly string[]
  readonly notes: readonly string[]
  readonly tables: readonly TableDescription[]
  readonly fields: readonly FormField[]
  /** `YYYY-MM-DD` when the form prints its as-of day. */
  readonly asOf?: string
  /** Units that hold for the whole sheet (单位:万元). */
  readonly units: readonly string[]
}

export interface WorkbookDescription {
  readonly source: WorkbookGrid['source']
  readonly sheets: readonly SheetDescription[]
  readonly notices: readonly Notice[]
}

/** A value to write. Dates are given as dates: the writer turns them into the cell's own written form. */
export type FillValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | {
      readonly kind: 'date'
      /** `YYYY-MM-DD`. */
      readonly date: string
      readonly precision: 'day' | 'month' | 'year'
      /** How it is written where the cell's format is not a date: `YYYY年M月D日`, `YYYY.MM`; `YYYY-MM-DD` cut to the precision when not given. */
      readonly pattern?: string
    }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly wording?: YesNoWording }
  | { readonly kind: 'blank' }

/** The form's words for yes and no. When not given, those of the cell's drop-down, else 是/否. An empty word leaves the cell blank. */
export interface YesNoWording {
  readonly yes: string
  readonly no: string
}

/** Rows written under the header of one table. Rows are inserted when the body has too few; the template row's style is kept. */
export interface ListFill {
  readonly firstRow: number
  readonly lastRow: number
  readonly templateRow: number
  /** Target column of each value of a row. */
  readonly columns: readonly number[]
  /** Number of rows to come: known before the first, so that shifting needs one pass. */
  readonly count: number
  readonly rows: AsyncIterable<readonly FillValue[]> | Iterable<readonly FillValue[]>
  /** The same rows straight from the database, for large lists; when given, `rows` is not read. */
  readonly copyText?: CopyTextRows
  /** Groups of rows merged down in `mergedDownColumns`: sizes in order (household blocks). */
  readonly groups?: { readonly columns: readonly number[]; readonly sizes: readonly number[] }
}

/**
 * Rows as PostgreSQL sends them: the bytes of `COPY (…) TO STDOUT` in text format (tab between fields, one line a row, `\N` for null, UTF-8,
 * `DateStyle` ISO). The bytes go into the sheet without becoming strings or objects.
 */
export interface CopyTextRows {
  /** Cut anywhere. A piece must stay unchanged until the next one is asked for. */
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  /** One per field, in the order of `ListFill.columns`. */
  readonly fields: readonly CopyTextField[]
  /** Hears of each `\N`, by the index of its field: counting them here costs nothing, in the database a scan. */
  readonly onNull?: (field: number) => void
}

export type CopyTextField =
  | { readonly kind: 'text' }
  | { readonly kind: 'number' }
  | { readonly kind: 'date'; readonly precision: 'day' | 'month' | 'year'; readonly pattern?: string }
  | { readonly kind: 'boolean'; readonly wording?: YesNoWording }

export interface CellFill {
  readonly row: number
  readonly column: number
  readonly value: FillValue
}

export interface SheetFill {
  readonly sheet: string
  readonly cells: readonly CellFill[]
  readonly lists: readonly ListFill[]
  /** More sheets made after this one, added at the end and filled with cells of their own: one card for each person. */
  readonly copies?: readonly SheetCopy[]
}

export interface SheetCopy {
  /** Wanted name; made unique, and cut to what Excel takes. */
  readonly name: string
  readonly cells: readonly CellFill[]
}

export interface FillPlan {
  readonly sheets: readonly SheetFill[]
  /** A sheet added at the end (来源), written row by row. */
  readonly appendix?: {
    readonly name: string
    readonly rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>
  }
}

export interface FillReport {
  readonly rowsWritten: number
  readonly rowsInserted: number
  readonly cellsWritten: number
  readonly notices: readonly Notice[]
}

export { cellRef } from './domain/cell-reference.ts'
