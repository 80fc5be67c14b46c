import type { FactDefinition, RuleTableContent, TableFinding } from '../contract.ts'
import type { Condition, ParameterValues } from './condition.ts'
import { parseCondition } from './parse-condition.ts'

/** What of a table is needed to read it. */
export interface TableToRead extends Pick<RuleTableContent, 'parameters' | 'rows'> {
  readonly facts: readonly FactDefinition[]
}

export interface ReadRow {
  readonly id: string
  readonly number: number
  readonly conditions: ReadonlyMap<string, Condition>
}

export interface ReadTable {
  readonly rows: readonly ReadRow[]
  /** Cells that cannot be read, with row and column. Rows with one are left out of `rows`. */
  readonly findings: readonly TableFinding[]
}

export const valuesOf = (parameters: RuleTableContent['parameters']): ParameterValues =>
  Object.fromEntries(parameters.map(({ name, value }) => [name, value]))

/** Reads every cell of a table. */
export function readTable({ facts, parameters, rows }: TableToRead): ReadTable {
  const byName = new Map(facts.map((fact) => [fact.name, fact]))
  const names = new Set(parameters.map(({ name }) => name))
  const findings: TableFinding[] = []
  const read: ReadRow[] = []
  for (const [at, row] of rows.entries()) {
    const conditions = new Map<string, Condition>()
    const before = findings.length
    for (const [column, text] of Object.entries(row.when)) {
      const where = { severity: 'error', row: row.id, rowNumber: at + 1, column } as const
      const fact = byName.get(column)
      if (fact === undefined) {
        const message = { zh: `没有“${column}”这个事实`, en: `There is no fact ${column}` }
        findings.push({ code: 'fact-not-known', ...where, message })
        continue
      }
      const condition = parseCondition(text, fact, names)
      if (!condition.ok) findings.push({ code: 'condition-not-read', ...where, message: condition.reason })
      else if (condition.value.kind !== 'any') conditions.set(column, condition.value)
    }
    if (findings.length === before) read.push({ id: row.id, number: at + 1, conditions })
  }
  return { rows: read, findings }
}
