import { z } from 'zod'
import { listCountiesHere } from '#modules/organisations/server/index.ts'
import { everyone, view } from '#platform/http/index.ts'
import { About } from '../../contract.ts'
import { describeFiling } from '../../domain/describe-filing.ts'

/** What runs here, whether it is filed, who runs it and where to complain. Anyone may read it. */
export const about = view({
  name: 'about',
  input: z.object({}),
  output: About,
  may: everyone,
  async run({ tx, settings }): Promise<About> {
    const number = settings.filingNumber ?? null
    return {
      name: '一次 Yici',
      version: settings.version ?? '0',
      filing: { number, words: describeFiling(number) },
      operator: settings.operator ?? null,
      licence: 'Apache-2.0',
      counties: [...(await listCountiesHere(tx))],
      complaints: {
        path: '/api/v1/complaints',
        words: {
          zh: '每个屏幕下方有“投诉建议”，不用留姓名；凭回执号看答复。',
          en: 'Complain at the foot of every screen, without a name; the receipt reads the answer.',
        },
      },
      openapi: '/api/v1/openapi.json',
    }
  },
})
