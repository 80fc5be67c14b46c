import type { ColumnShape } from '#modules/forms/contract.ts'
import { scoreAggregates } from '#modules/matching/domain/aggregates/score-aggregates.ts'
import { parseFilter } from '#modules/catalogue/contract.ts'
import type { Answer, ExpectedAggregate } from './form-types.ts'

/** The same fact under two names: an element of its own, and the person's element in a role. */
const SAME_FACT: Readonly<Record<string, string>> = {
  guardian_name: 'person_name@guardian',
  guardian_id_number: 'person_id_number@guardian',
  guardian_phone: 'person_phone@guardian',
  guardian_address: 'person_current_address@guardian',
  father_name: 'person_name@father',
  mother_name: 'person_name@mother',
  household_head_name: 'person_name@head',
  household_head_id_number: 'person_id_number@head',
  household_head_phone: 'person_phone@head',
  dwelling_owner_name: 'person_name@owner',
  dwelling_owner_phone: 'person_phone@owner',
  dwelling_tenant_name: 'person_name@tenant',
  dwelling_tenant_id_number: 'person_id_number@tenant',
  dwelling_tenant_phone: 'person_phone@tenant',
}
const factOf = (element: string, role: string | undefined): string =>
  SAME_FACT[element] ?? (role === undefined ? element : `${element}@${role}`)

/** Strict equality of one aggregate, as the matching module scores it. */
export function equalAggregates(column: ColumnShape, label: ExpectedAggregate, elements: ReadonlySet<string>): boolean {
  if (column.aggregate === undefined) return false
  const { field, unit: _, ...aggregate } = column.aggregate
  const parsed = parseFilter(aggregate.filter)
  if (!parsed.ok) return false
  const predicted = { ...aggregate, filter: parsed.value, ...(field === undefined ? {} : { field }) }
  const score = scoreAggregates(
    [{ form: 'x', key: 'x', aggregate: predicted }],
    [{ form: 'x', key: 'x', ...label }],
    elements,
  )
  return score.byMeaning === 1 && (label.field === undefined || label.field === field)
}

/** How a verdict compares with one acceptable answer. */
export function agrees(column: ColumnShape, answer: Answer, elements: ReadonlySet<string>): 'right' | 'role' | 'wrong' {
  if (column.verdict !== answer.verdict) return 'wrong'
  switch (answer.verdict) {
    case 'local':
    case 'new':
      return 'right'
    case 'aggregate':
      return equalAggregates(column, answer.aggregate, elements) ? 'right' : 'wrong'
    case 'element': {
      const element = column.element ?? ''
      const ours = factOf(element, column.role)
      if (ours === factOf(answer.element, answer.role)) return 'right'
      if (answer.roleOptional && ours === factOf(answer.element, undefined)) return 'right'
      return element === answer.element ? 'role' : 'wrong'
    }
    default:
      return answer satisfies never
  }
}
