import { z } from 'zod'
import { view } from '#platform/http/index.ts'
import { ImportBatch, ImportList } from '../../contract.ts'
import { pageOf, readPage } from '../import-page.ts'
import { maySeeImports } from '../policy.ts'
import { listBatches } from '../store.ts'

/** The imports of the actor's area, newest first. */
export const importList = view({
  name: 'importList',
  input: z.object({}),
  output: ImportList,
  may: maySeeImports,
  run: async (ctx) => ({ imports: (await listBatches(ctx)).map((row) => pageOf(row, ctx.language)) }),
})

/** One import: its mapping, and how far it is. */
export const importPage = view({
  name: 'importPage',
  input: z.object({ importId: z.uuid() }),
  output: ImportBatch,
  may: maySeeImports,
  run: async (ctx, { importId }) => readPage(ctx, importId),
})
