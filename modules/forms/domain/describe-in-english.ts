import type { Catalogue, Condition, EntityName, Filter } from '#modules/catalogue/contract.ts'
import type { AggregateShape } from '../contract.ts'

type Names = Pick<Catalogue, 'elements' | 'valueDomains'>

const NOUNS: Readonly<Record<EntityName, string>> = {
  person: 'people',
  household: 'households',
  dwelling: 'dwellings',
  plot: 'plots',
  enterprise: 'organisations',
  event: 'events',
  enrolment: 'enrolments',
  indicator: 'indicators',
  area: 'areas',
}
/** Predicates about the report's time, which are no data elements. */
const TIMES: Readonly<Record<string, string>> = {
  'start_month report_month': 'new in the month',
  'end_month report_month': 'ended in the month',
  'start_year report_year': 'new in the year',
  'end_year report_year': 'ended in the year',
  'month report_month': 'in the month',
  'ytd true': 'in the year so far',
  'in_household true': 'in the household',
}
/** Names of filters that are short for an element. */
const ELEMENT_OF: Readonly<Record<string, string>> = {
  gender: 'person_gender',
  sex: 'person_gender',
  veteran: 'person_veteran',
  dibao: 'person_dibao',
  tekun: 'person_tekun',
  hukou_type: 'person_hukou_type',
  village_post: 'person_village_post',
  programme: 'subsidy_program',
}
const OPERATORS: Readonly<Record<Condition['op'], string>> = {
  '==': ':',
  in: ':',
  '!=': ' not',
  '<': ' below',
  '<=': ' at most',
  '>': ' above',
  '>=': ' at least',
}
const UNITS: Readonly<Record<string, string>> = {
  元: 'yuan',
  万元: '10,000 yuan',
  亩: 'mu',
  平方米: 'm²',
  公顷: 'ha',
  公斤: 'kg',
  吨: 't',
}

/** Tokens are English words already: no_land → no land. */
const plain = (token: string): string => token.replaceAll('_', ' ')

function describeAge(ages: readonly Condition[]): string | undefined {
  const lower = ages.find(({ op }) => op === '>=' || op === '>')
  const upper = ages.find(({ op }) => op === '<=' || op === '<')
  if (ages.length !== Number(lower !== undefined) + Number(upper !== undefined)) return undefined
  const low = lower === undefined ? undefined : Number(lower.value) + (lower.op === '>' ? 1 : 0)
  const high = upper === undefined ? undefined : Number(upper.value) - (upper.op === '<' ? 1 : 0)
  if (low !== undefined && high !== undefined) return `aged ${low} to ${high}`
  if (low !== undefined) return `aged ${low} or over`
  return high === undefined ? undefined : `under ${high + 1}`
}

function describeCondition({ name, op, value }: Condition, { elements, valueDomains }: Names): string {
  const time = TIMES[`${name} ${String(value)}`]
  if (time !== undefined) return time
  if (name === 'stated') return `“${String(value)}”`
  const element = elements.get(ELEMENT_OF[name] ?? name)
  const title = element?.nameEn ?? plain(name)
  if (value === null) return op === '!=' ? `with ${title}` : `without ${title}`
  if (typeof value === 'boolean') return `${title}: ${value === (op === '==') ? 'yes' : 'no'}`
  const values = valueDomains.get(element?.valueDomain ?? '')?.values ?? []
  const said = (Array.isArray(value) ? value : [value]).map(
    (one: string | number) =>
      values.find((known) => known.token === one || known.code === String(one))?.nameEn ?? plain(String(one)),
  )
  return `${title}${OPERATORS[op]} ${said.join(' or ')}`
}

/**
 * Whom a filter selects, in English: `people aged 80 or over (gender: female; dibao: yes)`.
 * An element of the catalogue goes by its English name; a name that is none goes by itself.
 */
export function describeWhomInEnglish(entity: EntityName, filter: Filter, names: Names): string {
  const ages = filter.filter(({ name }) => name === 'age')
  const age = ages.length === 0 ? undefined : describeAge(ages)
  const rest = age === undefined ? filter : filter.filter(({ name }) => name !== 'age')
  const conditions = rest.map((condition) => describeCondition(condition, names))
  const who = [NOUNS[entity], ...(age === undefined ? [] : [age])].join(' ')
  if (conditions.length === 0) return age === undefined ? `all ${who}` : who
  return `${who} (${conditions.join('; ')})`
}

/** A statistics figure in English: `Number of people aged 80 or over`. */
export function describeFigureInEnglish(
  { measure, field, unit }: AggregateShape,
  whom: string,
  { elements }: Names,
): string {
  const name = elements.get(field ?? '')?.nameEn ?? field ?? ''
  const inUnit = unit === undefined ? '' : `, ${UNITS[unit] ?? unit}`
  switch (measure) {
    case 'count':
      return `Number of ${whom}`
    case 'sum':
      return `Total ${name} of ${whom}${inUnit}`
    case 'avg':
      return `Average ${name} of ${whom}${inUnit}`
    case 'avg_per':
      return `${name.charAt(0).toUpperCase()}${name.slice(1)} per head of ${whom}${inUnit}`
    case 'ratio':
      return `Share of ${whom}`
  }
}
