import { z } from 'zod'
import { view } from '#platform/http/index.ts'
import { DataElementPage } from '../../contract.ts'
import { getDataElement } from '../ask-catalogue.ts'
import { mayReadCatalogue } from '../policy.ts'
import { readValueDomains, readVersions } from '../store.ts'

export const dataElement = view({
  name: 'dataElement',
  input: z.object({ elementId: z.string() }),
  output: DataElementPage,
  may: mayReadCatalogue,
  async run(ctx, { elementId }) {
    const element = await getDataElement(ctx, elementId)
    const domains = await readValueDomains(ctx.tx)
    const versions = await readVersions(ctx.tx, elementId)
    return {
      element,
      valueDomain: domains.find((domain) => domain.id === element.valueDomain) ?? null,
      versions: versions.map(({ version, nameZh, definition, recordedAt, recordedBy, reason }) => ({
        version,
        nameZh,
        definition,
        recordedAt,
        recordedBy,
        reason,
      })),
    }
  },
})
