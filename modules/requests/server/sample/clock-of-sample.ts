import type { Insertable } from 'kysely'
import { addDays, type PlainDate } from '#platform/time.ts'
import type { RequestEvent } from '../../contract.ts'
import { addWorkingDays } from '../../domain/working-days.ts'
import type { RequestsTables } from '../tables.ts'
import type { PlannedRequest } from './plan-past.ts'

/** Rows of every table, ready to be written. */
export type SampleRows = { readonly [T in keyof RequestsTables]: Insertable<RequestsTables[T]>[] }

export const at = (day: string, hour: number, n: number): string =>
  `${day}T${String(hour).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}:00.000Z`

export const APPLICANT = '办公室'

/** When something happened to it. */
export function dayOf(event: RequestEvent, { submittedOn, dueOn }: PlannedRequest): PlainDate {
  const decidedOn = addWorkingDays(submittedOn, 1)
  const days: Partial<Record<RequestEvent, PlainDate>> = {
    submit: submittedOn,
    finish: dueOn,
    lapse: addWorkingDays(decidedOn, 4),
    expire: addDays(dueOn, 15),
  }
  return days[event] ?? decidedOn
}
