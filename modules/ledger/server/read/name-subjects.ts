import { sql } from 'kysely'
import type { LedgerEntity } from '../../domain/entity-shape.ts'
import { quoteName } from '../../domain/sql-text.ts'
import { LABELS } from '../../domain/subject-label.ts'
import type { Reading } from './read-list.ts'

/** A household is called by its head, where it has one; an enrolment by its holder. */
function nameOf(entity: LedgerEntity): { readonly name: string; readonly joins: string } {
  const own = `t.${quoteName(LABELS[entity].name)}::text`
  if (entity === 'household')
    return {
      name: `coalesce(h.person_name, ${own})`,
      joins: 'left join ledger.person h on h.county_code = t.county_code and h.id = t.head_id',
    }
  if (entity === 'enrolment')
    return {
      name: 'coalesce(p.person_name, h.person_name, hh.household_address)',
      joins: `left join ledger.person p on p.county_code = t.county_code and p.id = t.person_id
left join ledger.household hh on hh.county_code = t.county_code and hh.id = t.household_id
left join ledger.person h on h.county_code = t.county_code and h.id = hh.head_id`,
    }
  return { name: own, joins: '' }
}

/** What subjects are called, by id; those out of sight and those without a name are left out. */
export async function nameSubjects(
  ctx: Reading,
  subjects: readonly { readonly entity: LedgerEntity; readonly id: string }[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const entity of new Set(subjects.map((each) => each.entity))) {
    const ids = [...new Set(subjects.filter((each) => each.entity === entity).map((each) => each.id))]
    const { name, joins } = nameOf(entity)
    const found = await sql<{
      id: string
      name: string | null
    }>`select t.id, ${sql.raw(name)} as name from ${sql.raw(`ledger.${quoteName(entity)} t ${joins}`)}
where t.county_code = ${ctx.actor.countyCode} and t.id = any(${ids}::uuid[])`.execute(ctx.tx.kysely)
    for (const row of found.rows) if (row.name !== null) names.set(row.id, row.name)
  }
  return names
}

/** Areas by the name they had last; a code that is not known is its own name. */
export async function nameAreas(ctx: Reading, codes: readonly string[]): Promise<(code: string) => string> {
  const wanted = [...new Set(codes)]
  if (wanted.length === 0) return (code) => code
  const found = await sql<{
    code: string
    name: string
  }>`select code, name from organisations.area where county_code = ${ctx.actor.countyCode} and code = any(${wanted}::text[]) order by valid_from`.execute(
    ctx.tx.kysely,
  )
  const names = new Map(found.rows.map((row) => [row.code, row.name]))
  return (code) => names.get(code) ?? code
}
