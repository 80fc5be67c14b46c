import { getArea, listAreas, listBodies } from '#modules/organisations/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import type { Place } from '../domain/find-offices.ts'

type Asking = Pick<Ctx, 'tx' | 'actor' | 'now'>

/** The code of the township a village or township is in. */
const townshipOf = (areaCode: string): string => `${areaCode.slice(0, 9)}000`

/** Bodies of the county that could ask, by name and place, and the township the actor works under. */
export async function loadPlace(ctx: Asking): Promise<Place> {
  const areas = new Map<string, string>()
  for (const level of ['county', 'township'] as const)
    for (const area of await listAreas(ctx.tx, { day: civilDay(ctx.now()), level })) areas.set(area.code, area.name)
  const bodies = (await listBodies(ctx)).filter((body) => body.level !== 'village')
  const own = townshipOf(ctx.actor.areaFrom)
  return {
    offices: bodies.map((body) => ({
      id: body.id,
      name: body.name,
      level: body.level,
      areaName: areas.get(body.areaCode) ?? '',
    })),
    townshipId: bodies.find((body) => body.areaCode === own && body.level === 'township')?.id,
  }
}

/** Names that would point at a place: the actor's own area and what it lies in or holds. */
export async function listNamesHere(ctx: Asking): Promise<readonly string[]> {
  const own = await getArea(ctx.tx, ctx.actor.areaFrom)
  const day = civilDay(ctx.now())
  const around = await listAreas(ctx.tx, { day, parent: townshipOf(own.code) })
  return [...around.map((area) => area.name), own.name]
}
