import { z } from 'zod'
import { command, type Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import { RequestPage } from '../../contract.ts'
import { addWorkingDays } from '../../domain/working-days.ts'
import { holdToIssuer } from '../issuer.ts'
import { keepScreening } from '../keep-screening.ts'
import { listRecipients } from '../list-recipients.ts'
import { loadRequestPage } from '../load-request-page.ts'
import { mayApply } from '../policy.ts'
import { problems } from '../problems.ts'
import { dropAskProfile, saveAskProfile } from '../similarity/ask-store.ts'
import { saveJudgedFacts } from '../store/judged-facts.ts'
import { listItems } from '../store/items.ts'
import { getDraft, lockRequest, moveRequest, updateRequest, type RequestRow } from '../store/requests.ts'

const one = z.object({ requestId: z.uuid() })
const seen = one.extend({ version: z.number().int() })

/** Working days the gate has to decide; an urgent request is decided on the day it comes. */
const DECIDE_WITHIN = 2

/** Shows what the gate would find, while it is still a draft. */
export const screenDraft = command({
  name: 'screenDraft',
  input: one,
  output: RequestPage,
  may: mayApply,
  audit: {
    event: 'request.screened',
    title: { zh: '准入初审', en: 'Screened a draft' },
    line: ({ input, output }) => ({ subject: input.requestId, data: { verdict: output.screening?.verdict } }),
  },
  async run(ctx, { requestId }) {
    const row = await getDraft(ctx, requestId)
    await holdToIssuer(ctx, row)
    const { values } = await keepScreening(ctx, row)
    await updateRequest(ctx, requestId, row.version, values)
    return loadRequestPage(ctx, requestId)
  },
})

/** What a submission cannot do without; all else is for the rules to say. @throws requests/no-scope · requests/nothing-asked */
async function holdToSomethingAsked(ctx: Ctx, row: RequestRow): Promise<void> {
  const recipients = await listRecipients(ctx, row.area_codes, row.target_level)
  if (recipients.length === 0) {
    throw problems.noScope(
      row.target_level === 'village'
        ? { level: '村（社区）', levelEn: 'villages' }
        : { level: '乡镇（街道）', levelEn: 'townships' },
    )
  }
  const asked = (await listItems(ctx, row.id)).filter((item) => item.action !== 'dropped' && item.action !== 'local')
  const isWritten =
    row.notice_text.trim() !== '' || row.kind === 'meeting' || row.kind === 'inspection' || row.kind === 'app'
  if (asked.length === 0 && (row.kind === 'data' || !isWritten)) throw problems.nothingAsked()
}

/** Hands the application to the gate, screened once more. Blocks do not stop it: the gate sees them and says so. */
export const submitRequest = command({
  name: 'submitRequest',
  input: seen,
  output: RequestPage,
  may: mayApply,
  audit: {
    event: 'request.submitted',
    title: { zh: '提交准入申请', en: 'Submitted a request to the gate' },
    line: ({ input, output }) => ({ subject: input.requestId, data: { verdict: output.screening?.verdict } }),
  },
  async run(ctx, { requestId, version }) {
    const row = await getDraft(ctx, requestId)
    if (row.version !== version) throw problems.requestChanged()
    await holdToIssuer(ctx, row)
    await holdToSomethingAsked(ctx, row)
    const { values, profile, facts } = await keepScreening(ctx, row)
    const today = civilDay(ctx.now())
    const decideOn = row.lane === 'urgent' ? today : addWorkingDays(today, DECIDE_WITHIN)
    await moveRequest(ctx, row, {
      event: 'submit',
      reason: row.purpose.slice(0, 200),
      byName: ctx.actor.name,
      byBody: row.issuer_name,
      values: {
        ...values,
        submitted_at: ctx.now().toISOString(),
        // 18:00 in China, the end of the working day.
        decide_by: `${decideOn}T10:00:00.000Z`,
      },
    })
    await saveAskProfile(ctx, requestId, profile)
    await saveJudgedFacts(ctx, { requestId, areaCode: row.area_codes[0] ?? '', facts })
    return loadRequestPage(ctx, requestId)
  },
})

/** Takes a request back to change it: before the gate decided, or after it was returned or deferred. */
export const reviseRequest = command({
  name: 'reviseRequest',
  input: seen,
  output: RequestPage,
  may: mayApply,
  audit: {
    event: 'request.revised',
    title: { zh: '撤回修改', en: 'Took a request back to change it' },
    line: ({ input }) => ({ subject: input.requestId }),
  },
  async run(ctx, { requestId, version }) {
    const row = await lockRequest(ctx, requestId)
    if (row.version !== version) throw problems.requestChanged()
    await holdToIssuer(ctx, row)
    await moveRequest(ctx, row, {
      event: 'revise',
      reason: '申请单位修改',
      byName: ctx.actor.name,
      byBody: row.issuer_name,
      values: { submitted_at: null, decide_by: null, deferred_until: null },
    })
    await dropAskProfile(ctx, requestId)
    return loadRequestPage(ctx, requestId)
  },
})
