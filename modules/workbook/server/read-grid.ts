import type { WorkbookGrid } from '../contract.ts'
import { readLegacyGrid } from './legacy/read-legacy-grid.ts'
import type { WorkbookSource } from './package/byte-source.ts'
import { readCsvGrid } from './read-csv-grid.ts'
import { readXlsxGrid } from './read-xlsx-grid.ts'
import { sniffFormat } from './sniff-format.ts'

/**
 * Reads a template whole: .xlsx, .xls, .et, .csv, or an HTML or XML table saved as .xls, known by content and not by name.
 * Throws a `Problem` of this module for everything that cannot be read safely; more than 200,000 cells are data, for import.
 */
export async function readWorkbookGrid(
  source: WorkbookSource,
  options: { readonly fileName: string },
): Promise<WorkbookGrid> {
  const format = await sniffFormat(source, options.fileName)
  switch (format) {
    case 'zip':
      return readXlsxGrid(source)
    case 'csv':
      return readCsvGrid(source, options.fileName)
    case 'ole':
    case 'html':
    case 'xml':
      return readLegacyGrid(source, format, options.fileName)
  }
}
