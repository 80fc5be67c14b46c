import { civilDay } from '#platform/time.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { Facts, FactValue, RuleTableContent, VerdictEffect, VersionComparison } from '../contract.ts'
import { RuleTableContent as Content } from '../contract.ts'
import { effectOf, fire, type Fired } from './decide.ts'
import { refuseErrors } from './refuse-errors.ts'
import { getFrame } from './table-page.ts'
import { problems } from './problems.ts'
import { rulesInForce, tableFor, type TableInForce } from './rules-in-force.ts'
import { findDraft, listOverrides, type OverrideRow } from './store.ts'

/** A case as it was, by the facts of its time. `areaCode` where places differ; the county when absent. */
export interface PastCase {
  readonly id: string
  readonly facts: Facts
  readonly areaCode?: string
  readonly title?: string
  readonly href?: string
}

const LISTED = 500
const AT_ONCE = 1_000

type Turned = VersionComparison['listed'][number]
interface Tally {
  cases: number
  notJudged: number
  readonly before: Record<VerdictEffect, number>
  readonly after: Record<VerdictEffect, number>
  readonly turned: Map<string, number>
  readonly listed: Turned[]
}

/** The tables of one area before and after: the others once, then the table as it is, then the draft. */
interface Pair {
  readonly all: readonly TableInForce[]
  readonly others: number
  readonly hasOld: boolean
}

const idsOf = (table: TableInForce | undefined, rows: readonly number[] | undefined): string[] =>
  (rows ?? []).flatMap((at) => table?.rows[at]?.id ?? [])

const known = (facts: Facts, tables: readonly TableInForce[]): Record<string, FactValue> => {
  const names = new Set(tables.flatMap((table) => table.asked.map(({ name }) => name)))
  return Object.fromEntries([...names].map((name) => [name, facts[name] ?? null]))
}

function tallyOne(tally: Tally, one: PastCase, fired: Fired, { all, others, hasOld }: Pair): void {
  tally.cases += 1
  if (!fired.ok) {
    tally.notJudged += 1
    return
  }
  const { rows } = fired
  const split = others + (hasOld ? 1 : 0)
  const from = effectOf(all.slice(0, split), rows.slice(0, split))
  const kept = [...all.slice(0, others), ...all.slice(split)]
  const to = effectOf(kept, [...rows.slice(0, others), ...rows.slice(split)])
  tally.before[from] += 1
  tally.after[to] += 1
  if (from === to) return
  tally.turned.set(`${from} ${to}`, (tally.turned.get(`${from} ${to}`) ?? 0) + 1)
  if (tally.listed.length >= LISTED) return
  tally.listed.push({
    id: one.id,
    ...(one.title === undefined ? {} : { title: one.title }),
    ...(one.href === undefined ? {} : { href: one.href }),
    from,
    to,
    rowsBefore: hasOld ? idsOf(all[others], rows[others]) : [],
    rowsAfter: idsOf(all[split], rows[split]),
    facts: known(one.facts, all.slice(others)),
  })
}

async function pairFor(
  ctx: Pick<Ctx, 'tx'>,
  owner: string,
  draft: Parameters<typeof tableFor>[0],
  overrides: readonly OverrideRow[],
  where: { readonly areaCode: string; readonly day: string },
): Promise<Pair> {
  const { tables } = await rulesInForce(ctx, { owner, ...where })
  const others = tables.filter(({ key }) => key !== draft.key)
  const old = tables.filter(({ key }) => key === draft.key)
  const all = [...others, ...old, tableFor(draft, overrides, where)]
  return { all, others: others.length, hasOld: old.length > 0 }
}

async function* inChunks(cases: AsyncIterable<PastCase>): AsyncGenerator<PastCase[], void, void> {
  let chunk: PastCase[] = []
  for await (const one of cases) {
    chunk.push(one)
    if (chunk.length === AT_ONCE) {
      yield chunk
      chunk = []
    }
  }
  if (chunk.length > 0) yield chunk
}

const counted = (turned: ReadonlyMap<string, number>): VersionComparison['turned'] =>
  [...turned].map(([key, count]) => {
    const [from, to] = key.split(' ') as [VerdictEffect, VerdictEffect]
    return { from, to, count }
  })

/**
 * Tries a table on cases of the past: the verdicts of all tables of its owner, today's against the same with this content.
 * Without `content` the stored draft is tried. The other tables are asked once.
 *
 * @throws rules/draft-not-found, rules/table-has-errors, rules/table-not-found
 */
export async function compareVersions(
  ctx: Pick<Ctx, 'tx' | 'actor' | 'now'>,
  tried: { readonly key: string; readonly content?: RuleTableContent },
  cases: AsyncIterable<PastCase>,
): Promise<VersionComparison> {
  const began = performance.now()
  const county = ctx.actor.countyCode
  const day = civilDay(ctx.now())
  const last = await getFrame(ctx.tx, county, tried.key, day)
  const content = tried.content ?? (await findDraft(ctx.tx, county, tried.key))?.content
  if (content === undefined) throw problems.draftNotFound()
  const draft = { key: tried.key, version: 0, frame: last.frame, content: Content.parse(content) }
  refuseErrors(last.frame.facts, draft.content)
  const overrides = await listOverrides(ctx.tx, county)
  const pairs = new Map<string, Pair>()
  const tally: Tally = {
    cases: 0,
    notJudged: 0,
    before: { block: 0, warn: 0, pass: 0 },
    after: { block: 0, warn: 0, pass: 0 },
    turned: new Map(),
    listed: [],
  }
  for await (const chunk of inChunks(cases)) {
    const byArea = Map.groupBy(chunk, (one) => one.areaCode ?? `${county}000000`)
    for (const [areaCode, some] of byArea) {
      const pair = pairs.get(areaCode) ?? (await pairFor(ctx, last.owner, draft, overrides, { areaCode, day }))
      pairs.set(areaCode, pair)
      const fired = await fire(
        pair.all,
        some.map(({ facts }) => facts),
      )
      for (const [at, one] of some.entries()) {
        const answer = fired[at]
        if (answer !== undefined) tallyOne(tally, one, answer, pair)
      }
    }
  }
  const { turned, listed, ...counts } = tally
  const turns = counted(turned)
  return {
    against: last.version,
    ...counts,
    turned: turns,
    listed,
    moreThanListed: turns.reduce((sum, { count }) => sum + count, 0) > listed.length,
    milliseconds: Math.round(performance.now() - began),
  }
}
