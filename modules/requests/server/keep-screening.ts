import type { Ctx } from '#platform/http/index.ts'
import { countFindings } from '../domain/describe-verdict.ts'
import { saveAskProfile } from './similarity/ask-store.ts'
import { screenRequest } from './screening/screen-request.ts'
import { listItems, saveScreenedItems } from './store/items.ts'
import type { RequestRow } from './store/requests.ts'

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
      ...countFindings(screening.findings),
    },
  }
}
