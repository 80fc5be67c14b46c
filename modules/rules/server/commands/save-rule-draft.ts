import { z } from 'zod'
import { command } from '#platform/http/index.ts'
import { RuleTableContent, SaveRuleDraftAnswer } from '../../contract.ts'
import { mayEditRules } from '../policy.ts'
import { problems } from '../problems.ts'
import { findingsOf } from '../refuse-errors.ts'
import { saveDraft } from '../store.ts'
import { getNewest } from '../table-page.ts'

/** `revision` of the draft that was edited, 0 for a new one: nobody overwrites what another saved. */
const SaveRuleDraftInput = RuleTableContent.extend({ key: z.string(), revision: z.number().int().min(0) })

/** Keeps the draft of a table, with whatever is wrong in it; only publishing asks that nothing is. */
export const saveRuleDraft = command({
  name: 'saveRuleDraft',
  input: SaveRuleDraftInput,
  output: SaveRuleDraftAnswer,
  may: mayEditRules,
  audit: {
    event: 'rule-draft.saved',
    title: { zh: '保存规则草稿', en: 'Saved the draft of a rule table' },
    line: ({ input, output }) => ({
      subject: input.key,
      data: { revision: output.revision, rows: input.rows.length, findings: output.findings.length },
    }),
  },
  async run(ctx, { key, revision, ...edited }) {
    const { countyCode: county, memberId, name } = ctx.actor
    const newest = await getNewest(ctx.tx, county, key)
    const content = RuleTableContent.parse(edited)
    const kept = await saveDraft(ctx.tx, {
      county_code: county,
      table_key: key,
      based_on: newest.version,
      revision: revision + 1,
      content: JSON.stringify(content),
      member_id: memberId,
      member_name: name,
      saved_at: ctx.now().toISOString(),
    })
    if (!kept) throw problems.draftChanged()
    return { revision: revision + 1, findings: findingsOf(newest.frame.facts, content, newest.content) }
  },
})
