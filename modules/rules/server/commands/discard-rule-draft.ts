import { z } from 'zod'
import { command } from '#platform/http/index.ts'
import { mayEditRules } from '../policy.ts'
import { problems } from '../problems.ts'
import { deleteDraft, findDraft } from '../store.ts'

/** Throws the draft away; what is in force stays. */
export const discardRuleDraft = command({
  name: 'discardRuleDraft',
  input: z.object({ key: z.string() }),
  output: z.object({ discarded: z.boolean() }),
  may: mayEditRules,
  audit: {
    event: 'rule-draft.discarded',
    title: { zh: '放弃规则草稿', en: 'Discarded the draft of a rule table' },
    line: ({ input }) => ({ subject: input.key }),
  },
  async run(ctx, { key }) {
    const county = ctx.actor.countyCode
    if ((await findDraft(ctx.tx, county, key)) === undefined) throw problems.draftNotFound()
    await deleteDraft(ctx.tx, county, key)
    return { discarded: true }
  },
})
