import type { CellRange, CellValue } from '../../contract.ts'
import type { CellStyle } from '../read-styles.ts'

/** What the worker sends back: plain data that can be copied between threads. */
export interface LegacyWorkbook {
  readonly sheets: readonly LegacySheet[]
  readonly styles: readonly CellStyle[]
  readonly date1904: boolean
}

export interface LegacySheet {
  readonly name: string
  readonly state: 'visible' | 'hidden' | 'veryHidden'
  /** Row, column, value, index into the styles, formula. */
  readonly cells: readonly (readonly [row: number, column: number, value: CellValue, style: number, formula?: string])[]
  readonly merges: readonly CellRange[]
  readonly columns: readonly { readonly column: number; readonly width: number | undefined; readonly hidden: boolean }[]
  readonly rows: readonly { readonly row: number; readonly height: number | undefined; readonly hidden: boolean }[]
}

export interface LegacyRequest {
  readonly bytes: Uint8Array
  readonly format: 'ole' | 'html' | 'xml'
}

export type LegacyAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly workbook: LegacyWorkbook }
  | { readonly kind: 'refused'; readonly reason: 'encrypted' | 'too-many-cells' | 'corrupt'; readonly detail: string }
