import { z } from 'zod'
import { RequestState } from './life.ts'

const Code12 = z.string().regex(/^\d{12}$/)

/** GET /calendar: inspections and meetings of [from, to), at most three months, in an area. */
export const CalendarQuestion = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  area: Code12.optional(),
})

export const CalendarVisit = z.object({
  requestId: z.string(),
  kind: z.enum(['inspection', 'meeting']),
  title: z.string(),
  issuerName: z.string(),
  state: RequestState,
  day: z.string(),
  startsAt: z.string(),
  endsAt: z.string().nullable(),
  /** Recipients inside the area asked for. */
  areas: z.number().int(),
  firstAreas: z.array(z.string()),
  /** Others at one of the same villages or townships within three days. */
  collidesWith: z.array(z.object({ requestId: z.string(), title: z.string(), day: z.string() })),
  /** Villages that have more inspections in that week than the two allowed. */
  areasOverWeek: z.number().int(),
})
export type CalendarVisit = z.infer<typeof CalendarVisit>

export const Calendar = z.object({
  from: z.string(),
  to: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  visits: z.array(CalendarVisit),
  /** Villages or townships with more than two inspections in a week (R5). */
  overWeek: z.array(
    z.object({ areaCode: z.string(), areaName: z.string(), week: z.string(), inspections: z.number().int() }),
  ),
  workingDays: z.array(z.string()),
})
export type Calendar = z.infer<typeof Calendar>

/** GET /calendar/free-day: the first working day on which nobody of these areas collides. */
export const FreeDayQuestion = z.object({
  area: Code12,
  after: z.iso.date().optional(),
  level: z.enum(['township', 'village']).default('village'),
})
export const FreeDay = z.object({ day: z.string().nullable(), searchedTo: z.string() })
