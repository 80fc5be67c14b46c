import type { Ctx } from '#platform/http/index.ts'
import { addDays, civilDay } from '#platform/time.ts'
import { areasEnough, DEVIATION_DAYS, DEVIATIONS_FOR_PROPOSAL, medianOf } from '../domain/proposals.ts'
import { resolveParameter } from '../domain/resolve-parameter.ts'
import { problems } from './problems.ts'
import { linksOf } from './rules-in-force.ts'
import {
  insertDeviation,
  keepProposal,
  listDeviations,
  listOverrides,
  listProposals,
  listVersions,
  type ProposalRow,
} from './store.ts'

type Acting = Pick<Ctx, 'tx' | 'actor' | 'now' | 'newId'>

export interface Deviation {
  readonly table: string
  readonly row: string
  readonly reason: string
  /** What it was about: the id of the request. */
  readonly subject: string
}

const about = (proposals: readonly ProposalRow[], kind: 'parameter' | 'row', target: string): readonly ProposalRow[] =>
  proposals.filter((each) => each.kind === kind && each.target === target)
const decidedAt = (proposals: readonly ProposalRow[]): string | null =>
  proposals.reduce<string | null>(
    (last, each) => (each.decided_at !== null && (last === null || each.decided_at > last) ? each.decided_at : last),
    null,
  )

/**
 * An approver went against a row. Enough of these within a year become a proposal to change it.
 *
 * @returns the open proposal about this row, if there is one now
 * @throws rules/row-not-found
 */
export async function recordDeviation(
  ctx: Acting,
  deviation: Deviation,
): Promise<{ readonly proposal: string | null }> {
  const { table: key, row, reason, subject } = deviation
  const { countyCode: county, memberId, name } = ctx.actor
  const versions = await listVersions(ctx.tx, county, key)
  if (!versions.some((version) => version.content.rows.some(({ id }) => id === row)))
    throw problems.rowNotFound({ key, row })
  const now = ctx.now().toISOString()
  const base = { county_code: county, table_key: key, member_id: memberId, member_name: name }
  await insertDeviation(ctx.tx, { ...base, id: ctx.newId(), row_id: row, reason, subject, recorded_at: now })
  const earlier = about(await listProposals(ctx.tx, county, key), 'row', row)
  const yearAgo = `${addDays(civilDay(ctx.now()), -DEVIATION_DAYS)}T00:00:00.000Z`
  const decided = decidedAt(earlier)
  const since = decided !== null && decided > yearAgo ? decided : yearAgo
  const all = await listDeviations(ctx.tx, county, { key, row, since })
  if (all.length < DEVIATIONS_FOR_PROPOSAL) return { proposal: null }
  const evidence = all.map((each) => ({
    day: civilDay(new Date(each.recorded_at)),
    reason: each.reason,
    areaCode: null,
    subject: each.subject,
    value: null,
  }))
  return {
    proposal: await keepProposal(ctx.tx, {
      id: ctx.newId(),
      county,
      key,
      kind: 'row',
      target: row,
      evidence,
      suggested: null,
      now,
    }),
  }
}

/** Areas that differ in one figure today: enough of them become a proposal to change the figure. */
export async function weighOverrides(ctx: Acting, key: string, parameter: string): Promise<void> {
  const county = ctx.actor.countyCode
  const day = civilDay(ctx.now())
  const all = (await listOverrides(ctx.tx, county, key)).filter((each) => each.parameter === parameter)
  const links = linksOf(all, key, parameter)
  const differing = all.flatMap((each) => {
    const isOver = each.ended_on !== null || each.expires_on <= day
    return isOver ? [] : [{ ...each, areaCode: each.area_code, recordedAt: each.recorded_at }]
  })
  const earlier = about(await listProposals(ctx.tx, county, key), 'parameter', parameter)
  const enough = areasEnough(differing, decidedAt(earlier))
  if (enough.length === 0) return
  const evidence = enough.map((each) => {
    const from = each.valid_from > day ? each.valid_from : day
    const found = resolveParameter(links, each.areaCode, from)
    const value = found.kind === 'value' ? found.value : null
    return { day: each.valid_from, reason: each.reason, areaCode: each.areaCode, subject: null, value }
  })
  const suggested = medianOf(evidence.flatMap(({ value }) => (value === null ? [] : [value]))) ?? null
  const now = ctx.now().toISOString()
  await keepProposal(ctx.tx, {
    id: ctx.newId(),
    county,
    key,
    kind: 'parameter',
    target: parameter,
    evidence,
    suggested,
    now,
  })
}
