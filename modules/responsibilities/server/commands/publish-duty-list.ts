import { z } from 'zod'
import { command } from '#platform/http/index.ts'
import { addDays, civilDay, parsePlainDate } from '#platform/time.ts'
import { DutyListId, DutyListPage } from '../../contract.ts'
import { earliestStart } from '../../domain/list-period.ts'
import { getDraft } from '../get-draft.ts'
import { pageOf } from '../list-page.ts'
import { mayKeepDutyList } from '../policy.ts'
import { problems } from '../problems.ts'
import { endOpenList, getListRow, readLists, updateList, type ListRow } from '../store.ts'

const SHOWN_CELLS = 5
/** Lists are published some months ahead, not years: a far date is a slip of the pen. */
const DAYS_AHEAD = 400

/** @throws responsibilities/nothing-to-publish, responsibilities/file-has-faults */
function checkWhole(row: ListRow): void {
  const last = row.last_file
  if (last !== null && last.faultCount > 0)
    throw problems.fileHasFaults({
      file: last.fileName,
      count: last.faultCount,
      where: last.faults.slice(0, SHOWN_CELLS).map((fault) => `${fault.sheet}!${fault.cell}`),
    })
  if (row.basic + row.shared + row.taken_back === 0) throw problems.nothingToPublish()
}

/** Puts a draft in force from a day; the list before it ends there. What was decided before keeps its basis. */
export const publishDutyList = command({
  name: 'publishDutyList',
  input: DutyListId.extend({ validFrom: z.iso.date().meta({ title: '施行日期 in force from' }) }),
  output: DutyListPage,
  may: mayKeepDutyList,
  audit: {
    event: 'duty-list.published',
    title: { zh: '公布履职事项清单', en: 'Published a duty list' },
    line: ({ output }) => ({
      subject: output.id,
      data: { title: output.title, validFrom: output.validFrom, ...output.counts, file: output.sourceFile },
    }),
  },
  async run(ctx, { listId, validFrom }) {
    const { county, row } = await getDraft(ctx, listId)
    checkWhole(row)
    const today = civilDay(ctx.now())
    const published = (await readLists(ctx.tx, county))
      .filter((list) => list.state === 'published')
      .map((list) => ({ validFrom: list.valid_from, validTo: list.valid_to }))
    const earliest = earliestStart(published, today, (day) => addDays(parsePlainDate(day) ?? today, 1))
    if (earliest !== undefined && validFrom < earliest) throw problems.startsTooEarly({ day: validFrom, earliest })
    const latest = addDays(today, DAYS_AHEAD)
    if (validFrom > latest) throw problems.startsTooLate({ day: validFrom, latest })
    await endOpenList(ctx.tx, county, validFrom)
    await updateList(ctx.tx, county, listId, {
      state: 'published',
      valid_from: validFrom,
      published_by: ctx.actor.name,
      published_at: ctx.now().toISOString(),
    })
    ctx.publish({ name: 'duty-list.published', data: { listId, countyCode: county, validFrom } })
    return pageOf(await getListRow(ctx.tx, county, listId), ctx.now())
  },
})
