import { z } from 'zod'
import { command, type Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import { markOf } from '../load-shipped-tables.ts'
import { mayEditRules } from '../policy.ts'
import { problems } from '../problems.ts'
import { Reason } from '../reason.ts'
import { findingsOf, refuseFindings } from '../refuse-errors.ts'
import { deleteDraft, findDraft, insertVersion, type DraftRow, type VersionRow } from '../store.ts'
import { getNewest } from '../table-page.ts'

const PublishRuleTableInput = z.object({
  key: z.string(),
  /** Of the draft that was looked at. */
  revision: z.number().int(),
  validFrom: z.iso.date().meta({ title: '施行日期 valid from' }),
  reason: Reason,
})

/** @throws rules/draft-not-found, rules/draft-changed, rules/day-passed, rules/version-scheduled, rules/nothing-changed, rules/table-has-errors */
function check(
  ctx: Ctx,
  draft: DraftRow | undefined,
  newest: VersionRow,
  asked: z.output<typeof PublishRuleTableInput>,
): DraftRow {
  const { revision, validFrom } = asked
  if (draft === undefined) throw problems.draftNotFound()
  if (draft.revision !== revision || draft.based_on !== newest.version) throw problems.draftChanged()
  if (validFrom < civilDay(ctx.now())) throw problems.dayPassed({ day: validFrom })
  if (validFrom < newest.valid_from) throw problems.versionScheduled({ day: newest.valid_from })
  refuseFindings(findingsOf(newest.frame.facts, draft.content, newest.content))
  if (markOf(draft.content) === markOf(newest.content)) throw problems.nothingChanged()
  return draft
}

/** Makes the draft the version that holds from a day on. It never reaches back. */
export const publishRuleTable = command({
  name: 'publishRuleTable',
  input: PublishRuleTableInput,
  output: z.object({ version: z.number().int(), validFrom: z.string() }),
  may: mayEditRules,
  audit: {
    event: 'rule-table.published',
    title: { zh: '发布规则表', en: 'Published a rule table' },
    line: ({ input, output }) => ({
      subject: input.key,
      data: { version: output.version, validFrom: input.validFrom, reason: input.reason },
    }),
  },
  async run(ctx, asked) {
    const { key, validFrom, reason } = asked
    const { countyCode: county, memberId, name } = ctx.actor
    const newest = await getNewest(ctx.tx, county, key)
    const draft = check(ctx, await findDraft(ctx.tx, county, key), newest, asked)
    const version = newest.version + 1
    await insertVersion(ctx.tx, {
      county_code: county,
      table_key: key,
      version,
      owner: newest.owner,
      frame: JSON.stringify(newest.frame),
      content: JSON.stringify(draft.content),
      source: 'county',
      shipped_mark: newest.shipped_mark,
      valid_from: validFrom,
      reason,
      member_id: memberId,
      member_name: name,
      recorded_at: ctx.now().toISOString(),
    })
    await deleteDraft(ctx.tx, county, key)
    ctx.publish({ name: 'rule-table.published', data: { key, version, validFrom } })
    return { version, validFrom }
  },
})
