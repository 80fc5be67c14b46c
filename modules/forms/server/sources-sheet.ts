import { describeChange, type DescribedChange } from '#modules/ledger/server/index.ts'
import { columnLetter, fillWorkbook, listSheets } from '#modules/workbook/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { CellRecord, RowRecord } from './fill/filling.ts'
import { bytesThroughFile } from './fill/through-file.ts'
import { listFillCells, listFillRows, type FillRow } from './fill-store.ts'

const HEAD = ['工作表', '单元格', '对象', '数据项', '状态', '来源', '记录时间', '依据', '算法'] as const
const STATUS: Readonly<Record<string, string>> = {
  o: '已填',
  m: '缺',
  s: '过期',
  c: '两处不一致',
  n: '不适用',
  ok: '已填',
  missing: '缺',
  stale: '过期',
  conflict: '两处不一致',
  'not-applicable': '不适用',
}

interface SourceLine {
  readonly sheet: string
  readonly cells: string
  readonly subject: string
  readonly items: string
  readonly status: string
  readonly change: number | undefined
  readonly computation: string
}

/** Lines of the 来源 sheet with the source of each change written out. */
export async function* describeSources(
  ctx: Pick<Ctx, 'tx' | 'actor'>,
  lines: readonly SourceLine[],
): AsyncGenerator<readonly string[]> {
  yield HEAD
  const changes: ReadonlyMap<number, DescribedChange> = await describeChange(ctx, [
    ...new Set(lines.flatMap((line) => line.change ?? [])),
  ])
  for (const line of lines) {
    const change = changes.get(line.change ?? -1)
    yield [
      line.sheet,
      line.cells,
      line.subject,
      line.items,
      line.status,
      change?.source ?? '',
      (change?.recordedAt ?? '').slice(0, 10),
      change?.evidence ?? '',
      line.computation,
    ]
  }
}

interface KnownCell {
  readonly column: number
  readonly name: string
  readonly status: string
  readonly change: number | undefined
}

/** Cells of one row that came the same way share a line. */
function groupCells(sheet: string, row: number, subject: string, cells: readonly KnownCell[]): readonly SourceLine[] {
  const groups = new Map<string, KnownCell[]>()
  for (const cell of cells) {
    const key = `${cell.change ?? ''} ${cell.status}`
    groups.set(key, [...(groups.get(key) ?? []), cell])
  }
  return [...groups.values()].map((group) => ({
    sheet,
    cells: group.map((cell) => `${columnLetter(cell.column)}${row}`).join(' '),
    subject,
    items: group.map((cell) => cell.name).join('、'),
    status: STATUS[group[0]?.status ?? 'o'] ?? '',
    change: group[0]?.change,
    computation: '',
  }))
}

/**
 * Lines of what was told of a fill while it was written. Sheets that were made for single cards are told by their subject.
 *
 * @param names of the template's sheets
 */
export function linesOfSources(
  rows: readonly RowRecord[],
  cells: readonly CellRecord[],
  names: readonly string[],
): readonly SourceLine[] {
  return [
    ...rows.flatMap((row) =>
      groupCells(
        names[row.sheet] ?? '',
        row.row,
        row.subject,
        row.cells.map((cell) => ({ column: cell.column, name: cell.nameZh, status: cell.status, change: cell.change })),
      ),
    ),
    ...cells.map((cell): SourceLine => ({
      sheet: names[cell.sheet] ?? cell.subject,
      cells: `${columnLetter(cell.column)}${cell.row}`,
      subject: cell.subject,
      items: cell.nameZh,
      status: STATUS[cell.status] ?? '',
      change: cell.change,
      computation: cell.computation?.words.zh ?? '',
    })),
  ]
}

async function linesOfFill(
  ctx: Pick<Ctx, 'tx' | 'actor'>,
  fill: FillRow,
  names: readonly string[],
): Promise<readonly SourceLine[]> {
  const lines: SourceLine[] = []
  for (const sheet of new Set(fill.columns.map((column) => column.sheet))) {
    const columns = fill.columns.filter((column) => column.sheet === sheet)
    for (const row of await listFillRows(ctx, fill.id, sheet, 0, 1 << 21)) {
      const changes = row.changes.split(',')
      const cells = columns.map((column, at) => ({
        column: column.column,
        name: column.name,
        status: row.statuses.charAt(at),
        change: changes[at] === undefined || changes[at] === '' ? undefined : Number(changes[at]),
      }))
      lines.push(...groupCells(names[sheet] ?? '', row.row_no, row.subject, cells))
    }
  }
  for (const cell of await listFillCells(ctx, fill.id)) {
    lines.push({
      sheet: names[cell.sheet] ?? '',
      cells: cell.cell,
      subject: cell.subject,
      items: cell.name,
      status: STATUS[cell.status] ?? '',
      change: cell.change_no === null ? undefined : Number(cell.change_no),
      computation: cell.words ?? '',
    })
  }
  return lines
}

/** Adds the sheet 来源 to a filled workbook; every other part stays as it is. */
export async function withSourcesSheet(
  ctx: Pick<Ctx, 'tx' | 'actor'>,
  fill: FillRow,
  bytes: Uint8Array,
): Promise<Uint8Array> {
  const names = (await listSheets({ bytes })).map((sheet) => sheet.name)
  const lines = await linesOfFill(ctx, fill, names)
  const { bytes: explained } = await bytesThroughFile((path) =>
    fillWorkbook({ bytes }, { sheets: [], appendix: { name: '来源', rows: describeSources(ctx, lines) } }, { path }),
  )
  return explained
}
