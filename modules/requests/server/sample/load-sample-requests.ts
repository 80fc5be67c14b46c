import { listAreas, listBodies, areaRange } from '#modules/organisations/server/index.ts'
import { findDutyItem } from '#modules/responsibilities/server/index.ts'
import { decideMany, rulesInForce } from '#modules/rules/server/index.ts'
import type { Transaction } from '#platform/database/index.ts'
import type { Actor, ServerParts } from '#platform/http/index.ts'
import { civilDay, type PlainDate } from '#platform/time.ts'
import { describeAsk } from '../../domain/similarity/describe-ask.ts'
import { recountAskTerms, saveAskProfiles } from '../similarity/ask-store.ts'
import { holdsRequests, insertSample } from '../store/insert-sample.ts'
import type { SampleRows } from './clock-of-sample.ts'
import { endPast } from './end-past.ts'
import { fileEntries } from './file-entries.ts'
import { playLiveRequests } from './live-requests.ts'
import { PAST, planPast, type PlannedRequest, type SampleWorld } from './plan-past.ts'
import { THEMES } from './themes.data.ts'

/** Nobody in particular: what the whole county's rows are read as. */
const actorOf = (county: string): Actor => {
  const { from, to } = areaRange(county.padEnd(12, '0'))
  const memberId = '00000000-0000-8000-8000-000000000004'
  return { memberId, name: '示例数据', roles: [], countyCode: county, areaFrom: from, areaTo: to }
}

async function lookAround(tx: Transaction, county: string, today: PlainDate): Promise<SampleWorld | undefined> {
  const ctx = { tx, actor: actorOf(county), now: () => new Date(`${today}T02:00:00Z`) }
  const within = areaRange(county.padEnd(12, '0'))
  const townships = await listAreas(tx, { day: today, within, level: 'township' })
  const villages = await listAreas(tx, { day: today, within, level: 'village' })
  // The township of the personas: the first that has two villages.
  const home = townships.find((township) => villages.filter((one) => one.parentCode === township.code).length > 1)
  if (home === undefined) return undefined
  const duties = new Map(
    await Promise.all(
      [...new Set(THEMES.flatMap((theme) => theme.duty ?? []))].map(
        async (code) => [code, await findDutyItem(ctx, { code })] as const,
      ),
    ),
  )
  return {
    county,
    today,
    bodies: await listBodies(ctx, { level: 'county' }),
    villages: villages.filter((one) => one.parentCode === home.code),
    dutyOf: (code) => duties.get(code),
  }
}

async function loadPast(tx: Transaction, world: SampleWorld): Promise<void> {
  const planned = Array.from({ length: PAST }, (_, n) => planPast(PAST - 1 - n, world)).filter(
    (one) => one !== undefined,
  )
  const ctx = { tx, actor: actorOf(world.county), now: () => new Date(`${world.today}T02:00:00Z`) }
  const rules = await rulesInForce(ctx, { owner: 'requests', areaCode: world.county.padEnd(12, '0'), day: world.today })
  const verdicts = await decideMany(
    rules,
    planned.map((one) => one.facts),
  )
  const rows: SampleRows = {
    'requests.judged_facts': [],
    'requests.registry_entry': [],
    'requests.registry_field': [],
    'requests.request': [],
    'requests.item': [],
    'requests.life_entry': [],
    'requests.control_number': [],
    'requests.dispatch': [],
    'requests.village_return': [],
    'requests.comment': [],
    'requests.override': [],
  }
  const ended: PlannedRequest[] = []
  let survivor: string | undefined
  for (const [at, one] of planned.entries()) {
    const verdict = verdicts[at]
    if (verdict === undefined) continue
    const state = endPast(rows, one, verdict, world, survivor)
    if (state === 'done') survivor = one.id
    if (state !== 'returned' && state !== 'merged') ended.push(one)
  }
  fileEntries(rows, world)
  await insertSample(tx, rows)
  await saveAskProfiles(
    ctx,
    ended.map((one) => ({
      requestId: one.id,
      state: 'past' as const,
      profile: describeAsk({
        kind: one.draft.kind,
        title: one.draft.title,
        columns: one.items,
        population: one.draft.population ?? undefined,
        areaCodes: one.draft.areaCodes,
        period: { frequency: one.draft.frequency },
        issuer: one.body.name,
      }),
    })),
  )
  await recountAskTerms(ctx)
}

/**
 * A past year and a present of requests for the demonstration: 120 that have ended, with what they were judged on, and a dozen under
 * way, played through the commands as the personas. Needs divisions, personas, duty lists and rules. A county that has requests keeps
 * them. The same county and day twice give the same requests.
 */
export async function loadSampleRequests(parts: ServerParts, county: string, now: Date): Promise<boolean> {
  const today = civilDay(now)
  const world = await parts.db.transaction({ kind: 'system' }, async (tx) => {
    if (await holdsRequests(tx, county)) return undefined
    const found = await lookAround(tx, county, today)
    if (found !== undefined) await loadPast(tx, found)
    return found
  })
  if (world === undefined) return false
  await playLiveRequests(parts, world)
  return true
}
