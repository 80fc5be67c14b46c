import type { RuleVerdict } from '#modules/rules/contract.ts'
import { countFindings } from '../../domain/describe-verdict.ts'
import { addDays, type PlainDate } from '#platform/time.ts'
import type { RequestEvent, RequestState, Screening } from '../../contract.ts'
import { printControlNumber } from '../../domain/control-number.ts'
import { nextState } from '../../domain/life.ts'
import { APPLICANT, at, dayOf, type SampleRows } from './clock-of-sample.ts'
import { OVERRIDE_REASON, screeningOf } from './screening-of-past.ts'
import { sendPast } from './send-past.ts'
import { chance, idFrom, type PlannedRequest, type SampleWorld } from './plan-past.ts'
import { APPROVERS, type SampleEnd } from './themes.data.ts'

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

function reasonOf(event: RequestEvent, planned: PlannedRequest, screening: Screening): string {
  const block = screening.findings.find((one) => one.effect === 'block')
  const reasons: Partial<Record<RequestEvent, string>> = {
    submit: planned.draft.purpose,
    return: block?.message.zh ?? '所要内容台账已有，请直接取数',
    reduce: '台账已有的字段不再要求填报',
    merge: '与在办事项要求相同，合并为一次',
    lapse: '要求单位逾期未答复退回，自动失效',
    expire: '已过有效期',
    finish: '各村已办结',
  }
  return reasons[event] ?? '依据齐全，负担适当'
}

/** What blocked and still went on was let pass by a named approver; more than one block sent it back. */
function endOf(planned: PlannedRequest, verdict: RuleVerdict, survivor: string | undefined) {
  const blocks = verdict.findings.filter((finding) => finding.effect === 'block')
  const wanted = planned.end === 'merged' && survivor === undefined ? 'done' : planned.end
  const end: SampleEnd = blocks.length > 1 && wanted !== 'merged' ? 'returned' : wanted
  const passed = end === 'returned' || end === 'merged' ? [] : blocks
  return { end, passed }
}

interface Ended {
  readonly state: RequestState
  readonly screening: Screening
  readonly number: string | null
  readonly county: string
  readonly endedOn: PlainDate
  readonly mergedInto: string | null
}

function rowOf(planned: PlannedRequest, of: Ended): SampleRows['requests.request'][number] {
  const { id, n, body, draft } = planned
  return {
    county_code: of.county,
    id,
    version: 5,
    kind: draft.kind,
    lane: draft.lane,
    state: of.state,
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
    screening: JSON.stringify(of.screening),
    recipients: planned.villages.length,
    minutes: planned.price.total.middle,
    ...countFindings(of.screening.findings),
    merged_into: of.mergedInto,
    control_number: of.number,
    created_at: at(addDays(planned.submittedOn, -2), 1, n),
    updated_at: at(of.endedOn, 8, n),
    submitted_at: at(planned.submittedOn, 2, n),
    decide_by: null,
    deferred_until: null,
  }
}

/** Every event of its life, in order; answers the state it ended in. */
function liveOut(
  rows: SampleRows,
  planned: PlannedRequest,
  end: SampleEnd,
  screening: Screening,
  world: SampleWorld,
): RequestState {
  const { id, n, body } = planned
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
  return state
}

function listItems(rows: SampleRows, planned: PlannedRequest, world: SampleWorld): void {
  const key = { county_code: world.county, request_id: planned.id }
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
}

/** Writes the n-th request to its end into the rows. `survivor`: a request it may have been merged into. */
export function endPast(
  rows: SampleRows,
  planned: PlannedRequest,
  verdict: RuleVerdict,
  world: SampleWorld,
  survivor: string | undefined,
): RequestState {
  const { id, n, draft } = planned
  const { end, passed } = endOf(planned, verdict, survivor)
  const approver = APPROVERS[chance(n, 'approver', APPROVERS.length)] ?? APPROVERS[0]
  const screening = screeningOf(
    planned,
    verdict,
    passed.map((one) => `${one.table}/${one.row}`),
    approver,
  )
  const key = { county_code: world.county, request_id: id }
  const state = liveOut(rows, planned, end, screening, world)
  const last = dayOf(eventsOf(end).at(-1) ?? 'submit', planned)
  const isNumbered = end !== 'returned' && end !== 'merged'
  const year = Number(dayOf('number', planned).slice(0, 4))
  const sequence = rows['requests.control_number'].filter((row) => row.year === year).length + 1
  const number = isNumbered ? printControlNumber({ county: world.county, year, sequence }) : null
  rows['requests.request'].push(
    rowOf(planned, {
      state,
      screening,
      number,
      county: world.county,
      endedOn: last,
      mergedInto: end === 'merged' ? (survivor ?? null) : null,
    }),
  )
  listItems(rows, planned, world)
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
