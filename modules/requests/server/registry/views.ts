import { z } from 'zod'
import { view, type Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import { RegistryEntryPage, RegistryList, RegistryProposals, RegistryQuestion, type EntryKind } from '../../contract.ts'
import { maySeeRequests } from '../policy.ts'
import { listEntries, listFields, type EntryRow } from '../store/registry-entries.ts'
import { entryOf, listUnopened, loadEntryPage, newestBegun } from './entry-page.ts'

type Question = { readonly kind?: EntryKind | undefined; readonly search?: string | undefined }

/** Versions by number, newest first. */
async function listNumbers(ctx: Ctx, question: Question): Promise<readonly (readonly EntryRow[])[]> {
  const numbers = new Map<string, EntryRow[]>()
  for (const entry of await listEntries(ctx, question)) {
    const key = `${entry.kind} ${entry.number}`
    numbers.set(key, [...(numbers.get(key) ?? []), entry])
  }
  return [...numbers.values()]
}

/** What is filed: each number once, as it stands today; with a standing, every version that stands so. */
export const registryList = view({
  name: 'registryList',
  input: RegistryQuestion,
  output: RegistryList,
  may: maySeeRequests,
  async run(ctx, { kind, search, standing, limit, offset }) {
    const today = civilDay(ctx.now())
    const shown = (await listNumbers(ctx, { kind, search })).flatMap((versions) => {
      const newest = newestBegun(versions, today)
      const rows = standing === undefined ? [newest ?? versions[0]] : versions
      return rows.flatMap((row) => (row === undefined ? [] : [{ row, newest }]))
    })
    const fields = await listFields(
      ctx,
      shown.map(({ row }) => row.id),
    )
    const byEntry = Map.groupBy(fields, (field) => field.entry_id)
    const entries = shown
      .map(({ row, newest }) => entryOf(row, newest, byEntry.get(row.id) ?? [], today))
      .filter((entry) => standing === undefined || entry.standing === standing)
    return { entries: entries.slice(offset, offset + limit), total: entries.length }
  },
})

/** One entry, any version of it. */
export const registryEntryPage = view({
  name: 'registryEntryPage',
  input: z.object({ entryId: z.uuid() }),
  output: RegistryEntryPage,
  may: maySeeRequests,
  run: (ctx, { entryId }) => loadEntryPage(ctx, entryId),
})

/** Fields nobody of the issuer opened in a year: proposed to leave with the next version. */
export const registryProposals = view({
  name: 'registryProposals',
  input: z.object({}),
  output: RegistryProposals,
  may: maySeeRequests,
  async run(ctx) {
    const today = civilDay(ctx.now())
    const current = (await listNumbers(ctx, {})).flatMap((versions) => {
      const newest = newestBegun(versions, today)
      return newest !== undefined && newest.expires_on > today ? [newest] : []
    })
    return { proposals: await listUnopened(ctx, current) }
  },
})
