import type { Ctx } from '#platform/http/index.ts'
import type { Finding, Screening } from '../contract.ts'
import { saveAskProfile } from './similarity/ask-store.ts'
import { screenRequest } from './screening/screen-request.ts'
import { listItems, saveScreenedItems } from './store/items.ts'
import type { RequestRow } from './store/requests.ts'

/** A block that nobody let pass. */
export const standingBlocks = (screening: Screening): readonly Finding[] =>
  screening.findings.filter((finding) => finding.effect === 'block' && finding.overridden === null)

/**
 * Screens a request as it stands, writes what was found to its fields and its registered profile,
 * and answers the screening with the columns of the request that repeat it.
 */
export async function keepScreening(ctx: Ctx, row: RequestRow) {
  const { screening, items, profile, facts } = await screenRequest(ctx, row, await listItems(ctx, row.id))
  await saveScreenedItems(ctx, row.id, items)
  if (row.state !== 'draft') await saveAskProfile(ctx, row.id, profile)
  return {
    screening,
    profile,
    facts,
    values: {
      screening: JSON.stringify(screening),
      minutes: screening.price.total.middle,
      blocks: standingBlocks(screening).length,
      warnings: screening.findings.filter((finding) => finding.effect === 'warn').length,
    },
  }
}
