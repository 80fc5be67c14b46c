import { z } from 'zod'
import { getArea } from '#modules/organisations/server/index.ts'
import { download, view } from '#platform/http/index.ts'
import { getFill, getFilledWorkbook } from '../fill-store.ts'
import { withSourcesSheet } from '../sources-sheet.ts'
import { mayFillForms } from '../policy.ts'
import { getForm } from '../store.ts'
import { tellOpened } from '../tell-opened.ts'
import { XLSX } from './form-page.ts'

/** The filled workbook in the department's own layout; with `sources` a sheet 来源 at its end. */
export const filledWorkbook = view({
  name: 'filledWorkbook',
  input: z.object({ fillId: z.uuid(), sources: z.stringbool().default(false) }),
  output: download,
  may: mayFillForms,
  personalData: {
    purpose: '填报表格',
    line: ({ input }) => ({ subject: input.fillId, data: { sources: input.sources } }),
  },
  async run(ctx, { fillId, sources }) {
    const fill = await getFill(ctx, fillId)
    const form = await getForm(ctx, fill.form_id)
    const area = await getArea(ctx.tx, fill.area_code)
    const bytes = await getFilledWorkbook(ctx, fillId)
    tellOpened(ctx, fill.form_id)
    const name = `${form.title.replace(/[\\/:*?"<>|]/g, '')}_${area.name}_${fill.as_of}`
    if (fill.format === 'zip') return { fileName: `${name}.zip`, contentType: 'application/zip', body: bytes }
    return {
      fileName: `${name}.xlsx`,
      contentType: XLSX,
      body: sources ? await withSourcesSheet(ctx, fill, bytes) : bytes,
    }
  },
})
