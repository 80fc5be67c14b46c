import type { Ctx } from '#platform/http/index.ts'

/** Somebody opened what was collected with a form: all of it, or one sheet. For the floors above; nothing is kept here. */
export const RESULT_OPENED = 'form.result-opened'

export function tellOpened(ctx: Pick<Ctx, 'publish' | 'actor'>, formId: string, sheet?: string): void {
  const { countyCode, memberId } = ctx.actor
  ctx.publish({
    name: RESULT_OPENED,
    data: { formId, countyCode, memberId, ...(sheet === undefined ? {} : { sheet }) },
  })
}
