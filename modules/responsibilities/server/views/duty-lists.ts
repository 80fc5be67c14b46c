import { z } from 'zod'
import { civilDay } from '#platform/time.ts'
import { everyone, view, type Ctx } from '#platform/http/index.ts'
import {
  DutyComparison,
  DutyComparisonInput,
  DutyItems,
  DutyListId,
  DutyListInForce,
  DutyListInForceInput,
  DutyListPage,
  DutyLists,
  ListDutyItemsInput,
  SuggestDutyItemsInput,
  DutySuggestions,
} from '../../contract.ts'
import { compareLists } from '../../domain/compare-lists.ts'
import { choicesOf, findItems } from '../../domain/find-items.ts'
import { suggestDutyItems } from '../ask-duties.ts'
import { pageOf } from '../list-page.ts'
import { mayKeepDutyList, maySeeDuties } from '../policy.ts'
import { problems } from '../problems.ts'
import { findListOn, getListRow, listCountiesWithDuties, listOf, readItems, readLists, type ListRow } from '../store.ts'

/** Drafts are for those who work on them. @throws responsibilities/list-not-found */
export async function getVisibleList(ctx: Ctx, listId: string): Promise<ListRow> {
  const row = await getListRow(ctx.tx, ctx.actor.countyCode, listId)
  if (row.state === 'draft' && !mayKeepDutyList(ctx.actor)) throw problems.listNotFound()
  return row
}

/** Every version, drafts first for those who may publish them. */
export const dutyLists = view({
  name: 'dutyLists',
  input: z.object({}),
  output: DutyLists,
  may: maySeeDuties,
  async run(ctx) {
    const rows = await readLists(ctx.tx, ctx.actor.countyCode)
    const day = civilDay(ctx.now())
    const mayKeep = mayKeepDutyList(ctx.actor)
    return { lists: rows.filter((row) => mayKeep || row.state === 'published').map((row) => listOf(row, day)) }
  },
})

export const dutyListPage = view({
  name: 'dutyListPage',
  input: DutyListId,
  output: DutyListPage,
  may: maySeeDuties,
  run: async (ctx, { listId }) => pageOf(await getVisibleList(ctx, listId), ctx.now()),
})

export const dutyItems = view({
  name: 'dutyItems',
  input: DutyListId.extend(ListDutyItemsInput.shape),
  output: DutyItems,
  may: maySeeDuties,
  async run(ctx, { listId, ...question }) {
    const row = await getVisibleList(ctx, listId)
    const items = await readItems(ctx.tx, row.county_code, listId)
    return { items: findItems(items, question), ...choicesOf(items) }
  },
})

/** @throws responsibilities/county-missing */
async function countyAsked(ctx: Ctx, county: string | undefined): Promise<string> {
  const known = ctx.signedIn?.countyCode ?? county
  if (known !== undefined) return known
  const counties = await listCountiesWithDuties(ctx.tx)
  const [only] = counties
  if (only === undefined || counties.length > 1) throw problems.countyMissing({ counties })
  return only
}

/** The list in force on a day, for anyone: whoever is asked for something may look it up. */
export const publicDutyList = view({
  name: 'publicDutyList',
  input: DutyListInForceInput,
  output: DutyListInForce,
  may: everyone,
  async run(ctx, { county: asked, day = civilDay(ctx.now()), ...question }) {
    const county = await countyAsked(ctx, asked)
    const row = await findListOn(ctx.tx, county, day)
    if (row === undefined) return { list: null, items: [], departments: [], domains: [] }
    const items = await readItems(ctx.tx, county, row.id)
    return { list: listOf(row, day), items: findItems(items, question), ...choicesOf(items) }
  },
})

/** What changed from an earlier version to a later one. */
export const dutyComparison = view({
  name: 'dutyComparison',
  input: DutyComparisonInput,
  output: DutyComparison,
  may: maySeeDuties,
  async run(ctx, { listId, with: earlier }) {
    const [to, from] = [await getVisibleList(ctx, listId), await getVisibleList(ctx, earlier)]
    const day = civilDay(ctx.now())
    const before = await readItems(ctx.tx, from.county_code, from.id)
    const after = await readItems(ctx.tx, to.county_code, to.id)
    return { from: listOf(from, day), to: listOf(to, day), ...compareLists(before, after) }
  },
})

/** Which items of the list in force a request may be about. */
export const dutySuggestions = view({
  name: 'dutySuggestions',
  input: SuggestDutyItemsInput,
  output: DutySuggestions,
  may: maySeeDuties,
  run: async (ctx, { limit, ...words }) => ({ suggestions: [...(await suggestDutyItems(ctx, words, limit))] }),
})
