import type { RuleVerdict } from '#modules/rules/contract.ts'
import type { Screening } from '../../contract.ts'
import { at } from './clock-of-sample.ts'
import type { PlannedRequest } from './plan-past.ts'

/** What the gate would have shown, from the verdict of the rules in force. */
export const screeningOf = (
  planned: PlannedRequest,
  verdict: RuleVerdict,
  passed: readonly string[],
  by: string,
): Screening => {
  const findings = verdict.findings.flatMap((finding): Screening['findings'] =>
    finding.effect === 'pass'
      ? []
      : [
          {
            table: finding.table,
            tableVersion: finding.version,
            row: finding.row,
            clause: finding.clause,
            effect: finding.effect,
            message: finding.message,
            nextStep: finding.nextStep,
            facts: finding.facts,
            overridden: passed.includes(`${finding.table}/${finding.row}`)
              ? { by, reason: OVERRIDE_REASON, at: at(planned.submittedOn, 8, planned.n) }
              : null,
          },
        ],
  )
  const { facts, price } = planned
  const stands = findings.some((one) => one.effect === 'block' && one.overridden === null)
  return {
    screenedAt: at(planned.submittedOn, 2, planned.n),
    verdict: stands ? 'block' : findings.some((one) => one.effect === 'warn') ? 'warn' : 'pass',
    findings,
    fields: {
      asked: facts.fieldsAsked ?? 0,
      held: facts.fieldsHeld ?? 0,
      elsewhere: 0,
      fresh: facts.fieldsHeld ?? 0,
      new: facts.fieldsNew ?? 0,
    },
    price,
    similar: [],
    duty: planned.duty,
    leadWorkingDays: planned.leadWorkingDays,
    departmentBudget: { granted: null, bound: 0, leftAfter: null },
    villagesOverBudget: [],
    collisions: [],
    certificates: [],
  }
}

export const OVERRIDE_REASON = '上级文件要求的期限，已商请延长未获同意，按急件处理'
