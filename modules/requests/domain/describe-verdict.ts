import type { RuleVerdict } from '#modules/rules/contract.ts'
import type { Finding, Screening } from '../contract.ts'

/** A block that nobody let pass. */
export const standingBlocks = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter((finding) => finding.effect === 'block' && finding.overridden === null)

/** What lists and queues show of the findings. */
export const countFindings = (
  findings: readonly Finding[],
): { readonly blocks: number; readonly warnings: number } => ({
  blocks: standingBlocks(findings).length,
  warnings: findings.filter((finding) => finding.effect === 'warn').length,
})

/**
 * The verdict of the rules as a case shows it.
 * @param overrideOf who let a row pass, by `table/row`; null where nobody did
 */
export function describeVerdict(
  verdict: RuleVerdict,
  overrideOf: (row: string) => Finding['overridden'],
): Pick<Screening, 'verdict' | 'findings'> {
  const findings = verdict.findings.flatMap(({ table, version, row, clause, effect, message, nextStep, facts }) =>
    effect === 'pass'
      ? []
      : [
          {
            table,
            tableVersion: version,
            row,
            clause,
            effect,
            message,
            nextStep,
            facts,
            overridden: overrideOf(`${table}/${row}`),
          },
        ],
  )
  const { blocks, warnings } = countFindings(findings)
  return { verdict: blocks > 0 ? 'block' : warnings > 0 ? 'warn' : 'pass', findings }
}
