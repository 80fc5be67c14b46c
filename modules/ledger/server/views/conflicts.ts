import { z } from 'zod'
import { loadCatalogue } from '#modules/catalogue/server/index.ts'
import { view } from '#platform/http/index.ts'
import { AreaCode, ConflictList } from '../../contract.ts'
import { maskValue } from '../../domain/mask-value.ts'
import { mayReadLedger, seesPersonalDataWhole } from '../policy.ts'
import { listConflicts } from '../read/list-conflicts.ts'

export const conflicts = view({
  name: 'conflicts',
  input: z.object({
    areaCode: AreaCode.optional(),
    offset: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: ConflictList,
  may: mayReadLedger,
  personalData: {
    purpose: '处理数据冲突 / settle conflicts',
    line: ({ input, output }) => ({ subject: input.areaCode ?? 'all', data: { total: output.total } }),
  },
  async run(ctx, { areaCode, offset, limit }) {
    const catalogue = await loadCatalogue(ctx)
    const found = await listConflicts(ctx, catalogue, {
      offset,
      limit,
      ...(areaCode === undefined ? {} : { areaCode }),
    })
    const isWhole = seesPersonalDataWhole(ctx.actor)
    const say = (element: string, value: string | null): string | null => {
      const known = catalogue.elements.get(element)
      return value === null || isWhole || known === undefined ? value : maskValue(known, value)
    }
    return {
      total: found.total,
      conflicts: found.conflicts.map((each) => ({
        ...each,
        current: say(each.element, each.current),
        contender: say(each.element, each.contender),
      })),
    }
  },
})
