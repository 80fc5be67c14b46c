import { z } from 'zod'
import { loadCatalogue } from '#modules/catalogue/server/index.ts'
import { view } from '#platform/http/index.ts'
import { AreaCode, ConflictList, Purpose } from '../../contract.ts'
import { maskValue } from '../../domain/mask-value.ts'
import { mayReadLedger, maySettleConflicts } from '../policy.ts'
import { listConflicts } from '../read/list-conflicts.ts'

/** Open conflicts with both accounts; sensitive values masked until a purpose is given. */
export const conflicts = view({
  name: 'conflicts',
  input: z.object({
    areaCode: AreaCode.optional(),
    /** With it, values are whole for those who may settle them. */
    purpose: Purpose.optional(),
    offset: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: ConflictList,
  may: mayReadLedger,
  personalData: {
    purpose: '处理数据冲突 / settle conflicts',
    line: ({ input, output }) => ({
      subject: input.areaCode ?? 'all',
      data: { total: output.total, purpose: input.purpose ?? null, isMasked: output.isMasked },
    }),
  },
  async run(ctx, { areaCode, offset, limit, purpose }) {
    const catalogue = await loadCatalogue(ctx)
    const found = await listConflicts(ctx, catalogue, {
      offset,
      limit,
      ...(areaCode === undefined ? {} : { areaCode }),
    })
    const isWhole = purpose !== undefined && maySettleConflicts(ctx.actor)
    const say = (element: string, value: string | null): string | null => {
      const known = catalogue.elements.get(element)
      return value === null || isWhole || known === undefined ? value : maskValue(known, value)
    }
    return {
      total: found.total,
      isMasked: !isWhole,
      conflicts: found.conflicts.map((each) => ({
        ...each,
        current: say(each.element, each.current),
        contender: say(each.element, each.contender),
      })),
    }
  },
})
