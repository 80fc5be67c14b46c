import { z } from 'zod'
import {
  collectSources,
  fillToBytes,
  listKnownForms,
  openKnownForm,
  readTemplate,
  summaryOf,
  understandFor,
  type FillOrder,
} from '#modules/forms/server/index.ts'
import { getArea } from '#modules/organisations/server/index.ts'
import { command, type Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import { NoticePage, type FilledAnswer } from '../../contract.ts'
import { likenessOfHeaders } from '../../domain/match-titles.ts'
import { loadNoticePage } from '../notice-page.ts'
import { mayKeepNotices } from '../policy.ts'
import { problems } from '../problems.ts'
import { getNotice, updateNotice, type NoticeRow } from '../store/notices.ts'

type Understood = Pick<FillOrder, 'template' | 'understanding' | 'decisions' | 'populations'> & {
  readonly title: string
}

/** The dropped template; where the county knows the same form, with what was decided of its headers there. */
async function openDropped(ctx: Ctx, row: NoticeRow): Promise<Understood | undefined> {
  const { file, file_name: name, file_read: read } = row
  if (file === null || name === null || read === null || read.refusal !== null) return undefined
  const template = await readTemplate(new Uint8Array(file), name)
  const title = read.title ?? name
  const known = (await listKnownForms(ctx)).find(
    (form) => form.title === title && likenessOfHeaders(form.headers, read.headers) === 1,
  )
  if (known !== undefined) {
    const form = await openKnownForm(ctx, known.formId)
    if (form.template.sha256 === template.sha256) return { ...form, title }
  }
  return {
    title,
    template,
    understanding: await understandFor(ctx, template.description),
    decisions: [],
    populations: [],
  }
}

async function fillFor(
  ctx: Ctx,
  form: Understood,
): Promise<{ bytes: Uint8Array; answer: Omit<FilledAnswer, 'position' | 'from'> }> {
  const area = await getArea(ctx.tx, ctx.actor.areaFrom)
  const asOf = civilDay(ctx.now())
  const order: FillOrder = { ...form, areaCode: area.code, areaName: area.name, asOf, subjects: [] }
  const written = await fillToBytes(ctx, order, { listener: collectSources() })
  const summary = summaryOf(written.tally, 0)
  return {
    bytes: written.bytes,
    answer: {
      fileName: `${form.title.replace(/[\\/:*?"<>|]/g, '')}_${area.name}_${asOf}.xlsx`,
      filledAt: ctx.now().toISOString(),
      rows: summary.rows,
      cellsFilled: summary.cellsFilled,
      cellsAsked: summary.cellsAsked,
      gaps: summary.gaps,
      gapGroups: summary.gapGroups.map((group) => ({ name: group.nameZh, kind: group.kind, count: group.count })),
      unfilled: summary.unfilled.map((one) => ({
        header: one.path.at(-1) ?? '',
        why: { zh: one.why, en: one.whyEn ?? one.why },
      })),
      notices: summary.notices.map((notice) => ({ zh: notice.zh, en: notice.en })),
    },
  }
}

/** Fills what was asked from the ledger for the own area: the dropped file, else a form of the county. It stays with the notice. */
export const answerNotice = command({
  name: 'answerNotice',
  input: z.object({
    noticeId: z.uuid(),
    version: z.number().int(),
    position: z.number().int().min(0),
    /** A form of the county; the dropped file when absent. */
    formId: z.uuid().optional(),
  }),
  output: NoticePage,
  may: mayKeepNotices,
  audit: {
    // People's data is read for it: that is written down with a name, as every filling is.
    event: 'off-channel.answer-filled',
    title: { zh: '用台账填好通知要的表', en: 'Filled what a notice asks from the ledger' },
    line: ({ input }) => ({ subject: input.noticeId, data: { formId: input.formId ?? null } }),
  },
  async run(ctx, { noticeId, version, position, formId }) {
    const row = await getNotice(ctx, noticeId)
    if (!row.demands.some((demand) => demand.position === position)) throw problems.demandNotFound()
    const form = formId === undefined ? await openDropped(ctx, row) : await openKnownForm(ctx, formId)
    if (form === undefined) throw problems.nothingToFill()
    const { bytes, answer } = await fillFor(ctx, form)
    const whole: FilledAnswer = { ...answer, position, from: formId === undefined ? 'file' : 'form' }
    await updateNotice(ctx, noticeId, version, { answer: JSON.stringify(whole), answer_workbook: bytes })
    return loadNoticePage(ctx, await getNotice(ctx, noticeId))
  },
})
