import { addDays, type PlainDate } from '#platform/time.ts'
import { addWorkingDays } from '../../domain/working-days.ts'
import { APPLICANT, at, dayOf, type SampleRows } from './clock-of-sample.ts'
import { idFrom, type PlannedRequest } from './plan-past.ts'
import { RETURNS, type SampleEnd } from './themes.data.ts'

interface Sent {
  readonly number: string
  readonly year: number
  readonly sequence: number
  readonly end: SampleEnd
  readonly county: string
  readonly last: PlainDate
}

/** The number, the villages' parts, and what some of them returned or said. */
export function sendPast(rows: SampleRows, planned: PlannedRequest, sent: Sent): void {
  const { id, n, villages, price } = planned
  const key = { county_code: sent.county, request_id: id }
  const sentOn = dayOf('dispatch', planned)
  const validUntil =
    sent.end === 'expired' ? addDays(planned.dueOn, 14) : (planned.draft.expiresOn ?? addDays(planned.dueOn, 60))
  rows['requests.control_number'].push({
    county_code: sent.county,
    number: sent.number,
    request_id: id,
    sequence: sent.sequence,
    year: sent.year,
    issued_at: at(sentOn, 4, n),
    valid_until: validUntil,
    revoked_at: null,
  })
  for (const [no, village] of villages.entries()) {
    const back = sent.end === 'lapsed' || (no === 0 && n % 5 === 0) ? RETURNS[(n + no) % RETURNS.length] : undefined
    const answer = sent.end === 'lapsed' ? null : (back?.answer ?? null)
    const isGone = back !== undefined && (answer === null || answer === 'withdrawn')
    rows['requests.dispatch'].push({
      ...key,
      area_code: village.code,
      control_number: sent.number,
      channel: no % 4 === 3 ? 'api' : 'screen',
      state: isGone ? (answer === null ? 'lapsed' : 'withdrawn') : sent.end === 'expired' && no > 0 ? 'open' : 'done',
      minutes: price.perVillage[no]?.minutes.middle ?? null,
      dispatched_at: at(sentOn, 5, n),
      dispatched_on: sentOn,
      valid_until: validUntil,
      ended_at: sent.end === 'expired' && no > 0 && !isGone ? null : at(sent.last, 8, n),
    })
    if (back === undefined) continue
    rows['requests.village_return'].push({
      county_code: sent.county,
      id: idFrom('sample-return', id, village.code),
      request_id: id,
      area_code: village.code,
      ground: back.ground,
      words: back.words,
      returned_at: at(addWorkingDays(sentOn, 1), 3, n),
      answer_by: at(addWorkingDays(sentOn, 3), 10, n),
      state: answer === null ? 'lapsed' : 'answered',
      answer,
      answer_words: answer === null ? null : back.answerWords,
      answered_at: answer === null ? null : at(addWorkingDays(sentOn, 2), 6, n),
      answered_by_name: answer === null ? null : APPLICANT,
    })
  }
}
