import { z } from 'zod'
import { listDutyItems } from '#modules/responsibilities/server/index.ts'
import { command, uploadedFile, type Ctx } from '#platform/http/index.ts'
import { addDays, parsePlainDate } from '#platform/time.ts'
import { ListImport, type EntryKind, type Frequency } from '../../contract.ts'
import type { ListColumn, ReadListRow } from '../channels/read-list.ts'
import { takeList, type CellFault } from '../channels/take-list.ts'
import { mayKeepRegistry } from '../policy.ts'
import { listFields, listVersions } from '../store/registry-entries.ts'
import { fileVersion, getIssuer } from './file-version.ts'
import { registryProblems as problems } from './problems.ts'

type Key =
  | 'kind'
  | 'number'
  | 'title'
  | 'issuer'
  | 'frequency'
  | 'basis'
  | 'duty'
  | 'from'
  | 'until'
  | 'fields'
  | 'purpose'
type Row = ReadListRow<Key>

const COLUMNS: readonly ListColumn<Key>[] = [
  { key: 'number', names: ['编号', '目录编号', '备案编号', 'number'], needed: true },
  { key: 'title', names: ['名称', '表格名称', '报表名称', '事项名称', 'title'], needed: true },
  { key: 'issuer', names: ['要求单位', '发布单位', '来表单位', '责任部门', 'issuer'], needed: true },
  { key: 'kind', names: ['类别', '类型', 'kind'], needed: false },
  { key: 'frequency', names: ['频次', '报送频次', '周期', 'frequency'], needed: true },
  { key: 'basis', names: ['依据', '法律依据', '政策依据', 'legal basis'], needed: true },
  { key: 'duty', names: ['履职事项编码', '事项编码', 'duty item'], needed: false },
  { key: 'from', names: ['起始日期', '生效日期', 'from'], needed: true },
  { key: 'until', names: ['截止日期', '有效期至', 'until'], needed: true },
  { key: 'fields', names: ['字段', '指标', 'fields'], needed: false },
  { key: 'purpose', names: ['用途', 'purpose'], needed: false },
]

const KINDS: Readonly<Record<string, EntryKind>> = {
  '': 'form',
  表格: 'form',
  报表: 'form',
  form: 'form',
  督查检查考核: 'inspection',
  检查: 'inspection',
  inspection: 'inspection',
  创建示范: 'campaign',
  创建: 'campaign',
  campaign: 'campaign',
  应用程序: 'app',
  应用: 'app',
  app: 'app',
}

const FREQUENCIES: Readonly<Record<string, Frequency>> = {
  一次性: 'once',
  每日: 'day',
  日报: 'day',
  每周: 'week',
  周报: 'week',
  每旬: 'ten-days',
  旬报: 'ten-days',
  每月: 'month',
  月报: 'month',
  每季: 'quarter',
  每季度: 'quarter',
  季报: 'quarter',
  每半年: 'half-year',
  半年报: 'half-year',
  每年: 'year',
  年报: 'year',
  年度: 'year',
  即时: 'on-event',
}

const MOST = { number: 40, title: 160, issuer: 80, basis: 500 } as const

const dayOf = (text = ''): string | undefined => {
  const [, year = '', month = '', day = ''] = /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D?$/.exec(text.slice(0, 11)) ?? []
  return parsePlainDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}
const frequencyOf = (text = ''): Frequency | undefined =>
  FREQUENCIES[text] ?? (Object.values(FREQUENCIES).includes(text as Frequency) ? (text as Frequency) : undefined)
const namesOf = (text = ''): readonly string[] => [
  ...new Set(
    text
      .split(/[、,，;；\n]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
]

function checkRow({ cells }: Row): readonly CellFault<Key>[] {
  const faults: CellFault<Key>[] = []
  for (const key of ['number', 'title', 'issuer', 'basis'] as const) {
    const most = MOST[key]
    if (cells[key] === undefined) faults.push({ column: key, zh: '没有填', en: 'is empty' })
    else if (cells[key].length > most)
      faults.push({ column: key, zh: `最多 ${most} 字`, en: `at most ${most} characters` })
  }
  if (KINDS[cells.kind ?? ''] === undefined) {
    faults.push({ column: 'kind', zh: '只能是：表格、检查、创建、应用', en: 'form, inspection, campaign or app' })
  }
  if (frequencyOf(cells.frequency) === undefined) {
    faults.push({
      column: 'frequency',
      zh: '看不懂的频次；如：每月、每季度、每年',
      en: 'not a frequency: 每月, 每年 …',
    })
  }
  for (const key of ['from', 'until'] as const) {
    if (dayOf(cells[key]) === undefined) faults.push({ column: key, zh: '不是日期', en: 'not a day' })
  }
  if (namesOf(cells.fields).length > 0 && cells.purpose === undefined) {
    faults.push({ column: 'purpose', zh: '有字段就要写用途', en: 'fields need a purpose' })
  }
  return faults
}

async function dutyOf(ctx: Ctx, code: string | undefined): Promise<string | null> {
  if (code === undefined) return null
  const item = (await listDutyItems(ctx)).find((one) => one.code === code)
  if (item === undefined) throw problems.dutyUnknown({ code })
  return item.id
}

/** Files a row; the same row of a number that is on the list changes nothing, another one is refused. */
async function takeRow(ctx: Ctx, { cells }: Row): Promise<boolean> {
  const kind = KINDS[cells.kind ?? ''] ?? 'form'
  const [validFrom, last] = [dayOf(cells.from) ?? '', parsePlainDate(dayOf(cells.until) ?? '')]
  const entry = {
    kind,
    number: cells.number ?? '',
    title: cells.title ?? '',
    issuer: await getIssuer(ctx, cells.issuer ?? ''),
    frequency: frequencyOf(cells.frequency) ?? 'year',
    legalBasis: cells.basis ?? '',
    dutyItemId: await dutyOf(ctx, cells.duty),
    validFrom,
    // A list names the last day; an entry ends on the day after.
    validTo: last === undefined ? '' : addDays(last, 1),
  }
  const names = namesOf(cells.fields)
  const [held] = await listVersions(ctx, kind, entry.number)
  if (held !== undefined) {
    const fields = (await listFields(ctx, [held.id])).map((field) => field.path.join('/'))
    const isSame =
      held.title === entry.title &&
      held.issuer_name === entry.issuer.name &&
      held.frequency === entry.frequency &&
      held.legal_basis === entry.legalBasis &&
      held.valid_from === entry.validFrom &&
      held.expires_on === entry.validTo &&
      fields.join('\n') === names.join('\n')
    if (isSame && held.withdrawn_at === null) return false
    throw problems.entryNumberTaken({ number: entry.number })
  }
  await fileVersion(
    ctx,
    { ...entry, version: 1, formId: null, requestId: null, changeNote: '' },
    names.map((name) => ({ path: [name], element: null, purpose: cells.purpose ?? '' })),
  )
  return true
}

/** Brings in the yearly list as one file: good rows are filed, bad ones come back with reasons. */
export const importEntries = command({
  name: 'importEntries',
  input: z.object({ file: uploadedFile.meta({ title: '年度目录清单 yearly list' }) }),
  output: ListImport,
  accepts: 'multipart',
  bodyLimitBytes: 5 << 20,
  status: 201,
  may: mayKeepRegistry,
  audit: {
    event: 'registry.list-imported',
    title: { zh: '导入年度目录清单', en: 'Imported the yearly list' },
    line: ({ output }) => ({
      subject: output.id,
      data: { file: output.fileName, taken: output.taken, unchanged: output.unchanged, refused: output.refused },
    }),
  },
  run: (ctx, { file }) =>
    takeList(ctx, file, {
      kind: 'registry',
      columns: COLUMNS,
      check: checkRow,
      take: takeRow,
      columnOf: (code) =>
        code === 'requests/issuer-unknown'
          ? 'issuer'
          : code === 'requests/duty-taken-back' || code === 'requests/duty-unknown'
            ? 'duty'
            : code === 'requests/entry-number-taken'
              ? 'number'
              : 'until',
    }),
})
