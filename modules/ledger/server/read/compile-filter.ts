import type { Condition, DataElement, Filter } from '#modules/catalogue/contract.ts'
import { ok, refused, type Result } from '#platform/result.ts'
import { quoteNumber, quoteText } from '../../domain/sql-text.ts'
import { compileElement, enrolledSql, findCode, type Compilation, type Period } from './compile-element.ts'

const ALIASES: Readonly<Record<string, string>> = {
  age: 'person_age',
  gender: 'person_gender',
  sex: 'person_gender',
  health: 'person_health_status',
  veteran: 'person_veteran',
  dibao: 'person_dibao',
  tekun: 'person_tekun',
  hukou_type: 'person_hukou_type',
  village_post: 'person_village_post',
  subsidy_program: 'programme',
  program: 'programme',
}
const nameOf = (name: string): string => ALIASES[name] ?? name

/** Predicates about the report's time; the rest of the filter is read in the window they open. */
const TIMES: ReadonlySet<string> = new Set([
  'ytd',
  'year_to_date',
  'month',
  'start_month',
  'end_month',
  'start_year',
  'end_year',
  'in_household',
])

/** What one filter asks of time: a window over enrolments, as SQL over `e`, and a range for days of events. */
export interface AskedTime {
  readonly range: Period | undefined
  readonly window: string | undefined
}

const within = (column: string, range: Period): string =>
  `${column} >= date ${quoteText(range.from)} and ${column} < date ${quoteText(range.to)}`

export function readTime(filter: Filter, month: Period, year: Period): AskedTime {
  let range: Period | undefined
  const windows: string[] = []
  for (const { name, value } of filter) {
    if (name === 'ytd' || name === 'year_to_date') range = value === false ? range : year
    else if (name === 'month' && value === 'report_month') range = month
    else if (name === 'start_month' && value === 'report_month') windows.push(within('e.subsidy_start', month))
    else if (name === 'end_month' && value === 'report_month') windows.push(within('e.subsidy_end', month))
    else if (name === 'start_year' && value === 'report_year') windows.push(within('e.subsidy_start', year))
    else if (name === 'end_year' && value === 'report_year') windows.push(within('e.subsidy_end', year))
  }
  if (range !== undefined && windows.length === 0)
    windows.push(
      `(e.subsidy_start is null or e.subsidy_start < date ${quoteText(range.to)}) and (e.subsidy_end is null or e.subsidy_end > date ${quoteText(range.from)})`,
    )
  return { range, window: windows.length === 0 ? undefined : windows.join(' and ') }
}

const OPERATORS: Readonly<Record<Exclude<Condition['op'], 'in'>, string>> = {
  '==': '=',
  '!=': 'is distinct from',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
}

function literalOf(c: Compilation, element: DataElement, value: string | number | boolean): string | undefined {
  switch (element.type) {
    case 'code': {
      const domain = c.catalogue.valueDomains.get(element.valueDomain ?? '')
      const code = findCode(domain, String(value))
      return code === undefined ? undefined : quoteText(code)
    }
    case 'integer':
    case 'decimal':
    case 'money':
    case 'year':
      return typeof value === 'number' ? quoteNumber(value) : undefined
    case 'boolean':
      return typeof value === 'boolean' ? String(value) : undefined
    case 'date':
    case 'datetime':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? `date ${quoteText(value)}` : undefined
    case 'string':
    case 'text':
    case 'phone':
    case 'address':
    case 'id_number':
    case 'credit_code':
    case 'area_code':
    case 'attachment':
      return typeof value === 'string' ? quoteText(value) : undefined
  }
}

/** A coded fact asked as a yes/no: present, and not the code that says there is none. */
function codedYes(c: Compilation, element: DataElement, sql: string, isYes: boolean): string {
  const none = findCode(c.catalogue.valueDomains.get(element.valueDomain ?? ''), 'none')
  const yes = none === undefined ? `${sql} is not null` : `(${sql} is not null and ${sql} <> ${quoteText(none)})`
  return isYes ? yes : `not ${yes}`
}

function compareElement(
  c: Compilation,
  condition: Condition,
  element: DataElement,
  sql: string,
  month: Period,
): string | undefined {
  const { op, value } = condition
  if (value === null) return op === '==' ? `${sql} is null` : op === '!=' ? `${sql} is not null` : undefined
  if (typeof value === 'object') {
    const literals = value.map((each) => literalOf(c, element, each))
    return literals.some((each) => each === undefined) || literals.length === 0
      ? undefined
      : `${sql} in (${literals.join(', ')})`
  }
  if (op === 'in') return undefined
  if (typeof value === 'boolean') {
    const isYes = (op === '==') === value
    if (op !== '==' && op !== '!=') return undefined
    if (element.type === 'boolean')
      return isYes ? `${sql} is true` : op === '==' ? `${sql} is false` : `${sql} is not true`
    return element.type === 'code' ? codedYes(c, element, sql, isYes) : undefined
  }
  if (value === 'report_month' && element.type === 'date') return op === '==' ? within(sql, month) : undefined
  const literal = literalOf(c, element, value)
  return literal === undefined ? undefined : `${sql} ${OPERATORS[op]} ${literal}`
}

function compileProgramme(c: Compilation, condition: Condition): string | undefined {
  const said = Array.isArray(condition.value) ? condition.value : [condition.value]
  const codes = said.map((each) => findCode(c.catalogue.valueDomains.get('programme'), String(each)))
  const found = codes.filter((code) => code !== undefined)
  if (found.length !== codes.length || found.length === 0 || (condition.op !== '==' && condition.op !== 'in'))
    return undefined
  if (c.entity === 'enrolment') return `t.subsidy_program in (${found.map(quoteText).join(', ')})`
  const each = found.map((code) => enrolledSql(c, c.entity, 't', code))
  return each.some((sql) => sql === undefined) ? undefined : `(${each.join(' or ')})`
}

/** One condition as SQL over the row, or the name of what the ledger cannot decide. */
function compileCondition(c: Compilation, condition: Condition, month: Period): Result<string> {
  const name = nameOf(condition.name)
  if (name === 'programme') {
    const sql = compileProgramme(c, condition)
    return sql === undefined ? refused(`${condition.name} ${condition.op} ${String(condition.value)}`) : ok(sql)
  }
  const compiled = compileElement(c, name)
  const sql = compiled === undefined ? undefined : compareElement(c, condition, compiled.element, compiled.sql, month)
  return sql === undefined ? refused(`${condition.name} ${condition.op} ${String(condition.value)}`) : ok(sql)
}

/** The conjunction as SQL. Time predicates open the range of events and enrolments; of a row that has no time of its own they are refused, never guessed. */
export function compileFilter(c: Compilation, filter: Filter, month: Period, year: Period): Result<string> {
  const parts: string[] = []
  const namesProgramme = filter.some((condition) =>
    ['programme', 'person_dibao', 'person_tekun'].includes(nameOf(condition.name)),
  )
  for (const condition of filter) {
    if (TIMES.has(condition.name)) {
      const rests =
        condition.name === 'in_household' || c.entity === 'event' || c.entity === 'enrolment' || namesProgramme
      if (!rests) return refused(`${condition.name} ${condition.op} ${String(condition.value)}`)
      continue
    }
    const compiled = compileCondition(c, condition, month)
    if (!compiled.ok) return compiled
    parts.push(compiled.value)
  }
  const { range, window } = readTime(filter, month, year)
  if (c.entity === 'event' && range !== undefined)
    parts.push(
      `t.event_time >= timestamptz ${quoteText(`${range.from} 00:00+08`)} and t.event_time < timestamptz ${quoteText(`${range.to} 00:00+08`)}`,
    )
  if (c.entity === 'enrolment') parts.push((window ?? c.window).replaceAll(/\be\./g, 't.'))
  return ok(parts.length === 0 ? 'true' : parts.map((part) => `(${part})`).join(' and '))
}

export const inArea = (alias: string, range: { readonly from: string; readonly to: string }): string =>
  `${alias}.area_code >= ${quoteText(range.from)} and ${alias}.area_code < ${quoteText(range.to)}`

export const fromEntity = (c: Pick<Compilation, 'joins' | 'entity'>): string => `${c.joins.table(c.entity)} t`
