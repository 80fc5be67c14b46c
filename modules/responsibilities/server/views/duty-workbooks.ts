import { writeRows } from '#modules/workbook/server/index.ts'
import { download, view, type Download } from '#platform/http/index.ts'
import { DutyListId } from '../../contract.ts'
import { layOutFaults, layOutItems, type Layout } from '../../domain/lay-out-duties.ts'
import { mayKeepDutyList, maySeeDuties } from '../policy.ts'
import { problems } from '../problems.ts'
import { findFile, getListRow, readItems } from '../store.ts'
import { readDuties } from '../take-file.ts'
import { getVisibleList } from './duty-lists.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const workbookOf = (fileName: string, { header, rows }: Layout): Download => ({
  fileName,
  contentType: XLSX,
  body: writeRows({
    sheet: '履职事项清单',
    header: [header],
    merges: [],
    rows: (async function* () {
      yield* rows
    })(),
  }),
})

/** A list as a workbook that can be edited and brought back. */
export const dutyWorkbook = view({
  name: 'dutyWorkbook',
  input: DutyListId,
  output: download,
  may: maySeeDuties,
  async run(ctx, { listId }) {
    const row = await getVisibleList(ctx, listId)
    return workbookOf(`${row.title}.xlsx`, layOutItems(await readItems(ctx.tx, row.county_code, listId)))
  },
})

/** The rows of the file brought last, refused cells marked, each with its reason beside it. */
export const dutyFaults = view({
  name: 'dutyFaults',
  input: DutyListId,
  output: download,
  may: mayKeepDutyList,
  async run(ctx, { listId }) {
    const row = await getListRow(ctx.tx, ctx.actor.countyCode, listId)
    const file = await findFile(ctx.tx, row.county_code, listId, 'last')
    if (file === undefined || (row.last_file?.faultCount ?? 0) === 0) throw problems.nothingRefused()
    return workbookOf(`退回-${file.fileName.replace(/\.[^.]+$/, '')}.xlsx`, layOutFaults(await readDuties(file)))
  },
})
