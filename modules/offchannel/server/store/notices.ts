import { sql, type Selectable, type Updateable } from 'kysely'
import { tablesOf } from '#platform/database/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { problems } from '../problems.ts'
import type { NoticeTable, OffChannelTables } from '../tables.ts'

export type NoticeRow = Selectable<NoticeTable>
type Asking = Pick<Ctx, 'tx' | 'actor'>
const db = (ctx: Pick<Ctx, 'tx'>) => tablesOf<OffChannelTables>(ctx.tx)

/** Row-level security leaves those of the actor; the filter says it again. */
const ofMember = (ctx: Asking) =>
  db(ctx)
    .selectFrom('offchannel.notice')
    .where('county_code', '=', ctx.actor.countyCode)
    .where('member_id', '=', ctx.actor.memberId)

export type NewNotice = Pick<
  NoticeRow,
  'area_code' | 'text' | 'standing' | 'demands' | 'file_name' | 'file' | 'file_read' | 'received_at'
>

export async function insertNotice(ctx: Ctx, notice: NewNotice): Promise<string> {
  const id = ctx.newId()
  await db(ctx)
    .insertInto('offchannel.notice')
    .values({
      ...notice,
      demands: JSON.stringify(notice.demands),
      file_read: notice.file_read === null ? null : JSON.stringify(notice.file_read),
      county_code: ctx.actor.countyCode,
      id,
      version: 1,
      member_id: ctx.actor.memberId,
      created_at: ctx.now().toISOString(),
      answer: null,
      answer_workbook: null,
      report_ids: '[]',
      reported_at: null,
    })
    .execute()
  return id
}

/** One's own notice. @throws offchannel/notice-not-found */
export async function getNotice(ctx: Asking, id: string): Promise<NoticeRow> {
  const row = await ofMember(ctx).selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw problems.noticeNotFound()
  return row
}

/** Changes a notice from the version the person saw. @throws offchannel/notice-changed */
export async function updateNotice(
  ctx: Asking,
  id: string,
  version: number,
  values: Omit<Updateable<NoticeTable>, 'version'>,
): Promise<void> {
  const changed = await db(ctx)
    .updateTable('offchannel.notice')
    .set({ ...values, version: version + 1 })
    .where('county_code', '=', ctx.actor.countyCode)
    .where('member_id', '=', ctx.actor.memberId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw problems.noticeChanged()
}

/** What the person pasted is theirs: it goes when they say so. */
export async function deleteNotice(ctx: Asking, id: string): Promise<void> {
  await db(ctx)
    .deleteFrom('offchannel.notice')
    .where('county_code', '=', ctx.actor.countyCode)
    .where('member_id', '=', ctx.actor.memberId)
    .where('id', '=', id)
    .execute()
}

export type ListedNotice = Omit<NoticeRow, 'file' | 'answer_workbook'>

/** One's own, newest first. */
export async function listNotices(
  ctx: Asking,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ rows: readonly ListedNotice[]; total: number }> {
  const counted = await ofMember(ctx)
    .select(sql<number>`count(*)::integer`.as('total'))
    .executeTakeFirst()
  const rows = await ofMember(ctx)
    .select([
      'county_code',
      'id',
      'version',
      'member_id',
      'area_code',
      'text',
      'standing',
      'demands',
      'file_name',
      'file_read',
      'received_at',
      'created_at',
      'answer',
      'report_ids',
      'reported_at',
    ])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  return { rows, total: counted?.total ?? 0 }
}
