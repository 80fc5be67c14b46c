import { sql } from 'kysely'
import { tablesOf, type Transaction } from '#platform/database/database.ts'
import type { AskProfile } from '../../domain/similarity/ask-profile.ts'
import { termsOf, type TermFrequencies } from '../../domain/similarity/ask-terms.ts'
import type { Asking, AskState } from './similar-ask.ts'

/** The only code that writes requests.ask_profile, ask_term and ask_term_count. */
const on = (tx: Transaction) => tablesOf<object>(tx)

/** Index rows have a limit; what is cut off was never what told two terms apart. */
const longestTerm = 160

export interface RegisteredAsk {
  readonly requestId: string
  readonly profile: AskProfile
  readonly state: AskState
}

/**
 * Adds to the counts. Rows that another transaction holds are skipped, so that two requests handed in at once never wait for each
 * other: the counts are statistics.
 */
async function addToCounts(ctx: Asking, terms: ReadonlyMap<string, number>): Promise<void> {
  const sorted = [...terms].toSorted((a, b) => (a[0] < b[0] ? -1 : 1))
  const names = sorted.map(([term]) => term)
  const changes = sorted.map(([, change]) => change)
  const county = ctx.actor.countyCode
  await sql`
    with given as (select * from unnest(${names}::text[], ${changes}::int[]) as g(term, change)),
    held as (
      select c.term, g.change from requests.ask_term_count c join given g on g.term = c.term
      where c.county_code = ${county} for update of c skip locked
    )
    update requests.ask_term_count c set asks = greatest(0, c.asks + held.change)
    from held where c.county_code = ${county} and c.term = held.term
  `.execute(on(ctx.tx))
  await sql`
    insert into requests.ask_term_count (county_code, term, asks)
    select ${county}, g.term, g.change from unnest(${names}::text[], ${changes}::int[]) as g(term, change)
    where g.change > 0
      and not exists (select from requests.ask_term_count c where c.county_code = ${county} and c.term = g.term)
    on conflict do nothing
  `.execute(on(ctx.tx))
}

interface TermRow {
  readonly term: string
  readonly weightClass: string
}

function rowsOf(profile: AskProfile): readonly TermRow[] {
  const rows = new Map<string, string>()
  for (const { term, weightClass } of termsOf(profile)) rows.set(term.slice(0, longestTerm), weightClass)
  return [...rows].map(([term, weightClass]) => ({ term, weightClass }))
}

async function takeOut(ctx: Asking, requestIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const county = ctx.actor.countyCode
  const gone = await sql<{ request_id: string; terms: string[] }>`
    delete from requests.ask_profile where county_code = ${county} and request_id = any(${requestIds}::uuid[])
    returning request_id, terms
  `.execute(on(ctx.tx))
  const changes = new Map<string, number>()
  for (const { request_id, terms } of gone.rows) {
    await sql`
      delete from requests.ask_term
      where county_code = ${county} and term = any(${terms}::text[]) and request_id = ${request_id}::uuid
    `.execute(on(ctx.tx))
    for (const term of ['', ...terms]) changes.set(term, (changes.get(term) ?? 0) - 1)
  }
  return changes
}

/** Registers many at once; one that is there already is replaced. */
export async function saveAskProfiles(ctx: Asking, asks: readonly RegisteredAsk[]): Promise<void> {
  const county = ctx.actor.countyCode
  const changes = new Map(
    await takeOut(
      ctx,
      asks.map((ask) => ask.requestId),
    ),
  )
  const profiles: object[] = []
  const terms: object[] = []
  for (const { requestId, profile, state } of asks) {
    const rows = rowsOf(profile)
    const size = Math.max(1, rows.filter((row) => row.weightClass !== 'title').length)
    const { from, to, frequency } = profile.period
    profiles.push({
      id: requestId,
      state,
      title: profile.title,
      issuer: profile.issuer ?? null,
      from: from ?? null,
      to: to ?? null,
      frequency: frequency ?? null,
      profile,
      terms: rows.map((row) => row.term),
    })
    for (const { term, weightClass } of rows)
      terms.push({ id: requestId, term, class: weightClass, size, live: state === 'live' })
    for (const term of ['', ...rows.map((row) => row.term)]) changes.set(term, (changes.get(term) ?? 0) + 1)
  }
  await sql`
    insert into requests.ask_profile (county_code, request_id, state, title, issuer, period_from, period_to, frequency, profile, terms)
    select ${county}, g.id, g.state, g.title, g.issuer, g."from", g."to", g.frequency, g.profile,
           array(select jsonb_array_elements_text(g.terms))
    from jsonb_to_recordset(${JSON.stringify(profiles)}::jsonb)
      as g(id uuid, state text, title text, issuer text, "from" date, "to" date, frequency text, profile jsonb, terms jsonb)
  `.execute(on(ctx.tx))
  await sql`
    insert into requests.ask_term (county_code, term, request_id, weight_class, size, live)
    select ${county}, g.term, g.id, g.class, g.size, g.live
    from jsonb_to_recordset(${JSON.stringify(terms)}::jsonb) as g(term text, id uuid, class text, size smallint, live boolean)
  `.execute(on(ctx.tx))
  await addToCounts(ctx, new Map([...changes].filter(([, change]) => change !== 0)))
}

/** Registers what a request asks, or anew what it asks now. */
export const saveAskProfile = (
  ctx: Asking,
  requestId: string,
  profile: AskProfile,
  state: AskState = 'live',
): Promise<void> => saveAskProfiles(ctx, [{ requestId, profile, state }])

/** Takes a request out of comparison; one that is not there is no fault. */
export async function dropAskProfile(ctx: Asking, requestId: string): Promise<void> {
  const changes = await takeOut(ctx, [requestId])
  if (changes.size > 0) await addToCounts(ctx, changes)
}

/** Live until it is done, lapsed or expired; then past. */
export async function setAskState(ctx: Asking, requestId: string, state: AskState): Promise<void> {
  const county = ctx.actor.countyCode
  const changed = await sql<{ terms: string[] }>`
    update requests.ask_profile set state = ${state}
    where county_code = ${county} and request_id = ${requestId}::uuid and state <> ${state} returning terms
  `.execute(on(ctx.tx))
  for (const { terms } of changed.rows)
    await sql`
      update requests.ask_term set live = ${state === 'live'}
      where county_code = ${county} and term = any(${terms}::text[]) and request_id = ${requestId}::uuid
    `.execute(on(ctx.tx))
}

/** Counts anew from the terms: after a bulk load, and now and then. */
export async function recountAskTerms(ctx: Asking): Promise<void> {
  const county = ctx.actor.countyCode
  await sql`delete from requests.ask_term_count where county_code = ${county}`.execute(on(ctx.tx))
  await sql`
    insert into requests.ask_term_count (county_code, term, asks)
    select ${county}, term, count(*) from requests.ask_term where county_code = ${county} group by term
    union all select ${county}, '', count(*) from requests.ask_profile where county_code = ${county}
  `.execute(on(ctx.tx))
}

/** How often the terms are asked in this county. */
export async function readFrequencies(ctx: Asking, terms: readonly string[]): Promise<TermFrequencies> {
  const wanted = ['', ...new Set(terms.map((term) => term.slice(0, longestTerm)))]
  const { rows } = await sql<{ term: string; asks: number }>`
    select term, asks from requests.ask_term_count
    where county_code = ${ctx.actor.countyCode} and term = any(${wanted}::text[])
  `.execute(on(ctx.tx))
  const counts = new Map(rows.map(({ term, asks }) => [term, asks]))
  return { asks: counts.get('') ?? 0, of: (term) => counts.get(term.slice(0, longestTerm)) ?? 0 }
}

export interface Candidate {
  readonly request_id: string
  readonly state: AskState
  readonly profile: AskProfile
}

/**
 * The asks that share most of the given terms, by weight against their size: so many live ones and so many past ones.
 * Reads index rows of the given terms only, then the profiles found.
 */
export async function findCandidates(
  ctx: Asking,
  terms: readonly { readonly term: string; readonly weight: number }[],
  limits: { readonly live: number; readonly past: number; readonly exclude: readonly string[] },
): Promise<readonly Candidate[]> {
  const county = ctx.actor.countyCode
  const { rows } = await sql<Candidate>`
    with asked as materialized (
      select t.request_id, t.live, sum(w.weight) / sqrt(min(t.size) + 4) as score
      from unnest(${terms.map((one) => one.term.slice(0, longestTerm))}::text[], ${terms.map((one) => one.weight)}::float8[]) as w(term, weight)
      join requests.ask_term t on t.county_code = ${county} and t.term = w.term
      group by t.request_id, t.live
    ),
    best as (
      (select request_id, score from asked where live and not request_id = any(${limits.exclude}::uuid[]) order by score desc, request_id limit ${limits.live})
      union all
      (select request_id, score from asked where not live and not request_id = any(${limits.exclude}::uuid[]) order by score desc, request_id limit ${limits.past})
    )
    select p.request_id, p.state, p.profile from best
    join requests.ask_profile p on p.county_code = ${county} and p.request_id = best.request_id
    order by best.score desc, p.request_id
  `.execute(on(ctx.tx))
  return rows
}
