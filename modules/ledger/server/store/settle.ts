import { sql } from 'kysely'
import { tablesOf } from '#platform/database/database.ts'
import type { LedgerEntity } from '../../domain/entity-shape.ts'
import { quoteName } from '../../domain/sql-text.ts'
import type { LedgerTables } from '../tables.ts'
import type { Writing } from './write-facts.ts'

const on = (ctx: Pick<Writing, 'tx'>) => tablesOf<LedgerTables>(ctx.tx)

/** An open conflict with the source of its contender; undefined when it is settled or out of sight. */
export const findOpenConflict = (ctx: Writing, id: string) =>
  on(ctx)
    .selectFrom('ledger.conflict as c')
    .innerJoin('ledger.change as g', (join) =>
      join.onRef('g.county_code', '=', 'c.county_code').onRef('g.no', '=', 'c.change_no'),
    )
    .select(['c.id', 'c.entity', 'c.subject_id', 'c.element', 'c.area_code', 'c.contender', 'c.valid_from', 'g.source'])
    .where('c.county_code', '=', ctx.actor.countyCode)
    .where('c.id', '=', id)
    .where('c.state', '=', 'open')
    .executeTakeFirst()

/** Closes one conflict; the element is free again when it was the last. */
export async function closeConflict(
  ctx: Writing,
  conflict: { id: string; entity: LedgerEntity; subject_id: string; element: string },
  decision: 'current' | 'contender' | 'other',
  changeNo: number,
): Promise<void> {
  const { countyCode } = ctx.actor
  await on(ctx)
    .updateTable('ledger.conflict')
    .set({ state: 'settled', decision, settled_by: changeNo })
    .where('county_code', '=', countyCode)
    .where('id', '=', conflict.id)
    .execute()
  await sql`update ${sql.raw(`ledger.${quoteName(conflict.entity)}`)} set open_conflicts = nullif(array_remove(open_conflicts, ${conflict.element}), '{}')
where county_code = ${countyCode} and id = ${conflict.subject_id}::uuid and not exists (
  select from ledger.conflict c where c.county_code = ${countyCode} and c.subject_id = ${conflict.subject_id}::uuid and c.element = ${conflict.element} and c.state = 'open')`.execute(
    ctx.tx.kysely,
  )
}

/** The current value of a fact as canonical text, with what it came with, and the subject's area; undefined when the subject is out of sight. */
export async function findFact(
  ctx: Writing,
  entity: LedgerEntity,
  subjectId: string,
  element: string,
): Promise<{ value: string | null; areaCode: string; changeNo: number; validFrom: string } | undefined> {
  const rows = await sql<{
    value: string | null
    area_code: string
    change_no: number
    valid_from: string
  }>`select ${sql.raw(quoteName(element))}::text as value, area_code,
coalesce((provenance->${element}->>0)::bigint, change_no) as change_no, coalesce(provenance->${element}->>1, valid_from::text) as valid_from
from ${sql.raw(`ledger.${quoteName(entity)}`)} where county_code = ${ctx.actor.countyCode} and id = ${subjectId}::uuid`.execute(
    ctx.tx.kysely,
  )
  const row = rows.rows[0]
  return row === undefined
    ? undefined
    : { value: row.value, areaCode: row.area_code, changeNo: Number(row.change_no), validFrom: row.valid_from }
}

/** Adds the column of a new element; a nullable column without a default changes no row. */
export async function addElementColumn(
  ctx: Pick<Writing, 'tx'>,
  entity: LedgerEntity,
  element: string,
  columnType: string,
): Promise<void> {
  await sql`select ledger.add_element_column(${entity}, ${element}, ${columnType})`.execute(ctx.tx.kysely)
}
