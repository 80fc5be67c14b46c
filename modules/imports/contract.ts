import { z } from 'zod'
import { EntityName } from '#modules/catalogue/contract.ts'

/** One column of the file and the data element it goes to. */
export const ImportColumn = z.object({
  /** 1-based column of the file. */
  column: z.number().int(),
  path: z.array(z.string()),
  element: z.string().nullable(),
  /** Whose attribute it is when not the row's own: `head`, `father`, `guardian`. */
  role: z.string().nullable(),
  /** Unit the header gives its numbers in. */
  unit: z.string().nullable(),
  elementNameZh: z.string().nullable(),
  confidence: z.number(),
  automatic: z.boolean(),
  /** Another column was taken for its element; a person has not said which is right. */
  isRival: z.boolean().optional(),
  /** Why, in the language asked in; `reasonEn` beside the Chinese where both are kept. */
  reason: z.string(),
  reasonEn: z.string().optional(),
  samples: z.array(z.string()),
})
export type ImportColumn = z.infer<typeof ImportColumn>

export const ImportState = z.enum(['mapping', 'queued', 'running', 'done', 'failed', 'cancelled'])
export type ImportState = z.infer<typeof ImportState>

export const ImportBatch = z.object({
  id: z.string(),
  fileName: z.string(),
  entity: EntityName,
  source: z.string(),
  areaCode: z.string(),
  /** The sheet that is read. */
  sheet: z.string(),
  /** The lists of the file, this one among them: each is an import of its own. In a list of imports only this one. */
  sheets: z.array(
    z.object({
      importId: z.string(),
      sheet: z.string(),
      title: z.string(),
      entity: EntityName,
      state: ImportState,
      rowsTotal: z.number().int().nullable(),
      rowsRead: z.number().int(),
      refused: z.number().int(),
    }),
  ),
  validFrom: z.string().nullable(),
  state: ImportState,
  columns: z.array(ImportColumn),
  rowsTotal: z.number().int().nullable(),
  rowsRead: z.number().int(),
  inserted: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  conflicts: z.number().int(),
  refused: z.number().int(),
  /** The most frequent reasons of refusal, in words. */
  reasons: z.array(z.object({ reason: z.string(), count: z.number().int() })),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  problem: z.object({ title: z.string(), nextStep: z.string() }).nullable(),
  createdAt: z.string(),
  /** Headers of the columns that are not taken. */
  ignored: z.array(z.string()),
  notices: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
})
export type ImportBatch = z.infer<typeof ImportBatch>
export const ImportList = z.object({ imports: z.array(ImportBatch) })

/** Which file columns go where; a column left out is not imported. */
export const MapImport = z.object({
  entity: EntityName,
  source: z.string().min(1).max(80),
  columns: z
    .array(
      z.object({
        column: z.number().int().min(1).max(16_384),
        element: z.string().nullable(),
        /** The proposed role when absent. */
        role: z.string().max(40).nullable().optional(),
      }),
    )
    .max(2000),
  /** 12 digits: the area of rows that name none; the area of the upload when absent. */
  areaCode: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  /** The day the values were true, when the file says; default: the day of import. */
  validFrom: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
})

/* Routes (all under /api/v1):
 *  GET  /imports                                  → ImportList
 *  POST /imports          multipart file, entity?, source?, areaCode?  → ImportBatch (state mapping, columns proposed)
 *  GET  /imports/{importId}                       → ImportBatch (poll for progress)
 *  PUT  /imports/{importId}/mapping   MapImport   → ImportBatch
 *  POST /imports/{importId}/run                   → ImportBatch (idempotent; resumes where it stopped)
 *  POST /imports/{importId}/cancellation          → ImportBatch (rows already in stay)
 *  GET  /imports/{importId}/refused-rows          → .xlsx: the refused rows with the reason beside each cell
 */
