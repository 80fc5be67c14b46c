import type { Role } from '#modules/matching/contract.ts'
import { recordConfirmation, retractConfirmation } from '#modules/matching/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { Decision } from '../contract.ts'
import { aggregateOf } from './read-stub.ts'
import type { FormRow } from './store.ts'

type Form = Pick<FormRow, 'understanding' | 'department'>

/** Title and path a decision is remembered by; undefined when the form has no such header any more. */
function keyOf({ understanding }: Form, decision: Decision): { title: string; path: readonly string[] } | undefined {
  const sheet = understanding.sheets.find((known) => known.name === decision.sheet)
  const column = sheet?.columns.find((known) => known.cell === decision.cell)
  return sheet === undefined || column === undefined
    ? undefined
    : { title: sheet.title ?? sheet.name, path: column.path }
}

/** What a person decided is learned from: the same header in another form is surer next time. */
export async function learnDecisions(ctx: Ctx, form: Form, decisions: readonly Decision[]): Promise<void> {
  for (const one of decisions) {
    const key = keyOf(form, one)
    if (key === undefined) continue
    await recordConfirmation(ctx, {
      ...key,
      ...(form.department === null ? {} : { department: form.department }),
      verdict: one.verdict,
      ...(one.element === undefined ? {} : { element: one.element }),
      ...(one.role === undefined ? {} : { role: one.role as Role }),
      ...(one.aggregate === undefined ? {} : { aggregate: aggregateOf(one.aggregate) }),
    })
  }
}

/** Undo reaches what was learned: a decision taken back must not come back on the next upload of the form. */
export async function unlearnDecisions(
  ctx: Ctx,
  form: Form,
  before: readonly Decision[],
  after: readonly Decision[],
): Promise<void> {
  const kept = new Set(after.map((one) => `${one.sheet}\n${one.cell}`))
  for (const one of before) {
    const key = kept.has(`${one.sheet}\n${one.cell}`) ? undefined : keyOf(form, one)
    if (key !== undefined) await retractConfirmation(ctx, key)
  }
  await learnDecisions(ctx, form, after)
}
