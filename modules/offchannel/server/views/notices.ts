import { z } from 'zod'
import { download, view } from '#platform/http/index.ts'
import { NoticeList, NoticePage, type NoticeSummary } from '../../contract.ts'
import { loadNoticePage } from '../notice-page.ts'
import { mayKeepNotices } from '../policy.ts'
import { problems } from '../problems.ts'
import { getNotice, listNotices, type ListedNotice } from '../store/notices.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

function summaryOf(row: ListedNotice): NoticeSummary {
  const [first] = row.demands
  return {
    id: row.id,
    receivedAt: row.received_at,
    standing: row.standing,
    title: first?.title ?? (row.text.trim() === '' ? (row.file_name ?? '') : row.text.trim().slice(0, 40)),
    issuer: first?.issuer?.bodyName ?? first?.issuer?.words ?? null,
    dueAt: first?.due?.at ?? null,
    demands: row.demands.length,
    fileName: row.file_name,
    isAnswered: row.answer !== null,
    isReported: row.reported_at !== null,
  }
}

/** One's own notices, newest first. */
export const noticeList = view({
  name: 'noticeList',
  input: z.object({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    offset: z.coerce.number().int().min(0).default(0),
  }),
  output: NoticeList,
  may: mayKeepNotices,
  async run(ctx, page) {
    const { rows, total } = await listNotices(ctx, page)
    return { notices: rows.map(summaryOf), total }
  },
})

/** One of one's own. */
export const noticePage = view({
  name: 'noticePage',
  input: z.object({ noticeId: z.uuid() }),
  output: NoticePage,
  may: mayKeepNotices,
  run: async (ctx, { noticeId }) => loadNoticePage(ctx, await getNotice(ctx, noticeId)),
})

/** The finished file. */
export const noticeAnswer = view({
  name: 'noticeAnswer',
  input: z.object({ noticeId: z.uuid() }),
  output: download,
  may: mayKeepNotices,
  personalData: { purpose: '填报表格', line: ({ input }) => ({ subject: input.noticeId }) },
  async run(ctx, { noticeId }) {
    const row = await getNotice(ctx, noticeId)
    if (row.answer === null || row.answer_workbook === null) throw problems.notAnswered()
    return { fileName: row.answer.fileName, contentType: XLSX, body: new Uint8Array(row.answer_workbook) }
  },
})
