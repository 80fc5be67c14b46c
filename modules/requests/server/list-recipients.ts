import type { Area } from '#modules/organisations/contract.ts'
import { areaRange, listAreas } from '#modules/organisations/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'

/**
 * The townships or villages that would have to do it: each named area stands for all of the level inside it.
 * In code order, each once.
 */
export async function listRecipients(
  ctx: Pick<Ctx, 'tx' | 'actor' | 'now'>,
  areaCodes: readonly string[],
  level: 'township' | 'village',
): Promise<readonly Area[]> {
  const found = new Map<string, Area>()
  for (const code of areaCodes) {
    if (!code.startsWith(ctx.actor.countyCode)) continue
    for (const area of await listAreas(ctx.tx, { day: civilDay(ctx.now()), within: areaRange(code), level }))
      found.set(area.code, area)
  }
  return [...found.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1))
}
