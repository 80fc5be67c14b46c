import type { FactDefinition, RuleTableContent, TableFinding } from '../contract.ts'
import { checkCore } from '../domain/core-rows.ts'
import { checkTable } from '../domain/check-table.ts'
import { problems } from './problems.ts'

/** Where a finding stands, in a few words. */
const told = ({ rowNumber, column, parameter, message }: TableFinding): string =>
  [
    ...(rowNumber === undefined ? [] : [`${rowNumber}行`]),
    ...(column === undefined ? [] : [column]),
    ...(parameter === undefined ? [] : [parameter]),
    `${message.zh} ${message.en}`,
  ].join(' ')

/** Everything wrong with an edited table, the core it breaks included. */
export const findingsOf = (
  facts: readonly FactDefinition[],
  content: RuleTableContent,
  base: RuleTableContent,
): TableFinding[] => [...checkCore(base, content), ...checkTable({ facts: [...facts], ...content })]

/** @throws rules/table-has-errors naming the first five */
export function refuseFindings(findings: readonly TableFinding[]): void {
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return
  throw problems.tableHasErrors({ count: errors.length, findings: errors.slice(0, 5).map(told) })
}

/** @throws rules/table-has-errors */
export const refuseErrors = (facts: readonly FactDefinition[], content: RuleTableContent): void =>
  refuseFindings(checkTable({ facts: [...facts], ...content }))
