import { loadCatalogue } from '#modules/catalogue/server/index.ts'
import { findDutyItem } from '#modules/responsibilities/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { civilDay, type PlainDate } from '#platform/time.ts'
import type { Frequency, RegistryEntry, RegistryEntryPage, RegistryField } from '../../contract.ts'
import { isUnopened, standingOf } from '../../domain/registry/entry-standing.ts'
import { findEntry, listFields, listVersions, type EntryRow, type FieldRow } from '../store/registry-entries.ts'
import { registryProblems as problems } from './problems.ts'

const sinceOf = (field: FieldRow, entry: EntryRow): string => field.since ?? entry.valid_from

const unopened = (field: FieldRow, entry: EntryRow, today: string): boolean =>
  isUnopened({ since: sinceOf(field, entry), lastOpenedOn: field.last_opened_on }, today)

/** One entry as lists show it. `newest`: the newest version of its number that has begun. */
export function entryOf(
  entry: EntryRow,
  newest: EntryRow | undefined,
  fields: readonly FieldRow[],
  today: PlainDate,
): RegistryEntry {
  const standing = standingOf(
    { validFrom: entry.valid_from, validTo: entry.expires_on, isWithdrawn: entry.withdrawn_at !== null },
    newest === undefined || newest.version <= entry.version,
    today,
  )
  return {
    id: entry.id,
    kind: entry.kind,
    number: entry.number,
    version: entry.version,
    title: entry.title,
    issuerName: entry.issuer_name,
    frequency: entry.frequency as Frequency,
    validFrom: entry.valid_from,
    validTo: entry.expires_on,
    standing,
    fields: fields.length,
    fieldsExpired: fields.filter((field) => field.expires_on <= today).length,
    fieldsUnopened: standing === 'in-force' ? fields.filter((field) => unopened(field, entry, today)).length : 0,
  }
}

/** The newest of these versions that has begun; they come newest first. */
export const newestBegun = (versions: readonly EntryRow[], today: string): EntryRow | undefined =>
  versions.find((version) => version.withdrawn_at === null && version.valid_from <= today)

const fieldOf = (
  field: FieldRow,
  entry: EntryRow,
  today: PlainDate,
  nameOf: (element: string) => string | null,
): RegistryField => ({
  position: field.position,
  path: field.path,
  element: field.element,
  elementName: field.element === null ? null : nameOf(field.element),
  purpose: field.purpose,
  validTo: field.expires_on,
  isExpired: field.expires_on <= today,
  since: sinceOf(field, entry),
  lastOpenedOn: field.last_opened_on,
  isUnopened: unopened(field, entry, today),
  leavesNext: field.leaves_next,
})

/** One entry with its fields and versions. @throws requests/entry-not-found */
export async function loadEntryPage(ctx: Ctx, entryId: string): Promise<RegistryEntryPage> {
  const entry = await findEntry(ctx, entryId)
  if (entry === undefined) throw problems.entryNotFound()
  const today = civilDay(ctx.now())
  const versions = await listVersions(ctx, entry.kind, entry.number)
  const newest = newestBegun(versions, today)
  const fields = (await listFields(ctx, [entryId])).filter((field) => field.removed_on === null)
  const catalogue = await loadCatalogue(ctx)
  const nameOf = (id: string): string | null => {
    const element = catalogue.elements.get(id)
    return (ctx.language === 'en' ? element?.nameEn : element?.nameZh) ?? null
  }
  const duty = entry.duty_item_id === null ? undefined : await findDutyItem(ctx, { itemId: entry.duty_item_id })
  return {
    entry: entryOf(entry, newest, fields, today),
    legalBasis: entry.legal_basis,
    dutyItem: duty === undefined ? null : { id: duty.id, code: duty.code, title: duty.title, class: duty.class },
    formId: entry.form_id,
    requestId: entry.request_id,
    changeNote: entry.change_note,
    withdrawnBecause: entry.withdrawn_because,
    filedBy: entry.filed_by_name,
    filedAt: entry.filed_at,
    fields: fields.map((field) => fieldOf(field, entry, today, nameOf)),
    versions: versions.map((version) => {
      const { standing } = entryOf(version, newest, [], today)
      return {
        id: version.id,
        version: version.version,
        validFrom: version.valid_from,
        validTo: version.expires_on,
        standing,
        changeNote: version.change_note,
        filedAt: version.filed_at,
        filedBy: version.filed_by_name,
      }
    }),
  }
}

/** Fields nobody opened in a year, of the versions in force. */
export async function listUnopened(ctx: Ctx, current: readonly EntryRow[]) {
  const today = civilDay(ctx.now())
  const fields = await listFields(
    ctx,
    current.map((entry) => entry.id),
  )
  return current.flatMap((entry) => {
    const old = fields.filter(
      (field) => field.entry_id === entry.id && field.removed_on === null && unopened(field, entry, today),
    )
    if (old.length === 0) return []
    return [
      {
        entryId: entry.id,
        number: entry.number,
        title: entry.title,
        issuerName: entry.issuer_name,
        fields: old.map((field) => ({
          position: field.position,
          path: field.path,
          since: sinceOf(field, entry),
          lastOpenedOn: field.last_opened_on,
          leavesNext: field.leaves_next,
        })),
      },
    ]
  })
}
