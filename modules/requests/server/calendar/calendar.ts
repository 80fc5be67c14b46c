import type { Area } from '#modules/organisations/contract.ts'
import { areaRange, getArea } from '#modules/organisations/server/index.ts'
import { defineProblems } from '#platform/errors.ts'
import { view, type Ctx } from '#platform/http/index.ts'
import { addDays, civilDay, daysBetween, mondayOf, parsePlainDate, type PlainDate } from '#platform/time.ts'
import { Calendar, CalendarQuestion, FreeDay, FreeDayQuestion, type CalendarVisit } from '../../contract.ts'
import {
  findCollisions,
  findFreeDay,
  findFullWeeks,
  NEAR_DAYS,
  type Visit,
} from '../../domain/calendar/find-collisions.ts'
import { isWorkingDay } from '../../domain/working-days.ts'
import { listRecipients } from '../list-recipients.ts'
import { maySeeRequests } from '../policy.ts'
import { COMING_STATES, listVisits, type VisitRow } from './list-visits.ts'

/** A calendar shows what has been as well, as much as a screen holds. */
const SHOWN = { states: [...COMING_STATES, 'done'], most: 1000 } as const

const problems = defineProblems('requests', {
  calendarTooLong: {
    status: 422,
    title: {
      zh: '日历一次最多看三个月，结束要在开始之后',
      en: 'A calendar shows three months at most, and ends after it begins',
    },
    nextStep: { zh: '请改短起止日期。', en: 'Choose days closer together.' },
  },
})

const MOST_DAYS = 93
/** How far ahead a free day is looked for. */
const SEARCHED_DAYS = 120
const NAMED_AREAS = 3

interface Planned extends Visit {
  readonly row: VisitRow
}

/** Visits with the villages or townships they reach inside an area, each set of codes read once. */
async function planOf(ctx: Ctx, rows: readonly VisitRow[], within: { from: string; to: string }) {
  const read = new Map<string, readonly Area[]>()
  const names = new Map<string, string>()
  const visits: Planned[] = []
  for (const row of rows) {
    const key = `${row.target_level} ${row.area_codes.join()}`
    const areas = read.get(key) ?? (await listRecipients(ctx, row.area_codes, row.target_level))
    read.set(key, areas)
    // A township is visited where one looks from one of its villages, too.
    const here = areas.filter((area) => {
      const own = areaRange(area.code)
      return own.from < within.to && own.to > within.from
    })
    for (const area of here) names.set(area.code, area.name)
    if (here.length === 0) continue
    const day = civilDay(new Date(row.starts_at))
    visits.push({ id: row.id, kind: row.kind, day, areas: here.map((area) => area.code), row })
  }
  return { visits, names }
}

function shownOf(
  visit: Planned,
  of: {
    readonly others: ReadonlyMap<string, Planned>
    readonly collisions: readonly string[]
    readonly names: ReadonlyMap<string, string>
    readonly areasOverWeek: number
  },
): CalendarVisit {
  const { row } = visit
  return {
    requestId: visit.id,
    kind: visit.kind,
    title: row.title,
    issuerName: row.issuer_name,
    state: row.state,
    day: visit.day,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    areas: visit.areas.length,
    firstAreas: visit.areas.slice(0, NAMED_AREAS).map((code) => of.names.get(code) ?? code),
    collidesWith: of.collisions.flatMap((id) => {
      const other = of.others.get(id)
      return other === undefined ? [] : [{ requestId: id, title: other.row.title, day: other.day }]
    }),
    areasOverWeek: of.areasOverWeek,
  }
}

const countyOfActor = (ctx: Ctx): string => ctx.actor.countyCode.padEnd(12, '0')
const dayOf = (text: string): PlainDate => parsePlainDate(text) ?? (text as PlainDate)

/** Inspections and meetings by day, with what collides and which villages have too many. */
export const calendar = view({
  name: 'calendar',
  input: CalendarQuestion,
  output: Calendar,
  may: maySeeRequests,
  async run(ctx, question) {
    const [from, to] = [dayOf(question.from), dayOf(question.to)]
    if (to <= from || daysBetween(from, to) > MOST_DAYS) throw problems.calendarTooLong()
    const area = await getArea(ctx.tx, question.area ?? countyOfActor(ctx))
    // What stands just outside still collides with what is inside, and fills its week.
    const rows = await listVisits(ctx, {
      from: addDays(mondayOf(from), -NEAR_DAYS),
      to: addDays(mondayOf(to), 7 + NEAR_DAYS),
      ...SHOWN,
    })
    const { visits, names } = await planOf(ctx, rows, areaRange(area.code))
    const collisions = findCollisions(visits)
    const others = new Map(visits.map((visit) => [visit.id, visit]))
    const fullWeeks = findFullWeeks(visits)
    const shown = visits.filter((visit) => visit.day >= from && visit.day < to)
    const days = Array.from({ length: daysBetween(from, to) }, (_, at) => addDays(from, at))
    return {
      from,
      to,
      areaCode: area.code,
      areaName: area.name,
      visits: shown.map((visit) =>
        shownOf(visit, {
          others,
          names,
          collisions: collisions.get(visit.id) ?? [],
          areasOverWeek: fullWeeks.filter((full) => full.visits.includes(visit.id)).length,
        }),
      ),
      overWeek: fullWeeks
        .filter((full) => full.week < to && addDays(full.week, 7) > from)
        .map((full) => ({
          areaCode: full.area,
          areaName: names.get(full.area) ?? full.area,
          week: full.week,
          inspections: full.visits.length,
        })),
      workingDays: days.filter((day) => isWorkingDay(day)),
    }
  },
})

/** The first working day on which one more inspection of these areas collides with nothing. */
export const freeDay = view({
  name: 'freeDay',
  input: FreeDayQuestion,
  output: FreeDay,
  may: maySeeRequests,
  async run(ctx, { area, after, level }) {
    const today = civilDay(ctx.now())
    const start = addDays(after === undefined || after < today ? today : dayOf(after), 1)
    const end = addDays(start, SEARCHED_DAYS)
    const rows = await listVisits(ctx, {
      from: addDays(mondayOf(start), -NEAR_DAYS),
      to: addDays(end, 7 + NEAR_DAYS),
      ...SHOWN,
    })
    const { visits } = await planOf(ctx, rows, areaRange(area))
    const areas = new Set([
      ...(await listRecipients(ctx, [area], level)).map((one) => one.code),
      ...visits.flatMap((visit) => visit.areas),
    ])
    const days = Array.from({ length: SEARCHED_DAYS }, (_, at) => addDays(start, at)).filter((day) => isWorkingDay(day))
    return { day: findFreeDay(visits, areas, days) ?? null, searchedTo: end }
  },
})
