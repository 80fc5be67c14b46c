import type { Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import type { EntryKind } from '../../contract.ts'
import { compareWithFiled } from '../../domain/registry/filed-scope.ts'
import { listItems } from '../store/items.ts'
import { findFiledOn, listFields, type EntryRow } from '../store/registry-entries.ts'
import type { RequestRow } from '../store/requests.ts'

export interface FiledFacts {
  /** A number of this issuer that holds, and nothing is asked beyond what was filed. */
  readonly isOnFiledList: boolean
  /** The form has expired, or one of the fields asked has. */
  readonly formExpired: boolean
  readonly isPlannedInspection: boolean
  readonly isListedCampaign: boolean
  readonly isFiledApp: boolean
}

/** What the filed list says of the numbers a request refers to. */
export async function lookUpFiled(ctx: Ctx, row: RequestRow): Promise<FiledFacts> {
  const day = civilDay(ctx.now())
  const find = async (kind: EntryKind, number: string | undefined): Promise<EntryRow | undefined> => {
    if (number === undefined || number.trim() === '') return undefined
    const entry = await findFiledOn(ctx, { kind, number: number.trim(), day })
    // What one department filed, another may not use.
    const isOthers = entry?.issuer_body_id !== null && entry?.issuer_body_id !== row.issuer_body_id
    return kind !== 'app' && kind !== 'campaign' && isOthers ? undefined : entry
  }
  const holds = (entry: EntryRow | undefined): boolean => entry !== undefined && entry.expires_on > day
  const filed = await find('form', row.detail.filedNumber)
  const asked = filed === undefined ? [] : await listItems(ctx, row.id)
  const scope =
    filed === undefined
      ? undefined
      : compareWithFiled(
          {
            frequency: filed.frequency,
            fields: (await listFields(ctx, [filed.id])).map((field) => ({
              path: field.path,
              validTo: field.expires_on,
              isRemoved: field.removed_on !== null,
            })),
          },
          {
            frequency: row.frequency,
            paths: asked
              .filter((item) => item.action !== 'dropped' && item.action !== 'local')
              .map((item) => item.path),
          },
          day,
        )
  return {
    isOnFiledList: holds(filed) && scope?.isWithin === true,
    formExpired: filed !== undefined && (filed.expires_on <= day || (scope?.expired.length ?? 0) > 0),
    isPlannedInspection: holds(await find('inspection', row.detail.plannedInspection)),
    isListedCampaign: holds(await find('campaign', row.detail.campaignNumber)),
    isFiledApp: holds(await find('app', row.detail.appFiling)),
  }
}
