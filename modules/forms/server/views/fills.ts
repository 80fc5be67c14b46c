import { z } from 'zod'
import { getArea } from '#modules/organisations/server/index.ts'
import { view } from '#platform/http/index.ts'
import { FillList, FillSummary } from '../../contract.ts'
import { getFill, listFills } from '../fill-store.ts'
import { mayFillForms } from '../policy.ts'
import { shownFill } from '../shown-fill.ts'

/** One fill: its state, and when it is ready what it found. Polled while it runs. */
export const fillSummary = view({
  name: 'fillSummary',
  input: z.object({ fillId: z.uuid() }),
  output: FillSummary,
  may: mayFillForms,
  async run(ctx, { fillId }) {
    const fill = await getFill(ctx, fillId)
    return shownFill(fill, (await getArea(ctx.tx, fill.area_code)).name, ctx.language)
  },
})

/** Fills of one form within the actor's area, newest first. */
export const fillList = view({
  name: 'fillList',
  input: z.object({ formId: z.uuid() }),
  output: FillList,
  may: mayFillForms,
  async run(ctx, { formId }) {
    const fills = await listFills(ctx, formId)
    const names = new Map<string, string>()
    for (const fill of fills)
      if (!names.has(fill.area_code)) names.set(fill.area_code, (await getArea(ctx.tx, fill.area_code)).name)
    return { fills: fills.map((fill) => shownFill(fill, names.get(fill.area_code) ?? fill.area_code, ctx.language)) }
  },
})
