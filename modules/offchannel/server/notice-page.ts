import { readSigns, type NoticeSigns } from '#modules/requests/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { NoticePage, Sign } from '../contract.ts'
import { redact } from '../domain/redact.ts'
import { writeReplies } from '../domain/write-reply.ts'
import { loadRegistry, matchDemand } from './match-demand.ts'
import { listNamesHere, loadPlace } from './place.ts'
import { SIGN_WORDS } from './signs.data.ts'
import type { NoticeRow } from './store/notices.ts'

const DAY = 86_400_000

/** Signs of formalism in the text, each with its clause. */
export function signsOf(text: string): readonly Sign[] {
  const signs = readSigns([text])
  return (Object.keys(SIGN_WORDS) as (keyof NoticeSigns)[])
    .filter((sign) => signs[sign])
    .map((sign) => {
      const [zh, en, clause] = SIGN_WORDS[sign]
      return { sign, words: { zh, en }, clause }
    })
}

/** Only the sentences that ask something, and nothing that points at a person or a village. */
export async function excerptOf(ctx: Ctx, row: Pick<NoticeRow, 'text' | 'demands'>): Promise<string> {
  const pieces = row.demands
    .filter((demand) => demand.span.to > demand.span.from)
    .map((demand) => row.text.slice(demand.span.from, demand.span.to))
  return redact(pieces.join('\n'), { villages: await listNamesHere(ctx), people: [ctx.actor.name] }).slice(0, 2000)
}

const UNREADABLE = {
  code: 'offchannel/notice-not-readable',
  title: { zh: '没有读到文字', en: 'There are no words to read in it' },
  nextStep: {
    zh: '已存为草稿，没有丢。若是图片或语音，请把里面的话打出来再贴一次；有表格文件的，直接拖进来。',
    en: 'It is kept as a draft. If it is a picture or a voice message, type what it says and paste that; a file can be dropped in.',
  },
}

/** One notice as its owner sees it: what was read, what the registry says of it, what to answer. */
export async function loadNoticePage(ctx: Ctx, row: NoticeRow): Promise<NoticePage> {
  const registry = await loadRegistry(ctx, await loadPlace(ctx))
  const demands: NoticePage['demands'] = []
  for (const demand of row.demands) {
    const { standing, forms } = await matchDemand(ctx, demand, registry)
    const filled = row.answer?.position === demand.position ? row.answer : undefined
    const reply = writeReplies(
      demand,
      standing,
      filled && { gaps: filled.gaps, gapNames: filled.gapGroups.map((group) => group.name) },
    )
    demands.push({ ...demand, standing, forms: [...forms], reply })
  }
  return {
    id: row.id,
    countyCode: row.county_code,
    version: row.version,
    text: row.text,
    receivedAt: row.received_at,
    standing: row.standing,
    refusal: row.standing === 'unreadable' ? UNREADABLE : null,
    file: row.file_read,
    demands,
    signs: [...signsOf(row.text)],
    answer: row.answer,
    excerpt: await excerptOf(ctx, row),
    reported:
      row.reported_at === null
        ? null
        : { at: row.reported_at, withdrawUntil: new Date(Date.parse(row.reported_at) + DAY).toISOString() },
  }
}
