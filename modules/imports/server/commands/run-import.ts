import { z } from 'zod'
import { command } from '#platform/http/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import { ImportBatch } from '../../contract.ts'
import { readPage } from '../import-page.ts'
import { mayBringIn } from '../policy.ts'
import { getBatch, updateBatch } from '../store.ts'
import { checkTaken } from '../taken-columns.ts'
import { civilDay } from '#platform/time.ts'

export const IMPORT_JOB = 'imports.run'

/** Starts an import, or goes on with one that failed or was cancelled, from its last row. Asking again changes nothing. */
export const runImport = command({
  name: 'runImport',
  input: z.object({ importId: z.uuid() }),
  output: ImportBatch,
  status: 202,
  may: mayBringIn,
  audit: {
    event: 'import.started',
    title: { zh: '开始导入', en: 'Started an import' },
    line: ({ input, output }) => ({
      subject: input.importId,
      data: { fileName: output.fileName, entity: output.entity, source: output.source, state: output.state },
    }),
  },
  async run(ctx, { importId }) {
    const batch = await getBatch(ctx, importId, true)
    switch (batch.state) {
      case 'queued':
      case 'running':
      case 'done':
        return readPage(ctx, importId)
      case 'mapping':
      case 'failed':
      case 'cancelled':
        break
    }
    await checkTaken(ctx, batch.entity, batch.columns)
    const now = ctx.now()
    await updateBatch(ctx, importId, {
      state: 'queued',
      problem: JSON.stringify(null),
      finished_at: null,
      started_at: batch.started_at ?? now.toISOString(),
      // Fixed at the start: a run that goes on after midnight speaks of the same day.
      valid_from: batch.valid_from ?? civilDay(now),
    })
    const { memberId, name, countyCode, areaFrom, areaTo } = ctx.actor
    await enqueue(ctx, IMPORT_JOB, { importId, actor: { memberId, name, countyCode, areaFrom, areaTo } })
    return readPage(ctx, importId)
  },
})
