import { parseFilter, ROLE_APPLIES_WHEN } from '#modules/catalogue/contract.ts'
import type { Compilation, Compiled } from './compile-element.ts'
import { compileFilter } from './compile-filter.ts'
import { periodsOf } from './periods.ts'

/** SQL that holds when none of the conditions does; what cannot be told counts as applying. Undefined: it always applies. */
function noneHolds(c: Compilation, conditions: readonly string[] | undefined): string | undefined {
  if (conditions === undefined || conditions.length === 0) return undefined
  const { month, year } = periodsOf(c.asOf)
  const compiled = conditions.map((condition) => {
    const read = parseFilter(condition)
    const where = read.ok ? compileFilter(c, read.value, month, year) : undefined
    return where?.ok === true ? where.value : undefined
  })
  return compiled.some((one) => one === undefined) ? undefined : `((${compiled.join(') or (')})) is false`
}

/** Reached from the row by a role, the condition is that there can be such a relative; of the row's own facts the element's. */
const conditionsOf = (c: Compilation, id: string, role: string | undefined): readonly string[] | undefined =>
  role === undefined || role === 'member' || (role === 'head' && c.entity === 'household')
    ? c.catalogue.elements.get(id)?.appliesWhen
    : ROLE_APPLIES_WHEN[role]

/**
 * When a missing value of a column is no gap, as SQL over the row; undefined: it always is one. A fact of an enrolment can be
 * asked of nobody who has none; of other facts the catalogue says it.
 */
export function whenNotApplicable(
  c: Compilation,
  asked: { readonly element: string; readonly role?: string },
  compiled: Compiled | undefined,
): string | undefined {
  if (compiled === undefined) return undefined
  const ofEnrolment = compiled.stored?.entity === 'enrolment' && compiled.row !== 't'
  const none = ofEnrolment ? `${compiled.row ?? ''}.id is null` : undefined
  const said = noneHolds(c, conditionsOf(c, asked.element, asked.role))
  return none === undefined ? said : said === undefined ? none : `(${none} or ${said})`
}
