import { sql } from 'kysely'
import { countComplaints } from '#modules/complaints/server/index.ts'
import { listCountiesHere } from '#modules/organisations/server/index.ts'
import { readGateFigures } from '#modules/requests/server/index.ts'
import { rulesInForce } from '#modules/rules/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { civilDay, startOfDay } from '#platform/time.ts'
import type { SelfCheck } from '../contract.ts'
import { checkClauses, type RowInForce } from '../domain/check-clauses.ts'
import { problems } from './problems.ts'

export interface SelfCheckQuestion {
  readonly county: string
  /** Half-open [from, to); this calendar year up to and with today when absent. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

async function rowsInForce(ctx: Pick<Ctx, 'tx'>, county: string, day: string): Promise<readonly RowInForce[]> {
  const { tables } = await rulesInForce(ctx, { owner: 'requests', areaCode: `${county}000000`, day })
  return tables.flatMap(({ key, rows }) =>
    rows.map(({ id, clause, message }) => ({ table: key, row: id, clause, message })),
  )
}

async function countOffChannel(
  { tx }: Pick<Ctx, 'tx'>,
  of: { readonly county: string; readonly from: string; readonly to: string; readonly today: string },
): Promise<number> {
  const { rows } = await sql<{ reported: number }>`
    select count(*)::integer as reported from offchannel.report
    where county_code = ${of.county} and state not in ('withdrawn', 'dismissed')
      and reported_on >= ${of.from} and reported_on < ${of.to} and reported_on < ${of.today}
  `.execute(tx.kysely)
  return rows[0]?.reported ?? 0
}

/**
 * How each clause is held and what happened in a period; numbers only.
 * @throws about/county-not-here, about/period-empty
 */
export async function readSelfCheck(
  ctx: Pick<Ctx, 'tx' | 'now' | 'settings'>,
  { county, ...period }: SelfCheckQuestion,
): Promise<SelfCheck> {
  if (!(await listCountiesHere(ctx.tx)).includes(county)) throw problems.countyNotHere({ county })
  const now = ctx.now()
  const today = civilDay(now)
  const from = period.from ?? `${today.slice(0, 4)}-01-01`
  const to = period.to ?? civilDay(new Date(now.getTime() + 86_400_000))
  if (from >= to) throw problems.periodEmpty({ from, to })
  const moments = { county, from: startOfDay(from), to: startOfDay(to) }
  const { byClause, ...gate } = await readGateFigures(ctx.tx, { ...moments, today })
  const topics = await countComplaints(ctx.tx, { ...moments, now })
  const sum = (of: 'made' | 'inTime' | 'overdue'): number => topics.reduce((all, one) => all + one[of], 0)
  const filingNumber = ctx.settings.filingNumber ?? null
  const known = { byClause, filingNumber, complaintsOverdue: sum('overdue'), ...gate }
  return {
    county,
    from,
    to,
    madeAt: now.toISOString(),
    version: ctx.settings.version ?? '0',
    filingNumber,
    clauses: [...checkClauses({ ...known, rows: await rowsInForce(ctx, county, today) })],
    figures: {
      ...gate,
      offChannel: await countOffChannel(ctx, { county, from, to, today }),
      overridden: [...byClause.values()].reduce((all, one) => all + one.overridden, 0),
      complaintsMade: sum('made'),
      complaintsAnsweredInTime: sum('inTime'),
      complaintsOverdue: sum('overdue'),
    },
    audit: null,
  }
}
