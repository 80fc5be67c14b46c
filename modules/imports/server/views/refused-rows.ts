import { z } from 'zod'
import { download, view } from '#platform/http/index.ts'
import { writeRows } from '#modules/workbook/server/index.ts'
import { layOutRefusedRows } from '../../domain/lay-out-refused-rows.ts'
import { maySeeImports } from '../policy.ts'
import { problems } from '../problems.ts'
import { getBatch, listRefusedColumns, readRefusedRows } from '../store.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The refused rows under the file's own header, each refused cell marked, with the reason beside it. */
export const refusedRows = view({
  name: 'refusedRows',
  input: z.object({ importId: z.uuid() }),
  output: download,
  may: maySeeImports,
  personalData: {
    purpose: '改正导入中退回的行 correct refused rows of an import',
    line: ({ input }) => ({ subject: input.importId }),
  },
  async run(ctx, { importId }) {
    const batch = await getBatch(ctx, importId)
    if (batch.refused === 0) throw problems.nothingRefused()
    const layout = layOutRefusedRows(batch.head, await listRefusedColumns(ctx, importId))
    const rows = async function* () {
      for await (const row of readRefusedRows(ctx, importId)) yield layout.row(row.cells, row.reasons)
    }
    return {
      fileName: `退回-${batch.file_name.replace(/\.[^.]+$/, '')}.xlsx`,
      contentType: XLSX,
      body: writeRows({
        sheet: batch.format === 'csv' ? '退回' : batch.sheet,
        header: layout.header,
        merges: layout.merges,
        rows: rows(),
      }),
    }
  },
})
