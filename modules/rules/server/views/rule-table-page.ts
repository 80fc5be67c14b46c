import { z } from 'zod'
import { view } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import { RuleTablePage } from '../../contract.ts'
import { mayEditRules, mayOverrideRules, maySeeRules } from '../policy.ts'
import { findingsOf } from '../refuse-errors.ts'
import { findDraft, listOverrides, listProposals, listVersions, type DraftRow, type VersionRow } from '../store.ts'
import { areaNames, describeOverrides, describeProposal, getFrame, stateOf, tableOf } from '../table-page.ts'

const draftOf = (draft: DraftRow, newest: VersionRow): RuleTablePage['draft'] => ({
  content: draft.content,
  revision: draft.revision,
  basedOn: draft.based_on,
  by: draft.member_name,
  savedAt: draft.saved_at,
  findings: findingsOf(newest.frame.facts, draft.content, newest.content),
})

/** One table: as in force, its versions, its draft with what is wrong in it, what places differ in, proposals. */
export const ruleTablePage = view({
  name: 'ruleTablePage',
  input: z.object({ key: z.string() }),
  output: RuleTablePage,
  may: maySeeRules,
  async run(ctx, { key }) {
    const county = ctx.actor.countyCode
    const day = civilDay(ctx.now())
    const current = await getFrame(ctx.tx, county, key, day)
    const versions = await listVersions(ctx.tx, county, key)
    const newest = versions.at(-1) ?? current
    const draft = await findDraft(ctx.tx, county, key)
    const overrides = await listOverrides(ctx.tx, county, key)
    const codes = overrides.flatMap((each) => [each.area_code, ...(each.same_as === null ? [] : [each.same_as])])
    const proposals = await listProposals(ctx.tx, county, key)
    return {
      table: tableOf(current, stateOf(current, versions, day)),
      versions: versions.toReversed().map((each) => ({
        version: each.version,
        state: stateOf(each, versions, day),
        validFrom: each.valid_from,
        source: each.source,
        reason: each.reason,
        by: each.member_name,
        recordedAt: each.recorded_at,
        content: each.content,
      })),
      draft: draft === undefined ? null : draftOf(draft, newest),
      overrides: describeOverrides(overrides, await areaNames(ctx.tx, codes, day), day),
      proposals: proposals.map((each) => describeProposal(each, current)),
      mayEdit: mayEditRules(ctx.actor),
      mayOverride: mayOverrideRules(ctx.actor),
    }
  },
})
