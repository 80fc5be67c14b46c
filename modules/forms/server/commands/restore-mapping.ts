import { z } from 'zod'
import { command } from '#platform/http/index.ts'
import { FormPage, RestoreMapping } from '../../contract.ts'
import { unlearnDecisions } from '../learn-decisions.ts'
import { loadFormPage } from '../load-form-page.ts'
import { mayKeepForms } from '../policy.ts'
import { advanceVersion, getFormInUse, getMapping, insertMapping } from '../store.ts'

/** Undo and redo: an earlier version becomes the newest; nothing is deleted. */
export const restoreMapping = command({
  name: 'restoreMapping',
  input: RestoreMapping.extend({ formId: z.uuid() }),
  output: FormPage,
  may: mayKeepForms,
  audit: {
    event: 'form.mapping-restored',
    title: { zh: '恢复较早的对照', en: 'Restored an earlier mapping' },
    line: ({ input }) => ({ subject: input.formId, data: { toVersion: input.toVersion } }),
  },
  async run(ctx, { formId, version, toVersion }) {
    const form = await getFormInUse(ctx, formId)
    const current = await getMapping(ctx, formId, form.version)
    const earlier = await getMapping(ctx, formId, toVersion)
    const next = await advanceVersion(ctx, formId, version)
    await insertMapping(ctx, {
      formId,
      version: next,
      decisions: earlier.decisions,
      populations: earlier.populations,
      note: `恢复到第 ${toVersion} 版`,
    })
    await unlearnDecisions(ctx, form, current.decisions, earlier.decisions)
    return loadFormPage(ctx, formId)
  },
})
