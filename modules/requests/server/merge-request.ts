import type { Ctx } from '#platform/http/index.ts'
import { listMissing } from '../domain/missing-items.ts'
import { keepScreening } from './keep-screening.ts'
import { comparePopulations } from '../domain/similarity/compare-populations.ts'
import { listRecipients } from './list-recipients.ts'
import { problems } from './problems.ts'
import { dropAskProfile } from './similarity/ask-store.ts'
import { appendItems, listItems } from './store/items.ts'
import { lockRequest, moveRequest, updateRequest, type RequestRow } from './store/requests.ts'

/** One ask reaches the people of both, in the places of both, or it does not stand for both. @throws requests/cannot-merge */
async function holdToSamePeople(ctx: Ctx, row: RequestRow, into: RequestRow, isOpen: boolean): Promise<void> {
  const people = comparePopulations(row.population ?? undefined, into.population ?? undefined)
  if (into.population !== null && people !== 'same' && people !== 'narrower') {
    throw problems.cannotMerge({
      why: `人群不同：对方只问“${into.population.words}”`,
      whyEn: `it asks other people: ${into.population.words}`,
    })
  }
  if (isOpen) return
  const reached = new Set((await listRecipients(ctx, into.area_codes, into.target_level)).map((area) => area.code))
  const beyond = (await listRecipients(ctx, row.area_codes, row.target_level)).filter((area) => !reached.has(area.code))
  if (beyond.length > 0) {
    const names = beyond.slice(0, 5).map((area) => area.name)
    throw problems.cannotMerge({
      why: `对方已定案，不含：${names.join('、')}`,
      whyEn: `it has been decided and leaves out: ${names.join(', ')}`,
    })
  }
}

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
  const missing = listMissing(await listItems(ctx, row.id), held)
  if (!isOpen && missing.length > 0) {
    throw problems.cannotMerge({
      why: `对方已定案，缺少：${missing.map((item) => item.path.join('/')).join('、')}`,
      whyEn: `it has been decided and does not ask: ${missing.map((item) => item.path.join('/')).join(', ')}`,
    })
  }
  await holdToSamePeople(ctx, row, into, isOpen)
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
