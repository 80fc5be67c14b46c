import { z } from 'zod'
import { getArea } from '#modules/organisations/server/index.ts'
import { command } from '#platform/http/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import { FillSummary, StartFill } from '../../contract.ts'
import { getFill, insertFill } from '../fill-store.ts'
import { shownFill } from '../shown-fill.ts'
import { FILL_FORM } from '../jobs.ts'
import { mayFillForms } from '../policy.ts'
import { problems } from '../problems.ts'
import { getFormInUse } from '../store.ts'

/** Fills a form for an area as of a day, in the background. */
export const startFill = command({
  name: 'startFill',
  input: StartFill.extend({ formId: z.uuid() }),
  output: FillSummary,
  status: 202,
  may: mayFillForms,
  audit: {
    event: 'form.fill-started',
    title: { zh: '从台账填表', en: 'Filled a form from the ledger' },
    line: ({ input, output }) => ({
      subject: output.id,
      data: { formId: input.formId, areaCode: input.areaCode, asOf: input.asOf },
    }),
  },
  async run(ctx, { formId, areaCode, asOf, subjects }) {
    if (areaCode < ctx.actor.areaFrom || areaCode >= ctx.actor.areaTo) throw problems.areaOutsideScope({ areaCode })
    const area = await getArea(ctx.tx, areaCode)
    const form = await getFormInUse(ctx, formId)
    const id = await insertFill(ctx, { formId, version: form.version, areaCode, asOf, subjects })
    await enqueue(ctx, FILL_FORM, { fillId: id, memberId: ctx.actor.memberId })
    return shownFill(await getFill(ctx, id), area.name, ctx.language)
  },
})
