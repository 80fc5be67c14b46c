import { z } from 'zod'
import { command, uploadedFile } from '#platform/http/index.ts'
import { NoticePage } from '../../contract.ts'
import { readNotice } from '../../domain/read-notice.ts'
import { loadNoticePage } from '../notice-page.ts'
import { loadPlace } from '../place.ts'
import { mayKeepNotices } from '../policy.ts'
import { problems } from '../problems.ts'
import { readDroppedFile, withFile } from '../read-file.ts'
import { deleteNotice, getNotice, insertNotice, updateNotice } from '../store/notices.ts'

const one = z.object({ noticeId: z.uuid() })

/** Takes what somebody sent, a text or a file or both, reads it at once, and keeps it for its owner alone. */
export const takeNotice = command({
  name: 'takeNotice',
  input: z.object({
    text: z.string().max(20_000).default('').meta({ title: '通知原文' }),
    file: uploadedFile.optional().meta({ title: '文件' }),
    /** When it was sent; now when absent. */
    receivedAt: z.iso.datetime({ offset: true }).optional().meta({ title: '收到的时间' }),
  }),
  output: NoticePage,
  accepts: 'multipart',
  status: 201,
  may: mayKeepNotices,
  audit: {
    event: 'off-channel.notice-read',
    title: { zh: '识别收到的通知', en: 'Read a notice that was sent' },
    withoutName: true,
    line: ({ output }) => ({ subject: 'notice', countyCode: output.countyCode }),
  },
  async run(ctx, { text, file, receivedAt }) {
    if (text.trim() === '' && file === undefined) throw problems.nothingGiven()
    const place = await loadPlace(ctx)
    const moment = receivedAt === undefined ? ctx.now() : new Date(receivedAt)
    const bytes = file === undefined ? undefined : new Uint8Array(await file.arrayBuffer())
    const read = bytes === undefined || file === undefined ? undefined : await readDroppedFile(bytes, file.name, place)
    const reading = readNotice(text, moment, place)
    const demands = withFile(reading.demands, read)
    const id = await insertNotice(ctx, {
      area_code: ctx.actor.areaFrom,
      text,
      standing: demands.length > 0 ? 'demand' : reading.standing,
      demands: [...demands],
      file_name: file?.name ?? null,
      file: bytes ?? null,
      file_read: read?.read ?? null,
      received_at: moment.toISOString(),
    })
    return loadNoticePage(ctx, await getNotice(ctx, id))
  },
})

/** Adds the file that came with a notice, or another in its place. */
export const attachToNotice = command({
  name: 'attachToNotice',
  input: one.extend({ file: uploadedFile.meta({ title: '文件' }), version: z.coerce.number().int() }),
  output: NoticePage,
  accepts: 'multipart',
  may: mayKeepNotices,
  audit: {
    event: 'off-channel.file-attached',
    title: { zh: '给通知附上文件', en: 'Attached a file to a notice' },
    withoutName: true,
    line: ({ output }) => ({ subject: 'notice', countyCode: output.countyCode }),
  },
  async run(ctx, { noticeId, file, version }) {
    const row = await getNotice(ctx, noticeId)
    const bytes = new Uint8Array(await file.arrayBuffer())
    const read = await readDroppedFile(bytes, file.name, await loadPlace(ctx))
    const demands = withFile(row.demands, read)
    await updateNotice(ctx, noticeId, version, {
      file: bytes,
      file_name: file.name,
      file_read: JSON.stringify(read.read),
      demands: JSON.stringify(demands),
      standing: demands.length > 0 ? 'demand' : row.standing,
    })
    return loadNoticePage(ctx, await getNotice(ctx, noticeId))
  },
})

/** Throws one's own notice away. What was reported of it stays reported. */
export const discardNotice = command({
  name: 'discardNotice',
  input: one,
  output: z.object({ noticeId: z.string(), countyCode: z.string() }),
  may: mayKeepNotices,
  audit: {
    event: 'off-channel.notice-discarded',
    title: { zh: '删除收到的通知', en: 'Threw a notice away' },
    withoutName: true,
    line: ({ output }) => ({ subject: 'notice', countyCode: output.countyCode }),
  },
  async run(ctx, { noticeId }) {
    const row = await getNotice(ctx, noticeId)
    await deleteNotice(ctx, noticeId)
    return { noticeId, countyCode: row.county_code }
  },
})
