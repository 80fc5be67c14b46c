import type { RequestEvent, RequestState } from '../contract.ts'

/** Which state each event leads to from which; what is not named cannot happen. */
const LIFE = {
  submit: { draft: 'screened' },
  revise: { screened: 'draft', returned: 'draft', deferred: 'draft' },
  admit: { screened: 'admitted' },
  reduce: { screened: 'reduced' },
  merge: { screened: 'merged' },
  return: { screened: 'returned' },
  defer: { screened: 'deferred' },
  resume: { deferred: 'screened' },
  number: { admitted: 'numbered', reduced: 'numbered' },
  dispatch: { numbered: 'dispatched' },
  finish: { dispatched: 'done' },
  lapse: { draft: 'lapsed', returned: 'lapsed', numbered: 'lapsed', dispatched: 'lapsed' },
  expire: { admitted: 'expired', reduced: 'expired', numbered: 'expired', dispatched: 'expired' },
} as const satisfies Record<RequestEvent, Partial<Record<RequestState, RequestState>>>

/** The state after an event, or undefined where the event cannot happen. */
export function nextState(state: RequestState, event: RequestEvent): RequestState | undefined {
  const leads: Partial<Record<RequestState, RequestState>> = LIFE[event]
  return leads[state]
}

/** What can happen in a state. */
export const eventsFrom = (state: RequestState): readonly RequestEvent[] =>
  (Object.keys(LIFE) as RequestEvent[]).filter((event) => nextState(state, event) !== undefined)

/** A request in one of these asks minutes of people below now or soon: it counts for overlap, budgets and the calendar. */
export function isLive(state: RequestState): boolean {
  switch (state) {
    case 'screened':
    case 'admitted':
    case 'reduced':
    case 'deferred':
    case 'numbered':
    case 'dispatched':
      return true
    case 'draft':
    case 'merged':
    case 'returned':
    case 'done':
    case 'lapsed':
    case 'expired':
      return false
  }
}
