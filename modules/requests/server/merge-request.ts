import type { Ctx } from '#platform/http/index.ts'
import { keepScreening } from './keep-screening.ts'
import { problems } from './problems.ts'
import { dropAskProfile } from './similarity/ask-store.ts'
import { listItems, appendItems, type ItemRow } from './store/items.ts'
import { lockRequest, moveRequest, updateRequest, type RequestRow } from './store/requests.ts'

const keyOf = (item: ItemRow): string =>
  item.element === null
    ? `words:${item.path.join('/')}`
    : `element:${item.element}/${item.role ?? ''}/${JSON.stringify(item.aggregate)}`

const isAsked = (item: ItemRow): boolean => item.action !== 'dropped' && item.action !== 'local'

/**
 * One ask goes on for both: fields the other one lacks join it, and each keeps its own list of what it gets.
 * Once the other has been decided nothing may be added to it, so it must ask everything already.
 * @throws requests/cannot-merge
 */
export async function mergeRequest(
  ctx: Ctx,
  row: RequestRow,
  intoId: string,
  by: { readonly reason: string; readonly byName: string; readonly byBody: string },
): Promise<void> {
  if (intoId === row.id) throw problems.cannotMerge({ why: '不能与自己合并', whyEn: 'it is the same request' })
  const into = await lockRequest(ctx, intoId)
  const isOpen = into.state === 'screened'
  if (!isOpen && !['admitted', 'reduced', 'numbered', 'dispatched'].includes(into.state)) {
    throw problems.cannotMerge({ why: '对方事项不在办', whyEn: 'the other one is not live' })
  }
  const held = await listItems(ctx, intoId)
  const known = new Set(held.filter(isAsked).map(keyOf))
  const missing = (await listItems(ctx, row.id)).filter((item) => isAsked(item) && !known.has(keyOf(item)))
  if (!isOpen && missing.length > 0) {
    throw problems.cannotMerge({
      why: `对方已定案，缺少：${missing.map((item) => item.path.join('/')).join('、')}`,
      whyEn: `it has been decided and does not ask: ${missing.map((item) => item.path.join('/')).join(', ')}`,
    })
  }
  await moveRequest(ctx, row, { event: 'merge', ...by, values: { merged_into: intoId, decide_by: null } })
  await dropAskProfile(ctx, row.id)
  if (!isOpen) return
  await appendItems(ctx, intoId, held, missing)
  const areas = [...new Set([...into.area_codes, ...row.area_codes])]
  // The earlier day holds for both: whoever needs it first gets it in time.
  const dueAt = [into.due_at, row.due_at].filter((day) => day !== null).toSorted()[0] ?? null
  const joined = { area_codes: JSON.stringify(areas), due_at: dueAt }
  const version = await updateRequest(ctx, intoId, into.version, joined)
  const { values } = await keepScreening(ctx, await lockRequest(ctx, intoId))
  await updateRequest(ctx, intoId, version, values)
}
