import { z } from 'zod'
import { countWorkingDays } from '#modules/requests/server/index.ts'
import { command, type Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import { NoticePage } from '../../contract.ts'
import { excerptOf, loadNoticePage, signsOf } from '../notice-page.ts'
import { mayKeepNotices } from '../policy.ts'
import { problems } from '../problems.ts'
import { getNotice, updateNotice, type NoticeRow } from '../store/notices.ts'
import { insertReport, withdrawReports } from '../store/reports.ts'

const DAY = 86_400_000

async function reportEach(
  ctx: Ctx,
  row: NoticeRow,
  positions: readonly number[] | undefined,
): Promise<readonly string[]> {
  const page = await loadNoticePage(ctx, row)
  const ids: string[] = []
  for (const demand of page.demands) {
    const { standing } = demand
    if (standing.verdict !== 'not-registered' || (positions !== undefined && !positions.includes(demand.position)))
      continue
    const due = demand.due?.at ?? null
    ids.push(
      await insertReport(ctx, row.area_code, {
        issuer_words: demand.issuer?.words ?? '未写明',
        issuer_body_id: demand.issuer?.bodyId ?? null,
        issuer_name: demand.issuer?.bodyName ?? null,
        title: demand.title,
        kind: demand.kind,
        due_at: due,
        lead_working_days:
          due === null ? null : countWorkingDays(civilDay(new Date(row.received_at)), civilDay(new Date(due))),
        because: standing.because,
        means: demand.means.map((one) => one.means),
        fields: demand.fields.map((field) => field.words),
        signs: [...signsOf(row.text.slice(demand.span.from, demand.span.to))],
        excerpt: await excerptOf(ctx, { text: row.text, demands: [demand] }),
        reported_on: civilDay(ctx.now()),
      }),
    )
  }
  return ids
}

/**
 * Logs what came past the gate against its issuer. Who reported it is written nowhere: not in the report, not in the audit log;
 * only the notice, which its owner alone can read, knows which reports were made of it.
 */
export const reportNotice = command({
  name: 'reportNotice',
  input: z.object({ noticeId: z.uuid(), positions: z.array(z.number().int().min(0)).min(1).optional() }),
  output: NoticePage,
  may: mayKeepNotices,
  audit: {
    event: 'off-channel.reported',
    title: { zh: '反映体外任务', en: 'Reported an off-channel demand' },
    withoutName: true,
    line: ({ output }) => ({ subject: 'report', countyCode: output.countyCode }),
  },
  async run(ctx, { noticeId, positions }) {
    const row = await getNotice(ctx, noticeId)
    if (row.reported_at !== null) throw problems.alreadyReported()
    const ids = await reportEach(ctx, row, positions)
    if (ids.length === 0) throw problems.nothingOffChannel()
    await updateNotice(ctx, noticeId, row.version, {
      report_ids: JSON.stringify(ids),
      reported_at: ctx.now().toISOString(),
    })
    return loadNoticePage(ctx, await getNotice(ctx, noticeId))
  },
})

/** Takes one's own report back within a day: it counts nowhere, its wording and its area are gone. */
export const withdrawReport = command({
  name: 'withdrawReport',
  input: z.object({ noticeId: z.uuid() }),
  output: NoticePage,
  may: mayKeepNotices,
  audit: {
    event: 'off-channel.report-withdrawn',
    title: { zh: '撤回反映', en: 'Took a report back' },
    withoutName: true,
    line: ({ output }) => ({ subject: 'report', countyCode: output.countyCode }),
  },
  async run(ctx, { noticeId }) {
    const row = await getNotice(ctx, noticeId)
    if (row.reported_at === null || ctx.now().getTime() - Date.parse(row.reported_at) > DAY)
      throw problems.tooLateToWithdraw()
    await withdrawReports(ctx, row.report_ids)
    await updateNotice(ctx, noticeId, row.version, { report_ids: '[]', reported_at: null })
    return loadNoticePage(ctx, await getNotice(ctx, noticeId))
  },
})
