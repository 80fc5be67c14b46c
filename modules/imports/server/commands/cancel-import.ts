import { z } from 'zod'
import { command } from '#platform/http/index.ts'
import { ImportBatch } from '../../contract.ts'
import { readPage } from '../import-page.ts'
import { mayBringIn } from '../policy.ts'
import { problems } from '../problems.ts'
import { getBatch, updateBatch } from '../store.ts'

/** Stops an import after the rows it is at. What is in stays. */
export const cancelImport = command({
  name: 'cancelImport',
  input: z.object({ importId: z.uuid() }),
  output: ImportBatch,
  may: mayBringIn,
  audit: {
    event: 'import.cancelled',
    title: { zh: '取消导入', en: 'Cancelled an import' },
    line: ({ input, output }) => ({ subject: input.importId, data: { rowsRead: output.rowsRead } }),
  },
  async run(ctx, { importId }) {
    const batch = await getBatch(ctx, importId, true)
    if (batch.state === 'done' || batch.state === 'failed') throw problems.importEnded()
    if (batch.state !== 'cancelled')
      await updateBatch(ctx, importId, { state: 'cancelled', finished_at: ctx.now().toISOString() })
    return readPage(ctx, importId)
  },
})
