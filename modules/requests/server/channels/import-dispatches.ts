import { z } from 'zod'
import { command, uploadedFile, type Ctx } from '#platform/http/index.ts'
import { ListImport } from '../../contract.ts'
import { dispatchByNumber } from '../dispatch-by-number.ts'
import { mayApply } from '../policy.ts'
import { getRequest } from '../store/requests.ts'
import { getValidNumber } from '../dispatch-by-number.ts'
import { channelProblems } from './problems.ts'
import type { ListColumn, ReadListRow } from './read-list.ts'
import { takeList, type CellFault } from './take-list.ts'

type Key = 'number' | 'area' | 'title'

const COLUMNS: readonly ListColumn<Key>[] = [
  { key: 'number', names: ['准入码', '控制码', '准入编号', 'control number', 'number'], needed: true },
  { key: 'area', names: ['区划代码', '下发范围', '范围', '承办单位区划代码', 'area', 'area code'], needed: false },
  { key: 'title', names: ['事项名称', '事项', '标题', 'title', 'request'], needed: false },
]

const ALL = /^(全部|所有|全县|all|\*)$/i
const isCode = (text: string): boolean => /^\d{12}$/.test(text)

function checkRow({ cells }: ReadListRow<Key>): readonly CellFault<Key>[] {
  const { area } = cells
  if (area === undefined || ALL.test(area) || isCode(area)) return []
  return [
    {
      column: 'area',
      zh: '不是 12 位区划代码，也不是“全部”',
      en: 'neither a 12-digit area code nor “all”',
    },
  ]
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')

/** The list may say which request it means; a number of another one is then refused. */
async function holdToTitle(ctx: Ctx, number: string, title: string | undefined): Promise<void> {
  if (title === undefined) return
  const valid = await getValidNumber(ctx, number)
  const row = await getRequest(ctx, valid.request_id)
  if (plain(row.title) !== plain(title)) throw channelProblems.requestNotMeant({ number: valid.number, title })
}

/** A row that names no number is refused like every other dispatch without one. */
export async function dispatchRow(ctx: Ctx, { cells }: ReadListRow<Key>): Promise<boolean> {
  const controlNumber = cells.number ?? ''
  await holdToTitle(ctx, controlNumber, cells.title)
  const sent = await dispatchByNumber(ctx, {
    controlNumber,
    channel: 'import',
    ...(cells.area === undefined || ALL.test(cells.area) ? {} : { areaCode: cells.area }),
  })
  return sent.dispatched > 0
}

/** Dispatches by a list of numbers and areas: good rows are sent, bad ones come back. The same list twice sends nothing twice. */
export const importDispatches = command({
  name: 'importDispatches',
  input: z.object({ file: uploadedFile.meta({ title: '下发清单 list of dispatches' }) }),
  output: ListImport,
  accepts: 'multipart',
  bodyLimitBytes: 5 << 20,
  status: 201,
  may: mayApply,
  audit: {
    event: 'request.dispatches-imported',
    title: { zh: '导入下发清单', en: 'Dispatched by an imported list' },
    line: ({ output }) => ({
      subject: output.id,
      data: { file: output.fileName, taken: output.taken, unchanged: output.unchanged, refused: output.refused },
    }),
  },
  run: (ctx, { file }) =>
    takeList(ctx, file, {
      kind: 'dispatch',
      columns: COLUMNS,
      check: checkRow,
      take: dispatchRow,
      columnOf: (code) =>
        code === 'requests/area-not-asked' ? 'area' : code === 'requests/request-not-meant' ? 'title' : 'number',
    }),
})
