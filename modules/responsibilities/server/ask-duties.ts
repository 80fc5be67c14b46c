import type { Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import type { DutyItem, DutyList, DutyQuestion, DutySuggestion, DutyWords } from '../contract.ts'
import { findItems } from '../domain/find-items.ts'
import { buildDutyIndex, suggestItems, type DutyIndex } from '../domain/suggest-items.ts'
import { problems } from './problems.ts'
import { findItem, findListOn, listOf, readItems } from './store.ts'

/** The context of any command, view or job will do. */
export type Asking = Pick<Ctx, 'tx' | 'now'> & { readonly actor: { readonly countyCode: string } }

export type ItemQuestion = { readonly itemId: string } | { readonly code: string; readonly day?: string }

const dayOf = (ctx: Asking, day?: string): string => day ?? civilDay(ctx.now())

/** The list in force on a day (`YYYY-MM-DD`, today when absent); `undefined` while none is. */
export async function dutyListInForce(ctx: Asking, day?: string): Promise<DutyList | undefined> {
  const asked = dayOf(ctx, day)
  const row = await findListOn(ctx.tx, ctx.actor.countyCode, asked)
  return row === undefined ? undefined : listOf(row, asked)
}

/** By id, of any list; by code, in the list in force on the day (today when absent). */
export async function findDutyItem(ctx: Asking, question: ItemQuestion): Promise<DutyItem | undefined> {
  const county = ctx.actor.countyCode
  if ('itemId' in question) return findItem(ctx.tx, county, { id: question.itemId })
  const list = await dutyListInForce(ctx, question.day)
  return list === undefined ? undefined : findItem(ctx.tx, county, { listId: list.id, code: question.code })
}

/** @throws responsibilities/item-not-found */
export async function getDutyItem(ctx: Asking, question: ItemQuestion): Promise<DutyItem> {
  const item = await findDutyItem(ctx, question)
  if (item === undefined) throw problems.itemNotFound({ item: 'itemId' in question ? question.itemId : question.code })
  return item
}

// A published list never changes, so what was read of it once stays true. Few lists, some hundred items each.
const MOST_KEPT = 8
const kept = new Map<string, DutyIndex>()

async function indexOf(ctx: Asking, list: DutyList): Promise<DutyIndex> {
  const known = kept.get(list.id)
  if (known !== undefined) return known
  const index = buildDutyIndex(await readItems(ctx.tx, list.countyCode, list.id))
  kept.set(list.id, index)
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  return index
}

/** Items of the list in force on the day that fit the question, in the order of the list; none while no list is in force. */
export async function listDutyItems(
  ctx: Asking,
  question: DutyQuestion & { readonly day?: string | undefined } = {},
): Promise<readonly DutyItem[]> {
  const list = await dutyListInForce(ctx, question.day)
  if (list === undefined) return []
  const { items } = await indexOf(ctx, list)
  return findItems(
    items.map(({ item }) => item),
    question,
  )
}

/** Items of the list in force that are most like what is asked, likest first. Some milliseconds once the list was read. */
export async function suggestDutyItems(
  ctx: Asking,
  words: DutyWords & { readonly day?: string | undefined },
  limit = 5,
): Promise<readonly DutySuggestion[]> {
  const list = await dutyListInForce(ctx, words.day)
  return list === undefined ? [] : suggestItems(await indexOf(ctx, list), words, limit)
}
