import { z } from 'zod'
import { view } from '#platform/http/index.ts'
import { ValueDomainList } from '../../contract.ts'
import { mayReadCatalogue } from '../policy.ts'
import { readValueDomains } from '../store.ts'

export const valueDomains = view({
  name: 'valueDomains',
  input: z.object({}),
  output: ValueDomainList,
  may: mayReadCatalogue,
  run: async (ctx) => ({ valueDomains: [...(await readValueDomains(ctx.tx))] }),
})
