import { sql } from 'kysely'
import { tablesOf } from '#platform/database/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { BudgetHolder } from '../contract.ts'
import type { Account } from '../domain/decide-over-budget.ts'
import type { BudgetsTables, EntryTable } from './tables.ts'

type Asking = Pick<Ctx, 'tx' | 'actor'>
const db = (ctx: Asking) => tablesOf<BudgetsTables>(ctx.tx)

/** Stands for every department or village that has no budget of its own. */
export const EVERYONE = '*'

export async function saveBudget(
  ctx: Ctx,
  budget: {
    readonly holder: BudgetHolder
    readonly holderId: string
    readonly period: string
    readonly minutes: number
    readonly reason: string
  },
): Promise<void> {
  const values = {
    minutes: budget.minutes,
    reason: budget.reason,
    set_by_name: ctx.actor.name,
    set_at: ctx.now().toISOString(),
  }
  await db(ctx)
    .insertInto('budgets.budget')
    .values({
      county_code: ctx.actor.countyCode,
      holder: budget.holder,
      holder_id: budget.holderId,
      period: budget.period,
      ...values,
    })
    .onConflict((row) => row.columns(['county_code', 'holder', 'holder_id', 'period']).doUpdateSet(values))
    .execute()
}

/** What is granted to these holders in a period: their own budget, else the county's for everyone, else null. */
export async function readGrants(
  ctx: Asking,
  holder: BudgetHolder,
  period: string,
): Promise<{ readonly own: ReadonlyMap<string, number>; readonly everyone: number | null }> {
  const rows = await db(ctx)
    .selectFrom('budgets.budget')
    .select(['holder_id', 'minutes'])
    .where('county_code', '=', ctx.actor.countyCode)
    .where('holder', '=', holder)
    .where('period', '=', period)
    .execute()
  const own = new Map(rows.filter((row) => row.holder_id !== EVERYONE).map((row) => [row.holder_id, row.minutes]))
  return { own, everyone: rows.find((row) => row.holder_id === EVERYONE)?.minutes ?? null }
}

export interface Taken {
  readonly bound: number
  readonly settled: number
  readonly requests: number
}

/** Minutes bound and settled by holder, without those of one request. */
export async function readTaken(
  ctx: Asking,
  holder: BudgetHolder,
  period: string,
  except: string | null,
): Promise<ReadonlyMap<string, Taken>> {
  let query = db(ctx)
    .selectFrom('budgets.entry')
    .select((of) => [
      'holder_id',
      of.fn
        .coalesce(of.fn.sum<number>(sql`bound_minutes`).filterWhere('state', '=', 'bound'), sql<number>`0`)
        .as('bound'),
      of.fn
        .coalesce(
          of.fn.sum<number>(sql`coalesce(settled_minutes, bound_minutes)`).filterWhere('state', '=', 'settled'),
          sql<number>`0`,
        )
        .as('settled'),
      sql<number>`count(distinct request_id)::integer`.as('requests'),
    ])
    .where('county_code', '=', ctx.actor.countyCode)
    .where('holder', '=', holder)
    .where('period', '=', period)
    .where('state', '<>', 'released')
    .groupBy('holder_id')
  if (except !== null) query = query.where('request_id', '<>', except)
  const rows = await query.execute()
  return new Map(
    rows.map((row) => [
      row.holder_id,
      { bound: Number(row.bound), settled: Number(row.settled), requests: row.requests },
    ]),
  )
}

/** The accounts of some holders in one period, as they stand without one request. */
export async function readAccounts(
  ctx: Asking,
  holder: BudgetHolder,
  period: string,
  holderIds: readonly string[],
  except: string | null,
): Promise<readonly Account[]> {
  const grants = await readGrants(ctx, holder, period)
  const taken = await readTaken(ctx, holder, period, except)
  return holderIds.map((holderId) => {
    const one = taken.get(holderId)
    return {
      holder,
      holderId,
      period,
      granted: grants.own.get(holderId) ?? grants.everyone,
      taken: (one?.bound ?? 0) + (one?.settled ?? 0),
    }
  })
}

/** Two admissions at once must not both find the last minutes: one county binds one after the other. */
export async function holdAccounts(ctx: Asking): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`budgets.${ctx.actor.countyCode}`}))`.execute(ctx.tx.kysely)
}

export async function insertEntries(ctx: Ctx, entries: readonly Omit<EntryTable, 'county_code'>[]): Promise<void> {
  const BATCH = 1000
  for (let from = 0; from < entries.length; from += BATCH) {
    await db(ctx)
      .insertInto('budgets.entry')
      .values(entries.slice(from, from + BATCH).map((entry) => ({ ...entry, county_code: ctx.actor.countyCode })))
      .onConflict((row) =>
        row.columns(['county_code', 'request_id', 'holder', 'holder_id', 'period', 'area_code']).doUpdateSet((of) => ({
          state: 'bound',
          bound_minutes: of.ref('excluded.bound_minutes'),
          over_budget: of.ref('excluded.over_budget'),
          bound_at: of.ref('excluded.bound_at'),
          settled_minutes: null,
          ended_at: null,
        })),
      )
      .execute()
  }
}

export async function endEntries(
  ctx: Ctx,
  requestId: string,
  end: { readonly state: 'released' | 'settled'; readonly areaCode?: string; readonly minutes?: number },
): Promise<void> {
  let query = db(ctx)
    .updateTable('budgets.entry')
    .set({ state: end.state, settled_minutes: end.minutes ?? null, ended_at: ctx.now().toISOString() })
    .where('county_code', '=', ctx.actor.countyCode)
    .where('request_id', '=', requestId)
    .where('state', '=', 'bound')
  if (end.areaCode !== undefined) query = query.where('area_code', '=', end.areaCode)
  await query.execute()
}
