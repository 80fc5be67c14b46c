import { sql } from 'kysely'
import { quoteName } from '../../domain/sql-text.ts'
import type { Writing } from './write-facts.ts'

export type Mover = 'person' | 'household' | 'enrolment'

export interface Place {
  readonly areaCode: string
  /** Since when the subject lives there; null: as long as the ledger knows. */
  readonly livedFrom: string | null
  readonly householdId: string | null
  readonly householdNo: string | null
}

/** Where a person or a household lives; undefined when it is out of sight. */
export async function findPlace(ctx: Writing, entity: 'person' | 'household', id: string): Promise<Place | undefined> {
  const { countyCode } = ctx.actor
  const household = entity === 'household' ? sql`t.id` : sql`t.household_id`
  const rows = await sql<{
    area_code: string
    lived_from: string | null
    household_id: string | null
    household_no: string | null
  }>`select t.area_code, t.provenance->'area_code'->>1 as lived_from, ${household} as household_id, h.household_no
from ${sql.raw(`ledger.${quoteName(entity)}`)} t
left join ledger.household h on h.county_code = t.county_code and h.id = ${household}
where t.county_code = ${countyCode} and t.id = ${id}::uuid`.execute(ctx.tx.kysely)
  const row = rows.rows[0]
  return row === undefined
    ? undefined
    : {
        areaCode: row.area_code,
        livedFrom: row.lived_from,
        householdId: row.household_id,
        householdNo: row.household_no,
      }
}

/** Members of a household who live where it does. */
export async function listMembers(ctx: Writing, householdId: string, areaCode: string): Promise<readonly string[]> {
  const rows = await sql<{
    id: string
  }>`select id from ledger.person where county_code = ${ctx.actor.countyCode} and household_id = ${householdId}::uuid and area_code = ${areaCode}`.execute(
    ctx.tx.kysely,
  )
  return rows.rows.map((row) => row.id)
}

/** Whether an area already has a household of this number. */
export async function hasHouseholdNo(ctx: Writing, areaCode: string, householdNo: string): Promise<boolean> {
  const rows = await sql<{
    found: boolean
  }>`select exists (select from ledger.household where county_code = ${ctx.actor.countyCode} and area_code = ${areaCode} and household_no = ${householdNo}) as found`.execute(
    ctx.tx.kysely,
  )
  return rows.rows[0]?.found === true
}

/** Enrolments of these persons and households in the area: they are paid where the holder lives. */
export async function listEnrolments(
  ctx: Writing,
  holders: readonly string[],
  areaCode: string,
): Promise<readonly string[]> {
  const rows = await sql<{
    id: string
  }>`select id from ledger.enrolment where county_code = ${ctx.actor.countyCode} and holder_id = any(${holders}::uuid[]) and area_code = ${areaCode}`.execute(
    ctx.tx.kysely,
  )
  return rows.rows.map((row) => row.id)
}

export interface Move {
  readonly entity: Mover
  readonly ids: readonly string[]
  readonly to: string
  readonly movedOn: string
  readonly today: string
  readonly changeNo: number
}

/** The area that is left keeps the rows as they were; the rows and their open conflicts go to the area that receives. */
export async function moveRows(ctx: Writing, move: Move): Promise<void> {
  if (move.ids.length === 0) return
  const { countyCode } = ctx.actor
  const table = sql.raw(`ledger.${quoteName(move.entity)}`)
  await sql`insert into ledger.moved (county_code, area_code, to_area_code, entity, subject_id, lived_from, moved_on, change_no, facts)
select ${countyCode}, t.area_code, ${move.to}, ${move.entity}, t.id, (t.provenance->'area_code'->>1)::date, ${move.movedOn}::date, ${move.changeNo}::bigint, to_jsonb(t)
from ${table} t where t.county_code = ${countyCode} and t.id = any(${move.ids}::uuid[])`.execute(ctx.tx.kysely)
  await sql`update ${table} set area_code = ${move.to},
provenance = coalesce(provenance, '{}') || jsonb_build_object('area_code', jsonb_build_array(${move.changeNo}::bigint, ${move.movedOn}::text, ${move.today}::text))
where county_code = ${countyCode} and id = any(${move.ids}::uuid[])`.execute(ctx.tx.kysely)
  await sql`update ledger.conflict set area_code = ${move.to}
where county_code = ${countyCode} and state = 'open' and subject_id = any(${move.ids}::uuid[])`.execute(ctx.tx.kysely)
}

/** Who moves alone is no member, and no head, of the household that stays. */
export async function leaveHousehold(ctx: Writing, personId: string): Promise<void> {
  const { countyCode } = ctx.actor
  await sql`update ledger.household set head_id = null where county_code = ${countyCode} and head_id = ${personId}::uuid`.execute(
    ctx.tx.kysely,
  )
  await sql`update ledger.person set household_id = null where county_code = ${countyCode} and id = ${personId}::uuid`.execute(
    ctx.tx.kysely,
  )
}

/** The change of a subject's last move, if it still lives where that move brought it. */
export async function findLastMove(
  ctx: Writing,
  entity: 'person' | 'household',
  id: string,
): Promise<{ readonly changeNo: number; readonly from: string } | undefined> {
  const rows = await sql<{
    change_no: number
    area_code: string
  }>`select m.change_no, m.area_code from ledger.moved m
join ${sql.raw(`ledger.${quoteName(entity)}`)} t on t.county_code = m.county_code and t.id = m.subject_id
where m.county_code = ${ctx.actor.countyCode} and m.entity = ${entity} and m.subject_id = ${id}::uuid and not m.retracted
and (t.provenance->'area_code'->>0)::bigint = m.change_no`.execute(ctx.tx.kysely)
  const row = rows.rows[0]
  return row === undefined ? undefined : { changeNo: Number(row.change_no), from: row.area_code }
}

/** Takes one entity's part of a move back, for everyone it brought who is still there. Answers how many. */
export async function takeBackRows(ctx: Writing, entity: Mover, changeNo: number): Promise<number> {
  const { countyCode } = ctx.actor
  const isPerson = entity === 'person'
  const household = isPerson ? `, household_id = coalesce(t.household_id, (m.facts->>'household_id')::uuid)` : ''
  const moved = await sql`update ${sql.raw(`ledger.${quoteName(entity)}`)} t set area_code = m.area_code,
provenance = nullif(jsonb_strip_nulls((t.provenance - 'area_code') || jsonb_build_object('area_code', m.facts->'provenance'->'area_code')), '{}')${sql.raw(household)}
from ledger.moved m where m.county_code = ${countyCode} and m.entity = ${entity} and m.change_no = ${changeNo}::bigint and not m.retracted
and t.county_code = m.county_code and t.id = m.subject_id and (t.provenance->'area_code'->>0)::bigint = m.change_no`.execute(
    ctx.tx.kysely,
  )
  if (isPerson)
    await sql`update ledger.household h set head_id = t.id from ledger.moved m
join ledger.person t on t.county_code = m.county_code and t.id = m.subject_id
where m.county_code = ${countyCode} and m.entity = 'person' and m.change_no = ${changeNo}::bigint and not m.retracted
and h.county_code = m.county_code and h.id = t.household_id and h.head_id is null and t.person_relation_to_head in ('0', '01', '02')`.execute(
      ctx.tx.kysely,
    )
  await sql`update ledger.conflict c set area_code = m.area_code from ledger.moved m
where m.county_code = ${countyCode} and m.entity = ${entity} and m.change_no = ${changeNo}::bigint and not m.retracted
and c.county_code = m.county_code and c.subject_id = m.subject_id and c.state = 'open'`.execute(ctx.tx.kysely)
  await sql`update ledger.moved set retracted = true
where county_code = ${countyCode} and entity = ${entity} and change_no = ${changeNo}::bigint`.execute(ctx.tx.kysely)
  return Number(moved.numAffectedRows ?? 0n)
}
