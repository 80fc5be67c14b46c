import { readWorkbookGrid } from '#modules/workbook/server/index.ts'
import type { Transaction } from '#platform/database/index.ts'
import type { DutyFault } from '../contract.ts'
import { readDutySheets, type PlacedFault, type ReadDuties } from '../domain/read-duty-sheets.ts'
import { replaceItems, saveFile, updateList, type KeptFile } from './store.ts'

const MOST_FAULTS = 500

export const faultOf = ({ sheet, cell, kind, reasonZh, reasonEn }: PlacedFault): DutyFault => ({
  sheet,
  cell,
  kind,
  reasonZh,
  reasonEn,
})

/** @throws workbook/… for a file that cannot be read */
export async function readDuties({ fileName, bytes }: KeptFile): Promise<ReadDuties> {
  const { sheets } = await readWorkbookGrid({ bytes }, { fileName })
  return readDutySheets(sheets)
}

/**
 * Brings a file to a draft. Without a fault its items take the place of those of the draft; with any, the draft keeps the items it
 * has and the faults are kept with the file.
 * @throws workbook/… for a file that cannot be read
 */
export async function takeFile(
  ctx: { readonly tx: Transaction; readonly now: () => Date; readonly newId: () => string },
  list: { readonly county: string; readonly id: string },
  file: KeptFile,
): Promise<void> {
  const read = await readDuties(file)
  const isWhole = read.faults.length === 0
  if (isWhole) await replaceItems(ctx.tx, list, read.items, ctx.newId)
  await saveFile(ctx.tx, list, isWhole ? 'source' : 'last', file)
  await updateList(ctx.tx, list.county, list.id, {
    ...(isWhole ? { source_file: file.fileName } : {}),
    last_file: JSON.stringify({
      fileName: file.fileName,
      broughtAt: ctx.now().toISOString(),
      itemsRead: read.items.length,
      faults: read.faults.slice(0, MOST_FAULTS).map(faultOf),
      faultCount: read.faults.length,
    }),
  })
}
