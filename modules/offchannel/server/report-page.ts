import { listAreas } from '#modules/organisations/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import type { IssuerQuestion, OffChannelReport } from '../contract.ts'
import { problems } from './problems.ts'
import { countAreas, listReports, type ReportRow } from './store/reports.ts'

/** As the gate office sees it. */
export async function describeReports(
  ctx: Ctx,
  rows: readonly (ReportRow & { area_code: string })[],
): Promise<readonly OffChannelReport[]> {
  const names = new Map((await listAreas(ctx.tx, { day: civilDay(ctx.now()) })).map((area) => [area.code, area.name]))
  const shown: OffChannelReport[] = []
  for (const row of rows) {
    if (row.state === 'withdrawn') continue
    shown.push({
      id: row.id,
      issuerWords: row.issuer_words,
      issuerBodyId: row.issuer_body_id,
      issuerName: row.issuer_name,
      title: row.title,
      kind: row.kind,
      dueAt: row.due_at,
      leadWorkingDays: row.lead_working_days,
      because: row.because,
      means: row.means,
      fields: row.fields,
      signs: row.signs,
      excerpt: row.excerpt,
      reportedOn: row.reported_on,
      areaCode: row.area_code,
      areaName: names.get(row.area_code) ?? row.area_code,
      areas: await countAreas(ctx, row),
      state: row.state,
      requestId: row.request_id,
      question: row.question,
      answer: row.answer,
      dismissedBecause: row.dismissed_because,
    })
  }
  return shown
}

/** One of them. @throws offchannel/report-not-found */
export async function reportPage(ctx: Ctx, id: string): Promise<OffChannelReport> {
  const { rows } = await listReports(ctx, { open: false, limit: 1, offset: 0, id })
  const [report] = await describeReports(ctx, rows)
  if (report === undefined) throw problems.reportNotFound()
  return report
}

/** As the body that was asked sees it. */
export const questionOf = (row: ReportRow): IssuerQuestion => ({
  id: row.id,
  title: row.title,
  kind: row.kind,
  question: row.question ?? '',
  askedAt: row.asked_at ?? '',
  answer: row.answer,
  answeredAt: row.answered_at,
})
