import type { LedgerEntity } from '../../domain/entity-shape.ts'
import { quoteName, quoteText } from '../../domain/sql-text.ts'

/** What the row's own words were on the day: the value that held, the first known one, or none where it is said to have begun later. */
function patchOf(row: string, countyCode: string, asOf: string): string {
  const [county, day] = [quoteText(countyCode), quoteText(asOf)]
  const beganLater = `exists (select from ledger.change g where g.county_code = ${county} and g.no = coalesce((h.fact->>1)::bigint, (now.fact->>0)::bigint) and g.begins_on > date ${day})`
  return `left join lateral (
  select jsonb_object_agg(f.element, f.value) as facts,
    jsonb_object_agg(f.element, f.told) as told, array_agg(f.element) as elements
  from (
    select now.element,
      case when coalesce(h.fact->>2, now.fact->>1) collate "C" > ${day} and ${beganLater} then 'null'::jsonb else h.fact->0 end as value,
      case when h.fact is null then now.fact else jsonb_build_array(h.fact->1, h.fact->2, h.fact->3) end as told
    from jsonb_each(${row}.provenance) as now(element, fact)
    left join lateral (
      select old.facts->now.element as fact from ledger.history old
      where old.county_code = ${county} and old.subject_id = ${row}.id and not old.retracted and old.facts ? now.element
      order by ((old.facts->now.element->>2) collate "C" <= ${day}) desc,
        case when (old.facts->now.element->>2) collate "C" <= ${day} then old.facts->now.element->>2 end desc,
        old.facts->now.element->>2, old.id desc
      limit 1
    ) h on true
    where (now.fact->>1) collate "C" > ${day} and now.element <> 'area_code'
  ) f where f.value is not null
) patch on true
cross join lateral jsonb_populate_record(${row}, case when patch.facts is null then '{}'::jsonb else patch.facts || jsonb_build_object(
  'provenance', ${row}.provenance || patch.told, 'date_precision', ${row}.date_precision - patch.elements) end) as was`
}

/** Rows of an entity as they were on a day: who lived where, and what was true of them. One column for each of the table. */
export function pastRows(entity: LedgerEntity, countyCode: string, asOf: string): string {
  const table = `ledger.${quoteName(entity)}`
  const [county, day] = [quoteText(countyCode), quoteText(asOf)]
  const isLater = `coalesce(jsonb_path_exists(p.provenance, ${quoteText(`$.*[1] ? (@ > "${asOf}")`)}), false)`
  // Who came later, or is said to have begun later, was not there yet.
  const wasThere = `p.county_code = ${county} and coalesce(p.provenance->'area_code'->>1, '') collate "C" <= ${day}
and (p.valid_from <= date ${day} or not exists (select from ledger.change g where g.county_code = ${county} and g.no = p.change_no and g.begins_on > date ${day}))`
  const parts = [
    `select p.* from ${table} p where ${wasThere} and not ${isLater}`,
    `select was.* from ${table} p\n${patchOf('p', countyCode, asOf)}\nwhere ${wasThere} and ${isLater}`,
  ]
  if (entity === 'person' || entity === 'household' || entity === 'enrolment')
    parts.push(`select was.* from ledger.moved m
cross join lateral jsonb_populate_record(null::${table}, m.facts) as p
${patchOf('p', countyCode, asOf)}
where m.county_code = ${county} and m.entity = '${entity}' and not m.retracted
and m.moved_on > date ${day} and (m.lived_from is null or m.lived_from <= date ${day})
and (p.valid_from <= date ${day} or not exists (select from ledger.change g where g.county_code = ${county} and g.no = p.change_no and g.begins_on > date ${day}))`)
  return parts.join('\nunion all\n')
}
