import type { WorkbookDescription, WorkbookGrid } from '../contract.ts'
import { describeSheet } from './describe-sheet.ts'

/** What each sheet of a template is and where its headers, body, totals, notes and fields lie. Pure; never throws on odd grids. */
export function describeWorkbook(grid: WorkbookGrid): WorkbookDescription {
  return {
    source: grid.source,
    notices: grid.notices,
    sheets: grid.sheets.map((sheet) => {
      const elsewhere = grid.sheets.filter((other) => other !== sheet)
      return describeSheet(
        sheet,
        elsewhere.flatMap((other) => other.listValidations.map((validation) => validation.values)),
      )
    }),
  }
}
