import { z } from 'zod'
import { command } from '#platform/http/index.ts'
import { DecideMapping, FormPage, type Decision, type PopulationDecision } from '../../contract.ts'
import { mergeDecisions } from '../../domain/effective-mapping.ts'
import { checkMapping } from '../check-mapping.ts'
import { learnDecisions } from '../learn-decisions.ts'
import { loadFormPage } from '../load-form-page.ts'
import { mayKeepForms } from '../policy.ts'
import { advanceVersion, getFormInUse, getMapping, insertMapping } from '../store.ts'

const noteOf = (decisions: readonly Decision[], populations: readonly PopulationDecision[]): string =>
  [
    decisions.length === 0
      ? ''
      : `改了 ${decisions.length} 个表头（${decisions
          .slice(0, 3)
          .map((one) => one.cell)
          .join('、')}${decisions.length > 3 ? '…' : ''}）`,
    populations.length === 0 ? '' : '改了填报范围',
  ]
    .filter((part) => part !== '')
    .join('，')

/** Decides what headers mean and whom the form is about: a new version of the mapping. */
export const decideMapping = command({
  name: 'decideMapping',
  input: DecideMapping.extend({ formId: z.uuid() }),
  output: FormPage,
  may: mayKeepForms,
  audit: {
    event: 'form.mapping-decided',
    title: { zh: '确认表头对照', en: 'Decided the mapping of a form' },
    line: ({ input }) => ({
      subject: input.formId,
      data: { decisions: input.decisions, populations: input.populations },
    }),
  },
  async run(ctx, { formId, version, decisions, populations }) {
    const form = await getFormInUse(ctx, formId)
    await checkMapping(ctx, form.understanding, { decisions, populations })
    const current = await getMapping(ctx, formId, form.version)
    const next = await advanceVersion(ctx, formId, version)
    const kept = current.populations.filter((one) => !populations.some((newer) => newer.sheet === one.sheet))
    await insertMapping(ctx, {
      formId,
      version: next,
      decisions: mergeDecisions(current.decisions, decisions),
      populations: [...kept, ...populations],
      note: noteOf(decisions, populations),
    })
    await learnDecisions(ctx, form, decisions)
    return loadFormPage(ctx, formId)
  },
})
