import { sql } from 'kysely'
import { tablesOf, type Transaction } from '#platform/database/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { problems } from './problems.ts'
import type { BatchTable, ImportsTables, RefusedRowTable } from './tables.ts'
import type { Insertable, Selectable, Updateable } from 'kysely'

/** The only code that writes schema `imports`. */
const on = (tx: Transaction) => tablesOf<ImportsTables>(tx)

export type BatchRow = Selectable<BatchTable>
export type RefusedRowRow = Selectable<RefusedRowTable>

export async function insertBatch(tx: Transaction, batch: Insertable<BatchTable>): Promise<void> {
  await on(tx).insertInto('imports.batch').values(batch).execute()
}

/** @throws imports/import-not-found */
export async function getBatch(ctx: Pick<Ctx, 'tx' | 'actor'>, id: string, lock = false): Promise<BatchRow> {
  const query = on(ctx.tx)
    .selectFrom('imports.batch')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('id', '=', id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (row === undefined) throw problems.importNotFound()
  return row
}

export async function updateBatch(
  ctx: Pick<Ctx, 'tx' | 'actor'>,
  id: string,
  change: Updateable<BatchTable>,
): Promise<void> {
  await on(ctx.tx)
    .updateTable('imports.batch')
    .set(change)
    .where('county_code', '=', ctx.actor.countyCode)
    .where('id', '=', id)
    .execute()
}

/** The batches of one file, in the order of its sheets. */
export const listOfFile = (ctx: Pick<Ctx, 'tx' | 'actor'>, first: string): Promise<BatchRow[]> =>
  on(ctx.tx)
    .selectFrom('imports.batch')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where((where) => where.or([where('id', '=', first), where('file_of', '=', first)]))
    .orderBy('sheet_order')
    .execute()

/** Newest first. */
export const listBatches = (ctx: Pick<Ctx, 'tx' | 'actor'>): Promise<BatchRow[]> =>
  on(ctx.tx)
    .selectFrom('imports.batch')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .orderBy('created_at', 'desc')
    .orderBy('sheet_order')
    .limit(200)
    .execute()

export async function saveFile(
  tx: Transaction,
  batch: { readonly county: string; readonly id: string; readonly areaCode: string },
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
  let part = 0
  for await (const bytes of pieces) {
    await on(tx)
      .insertInto('imports.file_part')
      .values({ county_code: batch.county, batch_id: batch.id, part_no: part, area_code: batch.areaCode, bytes })
      .execute()
    part += 1
  }
}

/** The file as it was kept, a piece at a time. */
export async function* readFilePieces(
  ctx: Pick<Ctx, 'tx' | 'actor'>,
  id: string,
): AsyncGenerator<Uint8Array, void, void> {
  for (let part = 0; ; part += 1) {
    const row = await on(ctx.tx)
      .selectFrom('imports.file_part')
      .select('bytes')
      .where('county_code', '=', ctx.actor.countyCode)
      .where('batch_id', '=', id)
      .where('part_no', '=', part)
      .executeTakeFirst()
    if (row === undefined) return
    yield row.bytes
  }
}

export type NewRefusedRow = Pick<RefusedRowRow, 'row_no' | 'cells' | 'reasons'>

/** XML and JSON may hold what jsonb cannot: the character 0 and halves of pairs. */
const jsonText = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'string' ? each.replaceAll('\0', '').toWellFormed() : each,
  )

const ROWS_A_STATEMENT = 500

export async function saveRefusedRows(
  tx: Transaction,
  batch: Pick<BatchRow, 'county_code' | 'id' | 'area_code'>,
  rows: readonly NewRefusedRow[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    const some = jsonText(rows.slice(at, at + ROWS_A_STATEMENT))
    await sql`insert into imports.refused_row (county_code, batch_id, row_no, area_code, cells, reasons)
      select ${batch.county_code}, ${batch.id}, r.row_no, ${batch.area_code}, r.cells, r.reasons
      from jsonb_to_recordset(${some}::jsonb) as r (row_no integer, cells jsonb, reasons jsonb)`.execute(tx.kysely)
  }
}

/** In the order of the file, a few hundred at a time. */
export async function* readRefusedRows(
  ctx: Pick<Ctx, 'tx' | 'actor'>,
  id: string,
): AsyncGenerator<RefusedRowRow, void, void> {
  for (let after = 0; ;) {
    const rows = await on(ctx.tx)
      .selectFrom('imports.refused_row')
      .selectAll()
      .where('county_code', '=', ctx.actor.countyCode)
      .where('batch_id', '=', id)
      .where('row_no', '>', after)
      .orderBy('row_no')
      .limit(500)
      .execute()
    yield* rows
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.row_no
  }
}

/** Columns that hold any refused cell. */
export async function listRefusedColumns(ctx: Pick<Ctx, 'tx' | 'actor'>, id: string): Promise<readonly number[]> {
  const answer = await sql<{ column: number }>`
    select distinct (r->>'column')::int as column from imports.refused_row, jsonb_array_elements(reasons) r
    where county_code = ${ctx.actor.countyCode} and batch_id = ${id} order by 1`.execute(ctx.tx.kysely)
  return answer.rows.map((row) => row.column)
}
