import { z } from 'zod'
import { everyone, view } from '#platform/http/index.ts'
import { SelfCheck } from '../../contract.ts'
import { readSelfCheck } from '../read-self-check.ts'

/** Clause by clause: what holds it, and what happened in the period. Public, and nobody is named. */
export const selfCheck = view({
  name: 'selfCheck',
  input: z.object({
    county: z.string().regex(/^\d{6}$/),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  output: SelfCheck,
  may: everyone,
  run: (ctx, question) => readSelfCheck(ctx, question),
})
