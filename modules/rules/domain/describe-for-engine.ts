import type { FactDefinition, FactValue } from '../contract.ts'
import { valueOf, type Condition, type Operand, type ParameterValues } from './condition.ts'
import type { ReadRow } from './read-table.ts'

/** Prefix, so that no fact is called like a word of the engine's language. */
export const FIELD = 'f_'
export const CASES = 'cases'
export const ANSWER = 'row'

const DAY = 86_400_000
const literal = (value: number | string, fact: FactDefinition): string => {
  if (typeof value === 'number') return String(value)
  // parse-condition lets no quote and no backslash into a text.
  return fact.type === 'date' ? String(Date.parse(`${value}T00:00:00Z`) / DAY) : `"${value}"`
}

const OPERATORS = { '<': '<', '<=': '<=', '>': '>', '>=': '>=', '=': '==', '!=': '!=' } as const

/** A condition on `$`, the value of the column, which is known. */
function express(condition: Condition, fact: FactDefinition, parameters: ParameterValues): string {
  const write = (operand: Operand): string => literal(valueOf(operand, parameters), fact)
  switch (condition.kind) {
    case 'any':
    case 'present':
      return 'true'
    case 'missing':
      return '$ == null'
    case 'flag':
      return `$ == ${condition.value}`
    case 'compare':
      return `$ ${OPERATORS[condition.operator]} ${write(condition.operand)}`
    case 'range':
      return `$ >= ${write(condition.from)} and $ <= ${write(condition.to)}`
    case 'in':
      return `$ ${condition.negated ? 'not in' : 'in'} [${condition.values.map((value) => literal(value, fact)).join(', ')}]`
    case 'all':
      return condition.of.map((each) => express(each, fact, parameters)).join(' and ')
  }
}

function describeCell(condition: Condition | undefined, fact: FactDefinition, parameters: ParameterValues): string {
  if (condition === undefined || condition.kind === 'any') return ''
  if (condition.kind === 'missing') return '$ == null'
  const known = condition.kind === 'present' ? '' : express(condition, fact, parameters)
  // The engine refuses to compare null: a fact not known meets no other condition.
  return fact.optional === true || known === ''
    ? ['$ != null', known].filter((part) => part !== '').join(' and ')
    : known
}

/** The value of a fact as the engine gets it. Days become numbers. */
export const valueForEngine = (value: FactValue | undefined, fact: FactDefinition): FactValue =>
  value === undefined || value === null
    ? null
    : fact.type === 'date'
      ? Date.parse(`${String(value)}T00:00:00Z`) / DAY
      : value

const position = { x: 0, y: 0 }

/**
 * A table as JSON Decision Model, what the rules engine (GoRules ZEN) reads: one decision table, hit policy collect, each row
 * answering its own place; many cases at once: `{cases: [facts, …]}` → `[[{row}, …], …]`.
 * Only literals, comparisons and lists of values are ever written: no function, variable, field or text of an official reaches the
 * engine as language, so nothing it can call (time, chance, network) is in reach.
 *
 * @param facts those any row asks for, in column order
 */
export function describeForEngine(
  facts: readonly FactDefinition[],
  rows: readonly ReadRow[],
  parameters: ParameterValues,
): Readonly<Record<string, unknown>> {
  const inputs = facts.map((fact) => ({ id: FIELD + fact.name, name: fact.zh, field: FIELD + fact.name }))
  const rules = rows.map(({ id, conditions }, at) => ({
    _id: id,
    ...Object.fromEntries(
      facts.map((fact) => [FIELD + fact.name, describeCell(conditions.get(fact.name), fact, parameters)]),
    ),
    [ANSWER]: String(at),
  }))
  const content = {
    hitPolicy: 'collect',
    inputs,
    outputs: [{ id: ANSWER, name: ANSWER, field: ANSWER }],
    rules,
    passThrough: false,
    inputField: CASES,
    outputPath: null,
    executionMode: 'loop',
  }
  return {
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position, content: {} },
      { id: 'table', name: 'table', type: 'decisionTableNode', position, content },
      { id: 'out', name: 'out', type: 'outputNode', position },
    ],
    edges: [
      { id: 'in-table', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'table-out', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  }
}
