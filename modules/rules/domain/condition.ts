/** What a condition is compared with: a value, or a parameter of the table by name. */
export type Operand =
  | { readonly kind: 'value'; readonly value: number | string }
  | { readonly kind: 'parameter'; readonly name: string }

export type Comparison = '<' | '<=' | '>' | '>=' | '=' | '!='

/** A cell as read. Only `any` and `missing` hold of a fact that is not known. Dates are compared as `YYYY-MM-DD`. */
export type Condition =
  | { readonly kind: 'any' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'present' }
  | { readonly kind: 'flag'; readonly value: boolean }
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly operand: Operand }
  /** Both ends included. */
  | { readonly kind: 'range'; readonly from: Operand; readonly to: Operand }
  | { readonly kind: 'in'; readonly values: readonly (number | string)[]; readonly negated: boolean }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }

/** Figures by parameter name, as they hold in a place on a day. */
export type ParameterValues = Readonly<Record<string, number>>

export const operandsOf = (condition: Condition): readonly Operand[] => {
  switch (condition.kind) {
    case 'compare':
      return [condition.operand]
    case 'range':
      return [condition.from, condition.to]
    case 'in':
      return condition.values.map((value) => ({ kind: 'value', value }))
    case 'all':
      return condition.of.flatMap(operandsOf)
    case 'any':
    case 'missing':
    case 'present':
    case 'flag':
      return []
  }
}

/** Names of the parameters a condition stands on, each once. */
export const parametersOf = (condition: Condition): readonly string[] => [
  ...new Set(operandsOf(condition).flatMap((operand) => (operand.kind === 'parameter' ? [operand.name] : []))),
]

/** @throws where a parameter has no value: parsing has seen to it that it has */
export function valueOf(operand: Operand, parameters: ParameterValues): number | string {
  if (operand.kind === 'value') return operand.value
  const value = parameters[operand.name]
  if (value === undefined) throw new Error(`no value for parameter ${operand.name}`)
  return value
}

function compare(operator: Comparison, left: number | string, right: number | string): boolean {
  switch (operator) {
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
    case '=':
      return left === right
    case '!=':
      return left !== right
  }
}

/** Whether a condition holds of a value; `undefined` is a fact not known. This is what a cell means; the engine must agree with it. */
export function holds(
  condition: Condition,
  value: number | string | boolean | undefined,
  parameters: ParameterValues,
): boolean {
  if (condition.kind === 'any') return true
  if (condition.kind === 'missing') return value === undefined
  if (value === undefined) return false
  switch (condition.kind) {
    case 'present':
      return true
    case 'flag':
      return value === condition.value
    case 'all':
      return condition.of.every((each) => holds(each, value, parameters))
    case 'compare':
      return typeof value !== 'boolean' && compare(condition.operator, value, valueOf(condition.operand, parameters))
    case 'range':
      return (
        typeof value !== 'boolean' &&
        value >= valueOf(condition.from, parameters) &&
        value <= valueOf(condition.to, parameters)
      )
    case 'in':
      return typeof value !== 'boolean' && condition.values.includes(value) !== condition.negated
  }
}
