import { createHash } from 'node:crypto'
import type { WorkbookDescription, WorkbookGrid } from '#modules/workbook/contract.ts'
import { convertToXlsx, describeWorkbook, readWorkbookGrid } from '#modules/workbook/server/index.ts'

export interface Template {
  /** Always .xlsx: what is filled and answered. */
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly grid: WorkbookGrid
  readonly description: WorkbookDescription
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

// Reading a template again for each screen costs tens of milliseconds; a few dozen stay at hand.
const KEPT = 40
const kept = new Map<string, Template>()

function keep(template: Template): Template {
  kept.delete(template.sha256)
  kept.set(template.sha256, template)
  const oldest = kept.keys().next()
  if (kept.size > KEPT && oldest.done !== true) kept.delete(oldest.value)
  return template
}

/**
 * Reads a template of any accepted format. .xls, .et and .csv are converted once; the notice of it is in the description.
 *
 * @throws workbook/… for a file that is no workbook, locked, damaged or too large
 */
export async function readTemplate(bytes: Uint8Array, fileName: string): Promise<Template> {
  const grid = await readWorkbookGrid({ bytes }, { fileName })
  if (grid.source === 'xlsx') {
    const sha256 = sha256Of(bytes)
    return kept.get(sha256) ?? keep({ bytes, sha256, grid, description: describeWorkbook(grid) })
  }
  const converted = await convertToXlsx(bytes, { fileName })
  const readAgain = await readWorkbookGrid({ bytes: converted }, { fileName: `${fileName}.xlsx` })
  const whole: WorkbookGrid = { ...readAgain, source: grid.source, notices: [...grid.notices, ...readAgain.notices] }
  return keep({ bytes: converted, sha256: sha256Of(converted), grid: whole, description: describeWorkbook(whole) })
}

/** A template that the store holds already. */
export async function readStoredTemplate(bytes: Uint8Array, sha256: string): Promise<Template> {
  return kept.get(sha256) ?? (await readTemplate(bytes, 'stored.xlsx'))
}
