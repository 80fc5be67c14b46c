import { sql } from 'kysely'
import { tablesOf } from '#platform/database/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { problems } from './problems.ts'
import type { CellRecord, RowRecord } from './fill/filling.ts'
import type { FillColumn, FormsTables, StoredProblem, StoredSummary } from './tables.ts'

type Asking = Pick<Ctx, 'tx' | 'actor'>
const db = (ctx: Asking) => tablesOf<FormsTables>(ctx.tx)

export interface NewFill {
  readonly formId: string
  readonly version: number
  readonly areaCode: string
  readonly asOf: string
  readonly subjects: readonly string[]
}

export async function insertFill(ctx: Ctx, fill: NewFill): Promise<string> {
  const id = ctx.newId()
  await db(ctx)
    .insertInto('forms.fill')
    .values({
      county_code: ctx.actor.countyCode,
      id,
      form_id: fill.formId,
      version: fill.version,
      area_code: fill.areaCode,
      as_of: fill.asOf,
      subjects: JSON.stringify(fill.subjects),
      state: 'queued',
      progress: 0,
      summary: null,
      columns: '[]',
      format: 'xlsx',
      workbook: null,
      problem: null,
      started_by: ctx.actor.name,
      started_at: ctx.now().toISOString(),
      finished_at: null,
    })
    .execute()
  return id
}

/** All that a fill is, but its workbook, which may be large. */
const fillsOfCounty = (ctx: Asking) =>
  db(ctx)
    .selectFrom('forms.fill')
    .select([
      'id',
      'form_id',
      'version',
      'area_code',
      'as_of',
      'subjects',
      'state',
      'summary',
      'columns',
      'format',
      'problem',
      'started_at',
      'finished_at',
    ])
    .where('county_code', '=', ctx.actor.countyCode)

/** @throws forms/fill-not-found, also for a fill of another area */
export async function getFill(ctx: Asking, fillId: string) {
  const row = await fillsOfCounty(ctx).where('id', '=', fillId).executeTakeFirst()
  if (row === undefined) throw problems.fillNotFound()
  return row
}
export type FillRow = Awaited<ReturnType<typeof getFill>>

export const listFills = (ctx: Asking, formId: string) =>
  fillsOfCounty(ctx).where('form_id', '=', formId).orderBy('started_at', 'desc').limit(50).execute()

/** The filled workbook. @throws forms/fill-not-ready */
export async function getFilledWorkbook(ctx: Asking, fillId: string): Promise<Uint8Array> {
  const row = await db(ctx)
    .selectFrom('forms.fill')
    .select('workbook')
    .where('county_code', '=', ctx.actor.countyCode)
    .where('id', '=', fillId)
    .executeTakeFirst()
  if (row === undefined) throw problems.fillNotFound()
  if (row.workbook === null) throw problems.fillNotReady()
  return row.workbook
}

export async function updateFill(
  ctx: Asking,
  fillId: string,
  change:
    | { state: 'running' }
    | { state: 'failed'; problem: StoredProblem; at: Date }
    | {
        state: 'ready'
        summary: StoredSummary
        columns: readonly FillColumn[]
        format: 'xlsx' | 'zip'
        workbook: Uint8Array
        at: Date
      },
): Promise<void> {
  const values =
    change.state === 'running'
      ? { state: change.state }
      : change.state === 'failed'
        ? { state: change.state, problem: JSON.stringify(change.problem), finished_at: change.at.toISOString() }
        : {
            state: change.state,
            progress: 1,
            summary: JSON.stringify(change.summary),
            columns: JSON.stringify(change.columns),
            format: change.format,
            workbook: change.workbook,
            finished_at: change.at.toISOString(),
          }
  await db(ctx)
    .updateTable('forms.fill')
    .set(values)
    .where('county_code', '=', ctx.actor.countyCode)
    .where('id', '=', fillId)
    .execute()
}

/** A field of COPY's text format. */
const field = (value: string | number | null): string =>
  value === null
    ? '\\N'
    : String(value).replace(
        /[\\\t\n\r]/g,
        (mark) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[mark] ?? mark,
      )

const LETTERS = { ok: 'o', missing: 'm', stale: 's', conflict: 'c', 'not-applicable': 'n' } as const

function* linesOf(rows: Iterable<readonly (string | number | null)[]>): Generator<Uint8Array> {
  let text = ''
  for (const row of rows) {
    text += `${row.map(field).join('\t')}\n`
    if (text.length > 1 << 18) {
      yield Buffer.from(text)
      text = ''
    }
  }
  if (text !== '') yield Buffer.from(text)
}

/** COPY refuses tables with row-level security, so the rows land beside and are inserted under the policy. */
async function copyUnderPolicy(
  ctx: Asking,
  table: string,
  columns: string,
  lines: Iterable<Uint8Array>,
): Promise<void> {
  const stage = `pg_temp.${table}_stage`
  await sql
    .raw(`create temporary table ${table}_stage on commit drop as select ${columns} from forms.${table} with no data`)
    .execute(ctx.tx.kysely)
  await ctx.tx.copyIn(`${stage} (${columns})`, lines)
  await sql.raw(`insert into forms.${table} (${columns}) select ${columns} from ${stage}`).execute(ctx.tx.kysely)
  await sql.raw(`drop table ${stage}`).execute(ctx.tx.kysely)
}

/** Keeps where each cell of a fill comes from. */
export async function insertSources(
  ctx: Asking,
  fillId: string,
  rows: readonly RowRecord[],
  cells: readonly CellRecord[],
  refOf: (row: number, column: number) => string,
): Promise<void> {
  const county = ctx.actor.countyCode
  await copyUnderPolicy(
    ctx,
    'fill_row',
    'county_code, fill_id, area_code, sheet, row_no, subject_id, subject, statuses, changes',
    linesOf(
      rows.map((row) => [
        county,
        fillId,
        row.areaCode,
        row.sheet,
        row.row,
        row.subjectId,
        row.subject,
        row.cells.map((cell) => LETTERS[cell.status]).join(''),
        row.cells.map((cell) => cell.change ?? '').join(','),
      ]),
    ),
  )
  await copyUnderPolicy(
    ctx,
    'fill_cell',
    'county_code, fill_id, area_code, sheet, cell, subject_id, subject, element, name, status, value, change_no, words, words_en, query',
    linesOf(
      cells.map((cell) => [
        county,
        fillId,
        cell.areaCode,
        cell.sheet,
        refOf(cell.row, cell.column),
        cell.subjectId,
        cell.subject,
        cell.element,
        cell.nameZh,
        cell.status,
        cell.value,
        cell.change ?? null,
        cell.computation?.words.zh ?? null,
        cell.computation?.words.en ?? null,
        cell.computation?.query ?? null,
      ]),
    ),
  )
}

export const findFillRow = (ctx: Asking, fillId: string, sheet: number, row: number) =>
  db(ctx)
    .selectFrom('forms.fill_row')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('fill_id', '=', fillId)
    .where('sheet', '=', sheet)
    .where('row_no', '=', row)
    .executeTakeFirst()

export const findFillCell = (ctx: Asking, fillId: string, sheet: number, cell: string) =>
  db(ctx)
    .selectFrom('forms.fill_cell')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('fill_id', '=', fillId)
    .where('sheet', '=', sheet)
    .where('cell', '=', cell)
    .executeTakeFirst()

/** Rows of a sheet in `[from, to)`, for marking them on the screen. */
export const listFillRows = (ctx: Asking, fillId: string, sheet: number, from: number, to: number) =>
  db(ctx)
    .selectFrom('forms.fill_row')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('fill_id', '=', fillId)
    .where('sheet', '=', sheet)
    .where('row_no', '>=', from)
    .where('row_no', '<', to)
    .orderBy('row_no')
    .execute()

export const listFillCells = (ctx: Asking, fillId: string) =>
  db(ctx)
    .selectFrom('forms.fill_cell')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('fill_id', '=', fillId)
    .orderBy('sheet')
    .orderBy('cell')
    .execute()

/** Whose card each sheet is; sheets that are no cards are left out. */
export const listCardSheets = (ctx: Asking, fillId: string) =>
  db(ctx)
    .selectFrom('forms.fill_cell')
    .select('sheet')
    .select((eb) => eb.fn.min('subject').as('subject'))
    .where('county_code', '=', ctx.actor.countyCode)
    .where('fill_id', '=', fillId)
    .where('subject_id', 'is not', null)
    .groupBy('sheet')
    .having((eb) => eb.fn.count('subject').distinct(), '=', 1)
    .execute()

/** Rows that have a gap, in the order of the form. */
export const listGapRows = (ctx: Asking, fillId: string, letters: string) =>
  db(ctx)
    .selectFrom('forms.fill_row')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('fill_id', '=', fillId)
    .where(sql<boolean>`statuses ~ ${`[${letters}]`}`)
    .orderBy('sheet')
    .orderBy('row_no')
    .execute()
