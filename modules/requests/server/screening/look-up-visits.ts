import type { Area } from '#modules/organisations/contract.ts'
import { areaRange } from '#modules/organisations/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { addDays, civilDay, mondayOf } from '#platform/time.ts'
import type { Screening } from '../../contract.ts'
import { NEAR_DAYS } from '../../domain/calendar/find-collisions.ts'
import { COMING_STATES, listVisits } from '../calendar/list-visits.ts'
import type { RequestRow } from '../store/requests.ts'

export interface VisitFacts {
  readonly collisions: Screening['collisions']
  readonly nearVisits: number
  /** Inspections one village already has in that week; of the village that has most. */
  readonly visitsSameWeek: number
}

/** Other inspections and meetings of the same townships and villages around the time of this one. */
export async function lookUpVisits(ctx: Ctx, row: RequestRow, recipients: readonly Area[]): Promise<VisitFacts> {
  const { startsAt } = row.detail
  if (startsAt === undefined || (row.kind !== 'inspection' && row.kind !== 'meeting')) {
    return { collisions: [], nearVisits: 0, visitsSameWeek: 0 }
  }
  const day = civilDay(new Date(startsAt))
  const monday = mondayOf(day)
  const [first, last] = [addDays(day, -NEAR_DAYS), addDays(day, NEAR_DAYS + 1)]
  const from = first < monday ? first : monday
  const to = last > addDays(monday, 7) ? last : addDays(monday, 7)
  const visits = await listVisits(ctx, { from, to, states: COMING_STATES })
  const collisions: Screening['collisions'] = []
  const inWeek = new Map<string, number>()
  for (const visit of visits) {
    if (visit.id === row.id) continue
    const on = civilDay(new Date(visit.starts_at))
    const ranges = visit.target_level === row.target_level ? visit.area_codes.map(areaRange) : []
    for (const area of recipients) {
      if (!ranges.some(({ from, to }) => area.code >= from && area.code < to)) continue
      if (visit.kind === 'inspection' && on >= monday && on < addDays(monday, 7)) {
        inWeek.set(area.code, (inWeek.get(area.code) ?? 0) + 1)
      }
      if (on >= first && on < last) {
        collisions.push({ areaCode: area.code, areaName: area.name, title: visit.title, startsAt: visit.starts_at })
      }
    }
  }
  return {
    collisions: collisions.slice(0, 200),
    nearVisits: new Set(collisions.map((one) => one.title)).size,
    visitsSameWeek: Math.max(0, ...inWeek.values()),
  }
}
