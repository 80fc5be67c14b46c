import { z } from 'zod'
import { writeRows, type WrittenCell } from '#modules/workbook/server/index.ts'
import { download, view } from '#platform/http/index.ts'
import { mayApply } from '../policy.ts'
import { findListImport } from '../store/list-imports.ts'
import { channelProblems as problems } from './problems.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The rows of a list that were not taken, each refused cell marked with the reason beside it; mended, it is imported again. */
export const refusedListRows = view({
  name: 'refusedListRows',
  input: z.object({ importId: z.uuid() }),
  output: download,
  may: mayApply,
  async run(ctx, { importId }) {
    const list = await findListImport(ctx, importId)
    const refused = list?.rows.filter((row) => row.outcome === 'refused') ?? []
    if (list === undefined || refused.length === 0) throw problems.listNotFound()
    const wrong = new Set(refused.flatMap((row) => row.faults.map((fault) => fault.column)))
    const header = list.header.flatMap((name): WrittenCell[] => [
      { value: name, look: 'header' },
      ...(wrong.has(name) ? [{ value: `退回原因：${name}`, look: 'header' as const }] : []),
    ])
    async function* rows(): AsyncGenerator<WrittenCell[]> {
      for (const row of refused) {
        yield (list?.header ?? []).flatMap((name, at): WrittenCell[] => {
          const faults = row.faults.filter((fault) => fault.column === name)
          const cell: WrittenCell = { value: row.cells[at] ?? null, look: faults.length > 0 ? 'refused' : 'plain' }
          if (!wrong.has(name)) return [cell]
          const reason = faults.map((fault) => (ctx.language === 'en' ? fault.reasonEn : fault.reasonZh)).join('\n')
          return [cell, { value: reason === '' ? null : reason, look: 'reason' }]
        })
      }
    }
    return {
      fileName: `退回-${list.file_name.replace(/\.[^.]+$/, '')}.xlsx`,
      contentType: XLSX,
      body: writeRows({ sheet: '退回', header: [header], merges: [], rows: rows() }),
    }
  },
})
