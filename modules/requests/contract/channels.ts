import { z } from 'zod'

/** One cell of a list that could not be taken, as it stands in the file. */
export const ListFault = z.object({
  row: z.number().int(),
  column: z.string(),
  value: z.string(),
  code: z.string().nullable(),
  reasonZh: z.string(),
  reasonEn: z.string(),
})
export type ListFault = z.infer<typeof ListFault>

/** A list of dispatches or of entries that came in as Excel or CSV: good rows are in, bad ones come back with reasons. */
export const ListImport = z.object({
  id: z.string(),
  kind: z.enum(['dispatch', 'registry']),
  fileName: z.string(),
  importedAt: z.string(),
  rows: z.number().int(),
  taken: z.number().int(),
  /** Rows that were done before: nothing happens twice. */
  unchanged: z.number().int(),
  refused: z.number().int(),
  faults: z.array(ListFault),
})
export type ListImport = z.infer<typeof ListImport>

/** POST /control-numbers/{number}/revocation */
export const RevokeNumber = z.object({ reason: z.string().trim().min(5).max(500) })
export const RevokedNumber = z.object({
  number: z.string(),
  requestId: z.string(),
  revokedAt: z.string(),
  /** Recipients that need not do it any more. */
  withdrawn: z.number().int(),
})
export type RevokedNumber = z.infer<typeof RevokedNumber>
