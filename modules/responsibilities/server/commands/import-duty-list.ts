import { z } from 'zod'
import { command, uploadedFile } from '#platform/http/index.ts'
import { DutyListPage } from '../../contract.ts'
import { pageOf } from '../list-page.ts'
import { mayKeepDutyList } from '../policy.ts'
import { getDraft } from '../get-draft.ts'
import { getListRow, insertList } from '../store.ts'
import { takeFile } from '../take-file.ts'

/** Larger than any list with pictures of seals in it. */
const FILE_LIMIT = 10 << 20

/** Makes a draft from a file. A file with faults makes a draft without items, with the faults listed. */
export const importDutyList = command({
  name: 'importDutyList',
  input: z.object({
    title: z.string().trim().min(1).max(120).meta({ title: '清单名称 title' }),
    file: uploadedFile.meta({ title: '文件 file' }),
  }),
  output: DutyListPage,
  accepts: 'multipart',
  bodyLimitBytes: FILE_LIMIT,
  status: 201,
  may: mayKeepDutyList,
  audit: {
    event: 'duty-list.imported',
    title: { zh: '导入履职事项清单', en: 'Imported a duty list' },
    line: ({ output }) => ({
      subject: output.id,
      data: { title: output.title, file: output.lastFile?.fileName, faults: output.lastFile?.faultCount },
    }),
  },
  async run(ctx, { title, file }) {
    const county = ctx.actor.countyCode
    const id = ctx.newId()
    await insertList(ctx.tx, {
      county_code: county,
      id,
      title,
      state: 'draft',
      valid_from: null,
      valid_to: null,
      source_file: null,
      last_file: null,
      created_by: ctx.actor.name,
      created_at: ctx.now().toISOString(),
      published_by: null,
      published_at: null,
    })
    await takeFile(ctx, { county, id }, { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
    return pageOf(await getListRow(ctx.tx, county, id), ctx.now())
  },
})

/** Brings another file to a draft. One with faults leaves the draft's items as they are. */
export const bringDutyListFile = command({
  name: 'bringDutyListFile',
  input: z.object({ listId: z.uuid(), file: uploadedFile.meta({ title: '文件 file' }) }),
  output: DutyListPage,
  accepts: 'multipart',
  bodyLimitBytes: FILE_LIMIT,
  may: mayKeepDutyList,
  audit: {
    event: 'duty-list.file-brought',
    title: { zh: '更换履职事项清单草稿的文件', en: 'Brought another file to a draft duty list' },
    line: ({ output }) => ({
      subject: output.id,
      data: { title: output.title, file: output.lastFile?.fileName, faults: output.lastFile?.faultCount },
    }),
  },
  async run(ctx, { listId, file }) {
    const { county } = await getDraft(ctx, listId)
    await takeFile(
      ctx,
      { county, id: listId },
      { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) },
    )
    return pageOf(await getListRow(ctx.tx, county, listId), ctx.now())
  },
})
