import { z } from 'zod'
import { findBody, findBodyOfActor } from '#modules/organisations/server/index.ts'
import { DraftRequest } from '#modules/requests/contract.ts'
import { draftFor } from '#modules/requests/server/index.ts'
import { command, type Ctx } from '#platform/http/index.ts'
import { AnswerQuestion, AskIssuer, DismissReport, IssuerQuestion, OffChannelReport } from '../../contract.ts'
import { mayAnswerForBody, maySeeOffChannel } from '../policy.ts'
import { problems } from '../problems.ts'
import { questionOf, reportPage } from '../report-page.ts'
import { countAreas, lockReport, updateReport, type ReportRow } from '../store/reports.ts'

const one = z.object({ reportId: z.uuid() })

async function getIssuer(ctx: Ctx, report: ReportRow, chosen: string | undefined) {
  const id = chosen ?? report.issuer_body_id
  const body = id === null ? undefined : await findBody(ctx, id)
  if (body === undefined) throw problems.issuerNotKnown()
  return body
}

const holdOpen = (report: ReportRow): void => {
  if (report.state === 'requested' || report.state === 'dismissed') throw problems.reportClosed()
}

/** Makes it a draft of the body that asked: it then takes the way of every request. No area and no wording goes along. */
export const requestFromReport = command({
  name: 'requestFromReport',
  input: one.extend({ issuerBodyId: z.uuid().optional() }),
  output: OffChannelReport,
  may: maySeeOffChannel,
  audit: {
    event: 'off-channel.made-a-request',
    title: { zh: '把体外任务转为申请', en: 'Made an off-channel demand a draft request' },
    line: ({ output }) => ({ subject: output.id, data: { requestId: output.requestId } }),
  },
  async run(ctx, { reportId, issuerBodyId }) {
    const report = await lockReport(ctx, reportId)
    holdOpen(report)
    const body = await getIssuer(ctx, report, issuerBodyId)
    const requestId = await draftFor(ctx, {
      body,
      draft: DraftRequest.parse({
        kind: report.kind,
        title: report.title,
        purpose: '由县准入办从体外任务转来；请补写目的和依据后提交。',
        areaCodes: [body.areaCode],
        dueAt: report.due_at,
        lane: 'one-matter',
      }),
      fields: report.fields,
    })
    await updateReport(ctx, reportId, {
      state: 'requested',
      request_id: requestId,
      issuer_body_id: body.id,
      issuer_name: body.name,
    })
    return reportPage(ctx, reportId)
  },
})

/** Asks the body about it. It sees the demand and the question: no area, no day of the report, no wording. */
export const askIssuer = command({
  name: 'askIssuer',
  input: AskIssuer.extend(one.shape).extend({ issuerBodyId: z.uuid().optional() }),
  output: OffChannelReport,
  may: maySeeOffChannel,
  audit: {
    event: 'off-channel.issuer-asked',
    title: { zh: '就体外任务询问单位', en: 'Asked a body about an off-channel demand' },
    line: ({ output }) => ({ subject: output.id }),
  },
  async run(ctx, { reportId, question, evenIfAlone, issuerBodyId }) {
    const report = await lockReport(ctx, reportId)
    holdOpen(report)
    const body = await getIssuer(ctx, report, issuerBodyId)
    if (!evenIfAlone && (await countAreas(ctx, report)) < 2) throw problems.onlyOneArea()
    await updateReport(ctx, reportId, {
      state: 'asked',
      question,
      asked_at: ctx.now().toISOString(),
      answer: null,
      answered_at: null,
      issuer_body_id: body.id,
      issuer_name: body.name,
    })
    return reportPage(ctx, reportId)
  },
})

/** It was none, or there is nothing to do: with a reason. It no longer counts. */
export const dismissReport = command({
  name: 'dismissReport',
  input: DismissReport.extend(one.shape),
  output: OffChannelReport,
  may: maySeeOffChannel,
  audit: {
    event: 'off-channel.dismissed',
    title: { zh: '认定不是体外任务', en: 'Found that a report is no off-channel demand' },
    line: ({ output }) => ({ subject: output.id }),
  },
  async run(ctx, { reportId, because }) {
    holdOpen(await lockReport(ctx, reportId))
    await updateReport(ctx, reportId, { state: 'dismissed', dismissed_because: because })
    return reportPage(ctx, reportId)
  },
})

/** The body says what it was. */
export const answerQuestion = command({
  name: 'answerQuestion',
  input: AnswerQuestion.extend(one.shape),
  output: IssuerQuestion,
  may: mayAnswerForBody,
  audit: {
    event: 'off-channel.question-answered',
    title: { zh: '答复准入办的询问', en: 'Answered the gate office about an off-channel demand' },
    line: ({ output }) => ({ subject: output.id }),
  },
  async run(ctx, { reportId, words }) {
    const own = await findBodyOfActor(ctx)
    const report = await lockReport(ctx, reportId)
    const isAsked = report.state === 'asked' || report.state === 'answered'
    if (own === undefined || report.issuer_body_id !== own.id || !isAsked) throw problems.questionNotFound()
    await updateReport(ctx, reportId, { state: 'answered', answer: words, answered_at: ctx.now().toISOString() })
    return questionOf(await lockReport(ctx, reportId))
  },
})
