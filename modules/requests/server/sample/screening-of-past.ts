import type { RuleVerdict } from '#modules/rules/contract.ts'
import type { Screening } from '../../contract.ts'
import { describeVerdict } from '../../domain/describe-verdict.ts'
import { at } from './clock-of-sample.ts'
import type { PlannedRequest } from './plan-past.ts'

/** What the gate would have shown, from the verdict of the rules in force. */
export const screeningOf = (
  planned: PlannedRequest,
  verdict: RuleVerdict,
  passed: readonly string[],
  by: string,
): Screening => {
  const { facts, price } = planned
  return {
    screenedAt: at(planned.submittedOn, 2, planned.n),
    ...describeVerdict(verdict, (row) =>
      passed.includes(row) ? { by, reason: OVERRIDE_REASON, at: at(planned.submittedOn, 8, planned.n) } : null,
    ),
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
