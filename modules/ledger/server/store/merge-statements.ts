import { LINKS, type LedgerEntity } from '../../domain/entity-shape.ts'
import type { PlannedTarget } from '../../domain/plan-write.ts'
import { quoteName, quoteNumber, quoteText } from '../../domain/sql-text.ts'
import { linkColumn } from './staging.ts'

/** What one merge is about. All statements of a merge are made from it; nothing else goes into them. */
export interface Merge {
  readonly stage: string
  readonly target: PlannedTarget
  /** Link columns that the rows give a key for. */
  readonly links: readonly string[]
  readonly countyCode: string
  readonly changeNo: number
  readonly source: string
  readonly validFrom: string
  readonly today: string
  /** Values replace those of other sources: a correction or a settlement. */
  readonly overrides: boolean
  /** All rows are about this one. */
  readonly subjectId?: string
}

const table = (entity: LedgerEntity): string => `ledger.${quoteName(entity)}`
const known = (m: Merge): string => quoteName(`${m.stage}_known`)
const difference = (m: Merge): string => quoteName(`${m.stage}_difference`)
const ids = (m: Merge): readonly string[] => m.target.columns.map((column) => column.element.id)

/** Joins that turn the parents' keys into ids. */
function linkJoins(m: Merge): string {
  return m.links
    .map((link, at) => {
      const parent = LINKS[m.target.entity][link]
      if (parent === undefined) throw new Error(`no link ${link}`)
      const on =
        parent === 'household'
          ? `l${at}.area_code = s.area_code and l${at}.household_no = s.${linkColumn(link)}`
          : `l${at}.${parent === 'person' ? 'person_id_number' : 'dwelling_id'} = s.${linkColumn(link)}`
      return `left join ${table(parent)} l${at} on l${at}.county_code = ${quoteText(m.countyCode)} and ${on}`
    })
    .join('\n')
}

const linkIds = (m: Merge): readonly string[] => m.links.map((_, at) => `l${at}.id`)

function holder(m: Merge): string {
  const given = m.links.map((link, at) => ({ link, id: `l${at}.id` })).toSorted((a, b) => (a.link < b.link ? 1 : -1))
  return `coalesce(${given.map((each) => each.id).join(', ')}, null::uuid)`
}

function matchOn(m: Merge, key: readonly string[]): { readonly on: string; readonly given: string } {
  const parts = key.map((part) => {
    if (part === 'holder_id') return { on: `t.holder_id = ${holder(m)}`, given: 'true' }
    if (part === 'subsidy_start' || part === 'indicator_month') {
      const isGiven = ids(m).includes(part)
      const value = isGiven ? `s.${part}` : 'null'
      if (part === 'indicator_month') return { on: `t.indicator_month is not distinct from ${value}`, given: 'true' }
      // Without a start day the row speaks of the enrolment that is still running.
      const running = 't.subsidy_end is null'
      return {
        on: isGiven
          ? `(t.subsidy_start = s.subsidy_start or (num_nulls(t.subsidy_start, s.subsidy_start) > 0 and ${running}))`
          : running,
        given: 'true',
      }
    }
    const name = quoteName(part)
    return { on: `t.${name} = s.${name}`, given: `s.${name} is not null` }
  })
  if (m.target.entity === 'person' && key.length > 1 && ids(m).includes('person_id_number'))
    parts.push({ on: '(t.person_id_number is null or s.person_id_number is null)', given: 'true' })
  return { on: parts.map((part) => part.on).join(' and '), given: parts.map((part) => part.given).join(' and ') }
}

/** Finds the rows the ledger already has, by one natural key. */
export function matchStatement(m: Merge, key: readonly string[]): string {
  const { on, given } = matchOn(m, key)
  const needsLinks = key.includes('holder_id')
  return `insert into ${known(m)} (row_no, id)
select distinct on (s.row_no) s.row_no, t.id from ${quoteName(m.stage)} s
${needsLinks ? linkJoins(m) : ''}
join ${table(m.target.entity)} t on t.county_code = ${quoteText(m.countyCode)} and ${on}
where ${given} and not exists (select from ${known(m)} k where k.row_no = s.row_no)
order by s.row_no, t.id`
}

/** The rows are about one subject that is named: it is known if this actor may see it. */
export const nameStatement = (m: Merge, subjectId: string): string => `insert into ${known(m)} (row_no, id)
select s.row_no, t.id from ${quoteName(m.stage)} s join ${table(m.target.entity)} t on t.county_code = ${quoteText(m.countyCode)} and t.id = ${quoteText(subjectId)}::uuid`

export function insertStatement(m: Merge): string {
  const own = ids(m).map(quoteName)
  const isEnrolment = m.target.entity === 'enrolment'
  const columns = [
    'county_code',
    'id',
    'area_code',
    'change_no',
    'valid_from',
    'confirmed_on',
    'date_precision',
    ...m.links,
    ...(isEnrolment ? ['holder_id'] : []),
    ...own,
  ]
  const values = [
    quoteText(m.countyCode),
    's.id',
    's.area_code',
    quoteNumber(m.changeNo),
    `date ${quoteText(m.validFrom)}`,
    `date ${quoteText(m.today)}`,
    's.date_precision',
    ...linkIds(m),
    ...(isEnrolment ? [holder(m)] : []),
    ...own.map((name) => `s.${name}`),
  ]
  return `insert into ${table(m.target.entity)} (${columns.join(', ')})
select ${values.join(', ')} from ${quoteName(m.stage)} s
${linkJoins(m)}
where not exists (select from ${known(m)} k where k.row_no = s.row_no)${isEnrolment ? ` and ${holder(m)} is not null` : ''}
on conflict do nothing`
}

const changeOf = (id: string): string => `coalesce((t.provenance->'${id}'->>0)::bigint, t.change_no)`
const validOf = (id: string): string => `coalesce(t.provenance->'${id}'->>1, t.valid_from::text)`
const confirmedOf = (id: string): string => `coalesce(t.provenance->'${id}'->>2, t.confirmed_on::text)`

/** One letter per column: `.` not given, `=` the same, `c` the same and confirmed anew, `f` fills an empty one, `u` replaces, `x` contradicts. */
export function differenceStatement(m: Merge): string {
  const mine = `(select no from ledger.change where county_code = ${quoteText(m.countyCode)} and source = ${quoteText(m.source)})`
  const kinds = m.target.columns.map(({ element }) => {
    const [s, t] = [`s.${quoteName(element.id)}`, `t.${quoteName(element.id)}`]
    const renewed = `case when ${confirmedOf(element.id)} < ${quoteText(m.today)} then 'c' else '=' end`
    const isAuthority = element.authority !== null && m.source.startsWith(element.authority)
    const may = m.overrides || isAuthority ? 'true' : `${changeOf(element.id)} in ${mine}`
    return `case when ${s} is null then '.' when ${s} = ${t} then ${renewed} when ${t} is null then 'f' when ${may} then 'u' else 'x' end`
  })
  return `insert into ${difference(m)} (row_no, id, kinds)
select s.row_no, t.id, ${kinds.length === 0 ? "''" : kinds.join(' || ')} from ${quoteName(m.stage)} s
join ${known(m)} k on k.row_no = s.row_no
join ${table(m.target.entity)} t on t.county_code = ${quoteText(m.countyCode)} and t.id = k.id`
}

const kindAt = (at: number): string => `substr(d.kinds, ${at + 1}, 1)`

/** `jsonb_build_object` takes 100 arguments; wide imports need several. */
function jsonOf(entries: readonly (readonly [string, string])[]): string {
  const pieces: string[] = []
  for (let at = 0; at < entries.length; at += 40) {
    const part = entries.slice(at, at + 40).map(([name, value]) => `'${name}', ${value}`)
    pieces.push(`jsonb_strip_nulls(jsonb_build_object(${part.join(', ')}))`)
  }
  return pieces.length === 0 ? "'{}'::jsonb" : `(${pieces.join(' || ')})`
}

const noneOf = (columns: readonly string[]): readonly string[] =>
  Array.from({ length: Math.ceil(columns.length / 80) }, (_, at) => {
    const part = columns.slice(at * 80, at * 80 + 80).map((id) => `t.${quoteName(id)}`)
    return `num_nonnulls(${part.join(', ')}) = 0`
  })

const joined = (m: Merge): string => `${difference(m)} d
join ${quoteName(m.stage)} s on s.row_no = d.row_no
join ${table(m.target.entity)} t on t.county_code = ${quoteText(m.countyCode)} and t.id = d.id`

export function historyStatement(m: Merge, retracted: boolean): string {
  const facts = ids(m).map((id, at): readonly [string, string] => [
    id,
    `case when ${kindAt(at)} = 'u' then jsonb_build_array(t.${quoteName(id)}, ${changeOf(id)}, ${validOf(id)}, ${confirmedOf(id)}) end`,
  ])
  return `insert into ledger.history (county_code, area_code, entity, subject_id, superseded_by, retracted, facts)
select ${quoteText(m.countyCode)}, t.area_code, '${m.target.entity}', t.id, ${quoteNumber(m.changeNo)}, ${retracted}, ${jsonOf(facts)}
from ${joined(m)} where d.kinds like '%u%'`
}

export function conflictStatement(m: Merge): string {
  const rows = ids(m).map((id, at) => `('${id}', ${kindAt(at)}, to_jsonb(s.${quoteName(id)}))`)
  return `insert into ledger.conflict (county_code, id, area_code, entity, subject_id, element, contender, change_no, valid_from)
select ${quoteText(m.countyCode)}, gen_random_uuid(), t.area_code, '${m.target.entity}', t.id, v.element, v.contender, ${quoteNumber(m.changeNo)}, date ${quoteText(m.validFrom)}
from ${joined(m)} cross join lateral (values ${rows.join(', ')}) v (element, kind, contender)
where d.kinds like '%x%' and v.kind = 'x' and not exists (
  select from ledger.conflict c where c.county_code = ${quoteText(m.countyCode)} and c.subject_id = t.id and c.element = v.element
  and c.state = 'open' and c.contender = v.contender)`
}

export function updateStatement(m: Merge, otherColumns: readonly string[]): string {
  const all = ids(m)
  const now = `jsonb_build_array(${quoteNumber(m.changeNo)}, ${quoteText(m.validFrom)}, ${quoteText(m.today)})`
  const today = `date ${quoteText(m.today)}`
  // The row's own provenance stays the shortest possible: when everything it holds was said again, one day moves.
  const whole = `(${['t.provenance is null', "d.kinds !~ '[fux]'", ...noneOf(otherColumns)].join(' and ')})`
  const provenance = all.map((id, at): readonly [string, string] => [
    id,
    `case when ${kindAt(at)} in ('f', 'u') then ${now} when ${kindAt(at)} = 'c' then jsonb_build_array(${changeOf(id)}, ${validOf(id)}, ${quoteText(m.today)}) end`,
  ])
  const dates = m.target.columns.flatMap(({ element }, at) =>
    element.type === 'date' || element.type === 'datetime' ? [{ id: element.id, at }] : [],
  )
  const sets = [
    ...all.map(
      (id, at) =>
        `${quoteName(id)} = case when ${kindAt(at)} in ('f', 'u') then s.${quoteName(id)} else t.${quoteName(id)} end`,
    ),
    ...m.links.map((link, at) => `${quoteName(link)} = coalesce(l${at}.id, t.${quoteName(link)})`),
    `confirmed_on = case when ${whole} then greatest(t.confirmed_on, ${today}) else t.confirmed_on end`,
    `provenance = case when ${whole} then t.provenance else nullif(coalesce(t.provenance, '{}') || ${jsonOf(provenance)}, '{}') end`,
    ...(dates.length === 0
      ? []
      : [
          `date_precision = nullif((coalesce(t.date_precision, '{}') - array_remove(array[${dates.map(({ id, at }) => `case when ${kindAt(at)} in ('f', 'u') then '${id}' end`).join(', ')}]::text[], null)) || ${jsonOf(dates.map(({ id, at }) => [id, `case when ${kindAt(at)} in ('f', 'u') then s.date_precision->'${id}' end`]))}, '{}')`,
        ]),
    `open_conflicts = case when d.kinds like '%x%' then (select array_agg(distinct e order by e) from unnest(coalesce(t.open_conflicts, '{}') || array_remove(array[${all.map((id, at) => `case when ${kindAt(at)} = 'x' then '${id}' end`).join(', ')}]::text[], null)) e) else t.open_conflicts end`,
  ]
  const linkChange = m.links
    .map((link, at) => `or (l${at}.id is not null and l${at}.id is distinct from t.${quoteName(link)})`)
    .join(' ')
  return `update ${table(m.target.entity)} t set ${sets.join(',\n  ')}
from ${difference(m)} d
join ${quoteName(m.stage)} s on s.row_no = d.row_no
${linkJoins(m)}
where t.county_code = ${quoteText(m.countyCode)} and t.id = d.id and (d.kinds ~ '[fuxc]' ${linkChange})`
}
