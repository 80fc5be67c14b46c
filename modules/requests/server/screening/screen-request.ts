import { readOutlook, type Account } from '#modules/budgets/server/index.ts'
import { findCertificates } from '#modules/responsibilities/server/index.ts'
import { decide, rulesInForce } from '#modules/rules/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import type { BudgetLine, Price, Screening } from '../../contract.ts'
import { assembleFacts, type Assembled } from '../../domain/assemble-facts.ts'
import { describeVerdict } from '../../domain/describe-verdict.ts'
import { isWorkingHour } from '../../domain/working-hours.ts'
import { countWorkingDays } from '../../domain/working-days.ts'
import type { AdmissionFacts } from '../../domain/admission-facts.ts'
import type { AskProfile } from '../../domain/similarity/ask-profile.ts'
import { describeAsk } from '../../domain/similarity/describe-ask.ts'
import { askOfBudgets } from '../ask-of-budgets.ts'
import { problems } from '../problems.ts'
import { draftOfRow } from '../draft-values.ts'
import { listRecipients } from '../list-recipients.ts'
import { findSimilarAsks } from '../similarity/find-similar-asks.ts'
import type { ItemRow } from '../store/items.ts'
import { listOverrides } from '../store/returns.ts'
import { listSummaries, type RequestRow } from '../store/requests.ts'
import { lookUpDuty } from './look-up-duty.ts'
import { lookUpIssuer } from './look-up-issuer.ts'
import { lookUpVisits } from './look-up-visits.ts'
import { priceFields, type ScreenedItem } from './price-fields.ts'

export interface Screened {
  readonly screening: Screening
  readonly items: readonly ScreenedItem[]
  readonly profile: AskProfile
  readonly facts: AdmissionFacts
}

function profileOf(row: RequestRow, items: readonly ItemRow[]): AskProfile {
  return describeAsk({
    kind: row.kind,
    title: row.title,
    columns: items.filter((item) => item.action !== 'dropped' && item.action !== 'local'),
    population: row.population ?? undefined,
    areaCodes: row.area_codes,
    period: {
      frequency: row.frequency,
      ...(row.period_from === null ? {} : { from: row.period_from }),
      ...(row.period_to === null ? {} : { to: row.period_to }),
    },
    issuer: row.issuer_name,
  })
}

async function findSimilar(ctx: Ctx, row: RequestRow, profile: AskProfile): Promise<Screening['similar']> {
  const found = (await findSimilarAsks(ctx, profile, { exclude: [row.id], limit: 10 })).filter(
    (one) => one.verdict !== 'neither',
  )
  const rows = new Map(
    (
      await listSummaries(
        ctx,
        found.map((one) => one.requestId),
      )
    ).map((one) => [one.id, one]),
  )
  return found.flatMap((one) => {
    const other = rows.get(one.requestId)
    if (other === undefined || one.verdict === 'neither') return []
    return [
      {
        requestId: one.requestId,
        title: other.title,
        issuerName: other.issuer_name,
        state: other.state,
        controlNumber: other.control_number,
        verdict: one.verdict,
        share: one.shareOfMine,
        shared: one.shared.map(({ mine, theirs, why }) => ({ mine, theirs, why })),
      },
    ]
  })
}

const lineOf = (account: Account, minutes: number): BudgetLine => ({
  granted: account.granted,
  bound: account.taken,
  leftAfter: account.granted === null ? null : account.granted - account.taken - minutes,
})

async function lookUpBudgets(ctx: Ctx, row: RequestRow, price: Price) {
  const outlook = await readOutlook(ctx, askOfBudgets(ctx, row, { price }))
  const names = new Map(price.perVillage.map((village) => [village.areaCode, village.areaName]))
  return {
    departmentBudget: lineOf(outlook.department, price.total.middle),
    departmentMinutesOver: outlook.over.find((one) => one.holder === 'department')?.over ?? 0,
    villagesOverBudget: outlook.over
      .filter((one) => one.holder === 'village')
      .map((one) => ({ areaCode: one.holderId, areaName: names.get(one.holderId) ?? one.holderId, over: one.over })),
  }
}

async function judge(
  ctx: Ctx,
  row: RequestRow,
  facts: AdmissionFacts,
): Promise<Pick<Screening, 'verdict' | 'findings'>> {
  const rules = await rulesInForce(ctx, {
    owner: 'requests',
    areaCode: row.area_codes[0] ?? row.county_code.padEnd(12, '0'),
    day: civilDay(ctx.now()),
  })
  // A gate without rules would let everything pass.
  if (rules.tables.length === 0) throw problems.noRulesInForce()
  const verdict = await decide(rules, facts)
  const overrides = new Map((await listOverrides(ctx, row.id)).map((one) => [`${one.table_key}/${one.row_id}`, one]))
  return describeVerdict(verdict, (row) => {
    const passed = overrides.get(row)
    return passed === undefined ? null : { by: passed.approver, reason: passed.reason, at: passed.at }
  })
}

const factsOfItem = (item: ItemRow): Assembled['items'][number] => ({
  path: item.path,
  verdict: item.verdict,
  action: item.action,
  purpose: item.purpose,
  isTrace: item.is_trace,
  expiresOn: item.expires_on,
  holder: item.holder,
  heldShare: item.held_share,
  freshShare: item.fresh_share,
})

/** Everything the gate finds out about a request: what is known, who holds the rest, the price, the law. Changes nothing. */
export async function screenRequest(ctx: Ctx, row: RequestRow, items: readonly ItemRow[]): Promise<Screened> {
  const recipients = await listRecipients(ctx, row.area_codes, row.target_level)
  const { price, items: screened } = await priceFields(ctx, row, items, recipients)
  const byPosition = new Map(screened.map((item) => [item.position, item]))
  const now = items.map((item) => ({ ...item, ...byPosition.get(item.position) }))
  const profile = profileOf(row, now)
  const similar = await findSimilar(ctx, row, profile)
  const duty = await lookUpDuty(ctx, row)
  const visits = await lookUpVisits(ctx, row, recipients)
  const budgets = await lookUpBudgets(ctx, row, price)
  const due = row.due_at === null ? undefined : new Date(row.due_at)
  const leadWorkingDays = due === undefined ? null : countWorkingDays(civilDay(ctx.now()), civilDay(due))
  const certificates = findCertificates(
    [row.title, row.notice_text, ...now.map((item) => item.path.join(''))].join('\n'),
  )
    .filter((one) => !one.mayVillageIssue)
    .map((one) => ({ name: one.name, issuer: one.issuer }))
  const facts = assembleFacts({
    draft: draftOfRow(row),
    items: now.map(factsOfItem),
    recipients: price.perVillage.length,
    duty,
    issuer: await lookUpIssuer(ctx, row),
    visits,
    leadWorkingDays,
    dueOutsideWorkingHours: due !== undefined && !isWorkingHour(due),
    overlapShare: Math.max(0, ...similar.filter((one) => isLiveOther(one.state)).map((one) => one.share)),
    demandsCertificate: certificates.length > 0,
    today: civilDay(ctx.now()),
    minutesPerVillage: price.perVillage.length === 0 ? 0 : price.total.middle / price.perVillage.length,
    departmentMinutesOver: budgets.departmentMinutesOver,
    villagesOverBudget: budgets.villagesOverBudget.length,
  })
  const counted = {
    asked: facts.fieldsAsked ?? 0,
    held: facts.fieldsHeld ?? 0,
    elsewhere: facts.fieldsElsewhere ?? 0,
    fresh: facts.fieldsHeld ?? 0,
    new: facts.fieldsNew ?? 0,
  }
  const screening: Screening = {
    screenedAt: ctx.now().toISOString(),
    ...(await judge(ctx, row, facts)),
    fields: counted,
    price,
    similar,
    duty,
    leadWorkingDays,
    departmentBudget: budgets.departmentBudget,
    villagesOverBudget: budgets.villagesOverBudget,
    collisions: visits.collisions,
    certificates,
  }
  return { screening, items: screened, profile, facts }
}

const isLiveOther = (state: string): boolean =>
  !['done', 'lapsed', 'expired', 'returned', 'merged', 'draft'].includes(state)
