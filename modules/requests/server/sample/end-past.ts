import type { Insertable } from 'kysely'
import type { RuleVerdict } from '#modules/rules/contract.ts'
import { addDays, type PlainDate } from '#platform/time.ts'
import type { RequestEvent, RequestState, Screening } from '../../contract.ts'
import { printControlNumber } from '../../domain/control-number.ts'
import { nextState } from '../../domain/life.ts'
import { addWorkingDays } from '../../domain/working-days.ts'
import type { RequestsTables } from '../tables.ts'
import { chance, idFrom, type PlannedRequest, type SampleWorld } from './plan-past.ts'
import { APPROVERS, RETURNS, type SampleEnd } from './themes.data.ts'

/** Rows of every table, ready to be written. */
export type SampleRows = { readonly [T in keyof RequestsTables]: Insertable<RequestsTables[T]>[] }

const at = (day: string, hour: number, n: number): string =>
  `${day}T${String(hour).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}:00.000Z`

const APPLICANT = '办公室'

/** What happened, in order; the states follow from the life. */
function eventsOf(end: SampleEnd): readonly RequestEvent[] {
  switch (end) {
    case 'done':
      return ['submit', 'admit', 'number', 'dispatch', 'finish']
    case 'reduced':
      return ['submit', 'reduce', 'number', 'dispatch', 'finish']
    case 'lapsed':
      return ['submit', 'admit', 'number', 'dispatch', 'lapse']
    case 'expired':
      return ['submit', 'admit', 'number', 'dispatch', 'expire']
    case 'returned':
      return ['submit', 'return']
    case 'merged':
      return ['submit', 'merge']
  }
}

function dayOf(event: RequestEvent, planned: PlannedRequest): PlainDate {
  const { submittedOn, dueOn } = planned
  const decidedOn = addWorkingDays(submittedOn, 1)
  switch (event) {
    case 'finish':
      return dueOn
    case 'lapse':
      return addWorkingDays(decidedOn, 4)
    case 'expire':
      return addDays(dueOn, 15)
    case 'submit':
      return submittedOn
    default:
      return decidedOn
  }
}

function reasonOf(event: RequestEvent, planned: PlannedRequest, screening: Screening): string {
  switch (event) {
    case 'submit':
      return planned.draft.purpose
    case 'return':
      return screening.findings.find((one) => one.effect === 'block')?.message.zh ?? '所要内容台账已有，请直接取数'
    case 'reduce':
      return '台账已有的字段不再要求填报'
    case 'merge':
      return '与在办事项要求相同，合并为一次'
    case 'lapse':
      return '要求单位逾期未答复退回，自动失效'
    case 'expire':
      return '已过有效期'
    case 'finish':
      return '各村已办结'
    default:
      return '依据齐全，负担适当'
  }
}

const screeningOf = (
  planned: PlannedRequest,
  verdict: RuleVerdict,
  passed: readonly string[],
  by: string,
): Screening => {
  const findings = verdict.findings.flatMap((finding): Screening['findings'] =>
    finding.effect === 'pass'
      ? []
      : [
          {
            table: finding.table,
            tableVersion: finding.version,
            row: finding.row,
            clause: finding.clause,
            effect: finding.effect,
            message: finding.message,
            nextStep: finding.nextStep,
            facts: finding.facts,
            overridden: passed.includes(`${finding.table}/${finding.row}`)
              ? { by, reason: OVERRIDE_REASON, at: at(planned.submittedOn, 8, planned.n) }
              : null,
          },
        ],
  )
  const { facts, price } = planned
  const stands = findings.some((one) => one.effect === 'block' && one.overridden === null)
  return {
    screenedAt: at(planned.submittedOn, 2, planned.n),
    verdict: stands ? 'block' : findings.some((one) => one.effect === 'warn') ? 'warn' : 'pass',
    findings,
    fields: {
      asked: facts.fieldsAsked ?? 0,
      held: facts.fieldsHeld ?? 0,
      elsewhere: 0,
      fresh: facts.fieldsHeld ?? 0,
      new: facts.fieldsNew ?? 0,
    },
    price,
    similar: [],
    duty: planned.duty,
    leadWorkingDays: planned.leadWorkingDays,
    departmentBudget: { granted: null, bound: 0, leftAfter: null },
    villagesOverBudget: [],
    collisions: [],
    certificates: [],
  }
}

const OVERRIDE_REASON = '上级文件要求的期限，已商请延长未获同意，按急件处理'

/** What blocked and still went on was let pass by a named approver; more than one block sent it back. */
function endOf(planned: PlannedRequest, verdict: RuleVerdict, survivor: string | undefined) {
  const blocks = verdict.findings.filter((finding) => finding.effect === 'block')
  const wanted = planned.end === 'merged' && survivor === undefined ? 'done' : planned.end
  const end: SampleEnd = blocks.length > 1 && wanted !== 'merged' ? 'returned' : wanted
  const passed = end === 'returned' || end === 'merged' ? [] : blocks
  return { end, passed }
}

/** Writes the n-th request to its end into the rows. `survivor`: a request it may have been merged into. */
export function endPast(
  rows: SampleRows,
  planned: PlannedRequest,
  verdict: RuleVerdict,
  world: SampleWorld,
  survivor: string | undefined,
): RequestState {
  const { id, n, body, draft } = planned
  const { end, passed } = endOf(planned, verdict, survivor)
  const approver = APPROVERS[chance(n, 'approver', APPROVERS.length)] ?? APPROVERS[0]
  const screening = screeningOf(
    planned,
    verdict,
    passed.map((one) => `${one.table}/${one.row}`),
    approver,
  )
  const key = { county_code: world.county, request_id: id }
  let state: RequestState = 'draft'
  for (const [no, event] of eventsOf(end).entries()) {
    const to = nextState(state, event)
    if (to === undefined) throw new Error(`${event} cannot happen in ${state}`)
    const isOurs = event === 'submit' || event === 'dispatch'
    const isTime = event === 'lapse' || event === 'expire'
    rows['requests.life_entry'].push({
      ...key,
      no: no + 1,
      event,
      from_state: state,
      to_state: to,
      at: at(dayOf(event, planned), 2 + no, n),
      by_name: isTime ? '日程 clock' : isOurs ? APPLICANT : '陈白露',
      by_body: isTime ? '' : isOurs ? body.name : '准入办',
      reason: reasonOf(event, planned, screening),
    })
    state = to
  }
  const last = dayOf(eventsOf(end).at(-1) ?? 'submit', planned)
  const isNumbered = end !== 'returned' && end !== 'merged'
  const year = Number(dayOf('number', planned).slice(0, 4))
  const sequence = rows['requests.control_number'].filter((row) => row.year === year).length + 1
  const number = isNumbered ? printControlNumber({ county: world.county, year, sequence }) : null
  rows['requests.request'].push({
    county_code: world.county,
    id,
    version: 5,
    kind: draft.kind,
    lane: draft.lane,
    state,
    title: draft.title,
    issuer_body_id: body.id,
    issuer_name: body.name,
    applied_by: idFrom('sample-applicant', body.id),
    applied_by_name: APPLICANT,
    purpose: draft.purpose,
    legal_basis: draft.legalBasis,
    notice_text: draft.noticeText,
    duty_item_id: draft.dutyItemId,
    target_level: draft.targetLevel,
    area_codes: JSON.stringify(draft.areaCodes),
    frequency: draft.frequency,
    period_from: null,
    period_to: null,
    due_at: draft.dueAt,
    urgent_reason: draft.lane === 'urgent' ? draft.urgentReason : '',
    expires_on: draft.expiresOn,
    population: draft.population === null ? null : JSON.stringify(draft.population),
    detail: JSON.stringify(draft.detail),
    form_id: null,
    screening: JSON.stringify(screening),
    recipients: planned.villages.length,
    minutes: planned.price.total.middle,
    blocks: verdict.findings.filter((one) => one.effect === 'block').length - passed.length,
    warnings: verdict.findings.filter((one) => one.effect === 'warn').length,
    merged_into: end === 'merged' ? (survivor ?? null) : null,
    control_number: number,
    created_at: at(addDays(planned.submittedOn, -2), 1, n),
    updated_at: at(last, 8, n),
    submitted_at: at(planned.submittedOn, 2, n),
    decide_by: null,
    deferred_until: null,
  })
  for (const [position, item] of planned.items.entries())
    rows['requests.item'].push({
      ...key,
      position,
      path: JSON.stringify(item.path),
      sheet: null,
      cell: null,
      verdict: item.verdict,
      element: item.element,
      role: null,
      aggregate: null,
      action: item.action,
      purpose: item.purpose,
      is_trace: false,
      expires_on: null,
      held_share: item.heldShare,
      fresh_share: item.freshShare,
      holder: null,
      minutes_each: item.minutesEach,
    })
  for (const block of passed)
    rows['requests.override'].push({
      ...key,
      table_key: block.table,
      row_id: block.row,
      clause: block.clause,
      approver,
      decided_by_name: '陈白露',
      reason: OVERRIDE_REASON,
      at: at(planned.submittedOn, 8, n),
    })
  rows['requests.judged_facts'].push({
    ...key,
    judged_at: at(planned.submittedOn, 2, n),
    area_code: draft.areaCodes[0] ?? '',
    facts: JSON.stringify(planned.facts),
  })
  if (number !== null) sendPast(rows, planned, { number, year, sequence, end, county: world.county, last })
  return state
}

interface Sent {
  readonly number: string
  readonly year: number
  readonly sequence: number
  readonly end: SampleEnd
  readonly county: string
  readonly last: PlainDate
}

/** The number, the villages' parts, and what some of them returned or said. */
function sendPast(rows: SampleRows, planned: PlannedRequest, sent: Sent): void {
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
