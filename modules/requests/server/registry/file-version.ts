import { listBodies } from '#modules/organisations/server/index.ts'
import type { Body } from '#modules/organisations/contract.ts'
import { findDutyItem, isSameOffice } from '#modules/responsibilities/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import type { EntryKind, FieldToFile, Frequency } from '../../contract.ts'
import { latestEnd } from '../../domain/registry/entry-standing.ts'
import { insertEntry, listFields, type FieldRow, type NewField } from '../store/registry-entries.ts'
import { registryProblems as problems } from './problems.ts'

export interface VersionToFile {
  readonly kind: EntryKind
  readonly number: string
  readonly version: number
  readonly title: string
  readonly issuer: { readonly id: string; readonly name: string }
  readonly frequency: Frequency
  readonly legalBasis: string
  readonly dutyItemId: string | null
  readonly formId: string | null
  readonly requestId: string | null
  readonly validFrom: string
  readonly validTo: string
  readonly changeNote: string
}

/** A field of the new version; the sheet where it stands in the template. */
export type Filing = FieldToFile & { readonly sheet?: string | null }

const keyOf = (path: readonly string[]): string => path.join('/')

/** @throws requests/issuer-unknown */
export async function getIssuer(ctx: Pick<Ctx, 'tx' | 'actor'>, name: string): Promise<Body> {
  const bodies = await listBodies(ctx)
  const found = bodies.find((body) => body.name === name) ?? bodies.find((body) => isSameOffice(body.name, name))
  if (found === undefined) throw problems.issuerUnknown({ issuer: name })
  return found
}

function checkPeriod({ validFrom, validTo }: VersionToFile): void {
  if (validTo <= validFrom) throw problems.entryEndsBeforeItBegins()
  const latest = latestEnd(validFrom)
  if (validTo > latest) throw problems.entryTooLong({ latest })
}

function checkFields(fields: readonly Filing[], entry: VersionToFile): void {
  const seen = new Set<string>()
  for (const field of fields) {
    const name = keyOf(field.path)
    if (seen.has(name)) throw problems.fieldTwice({ field: name })
    seen.add(name)
    if (field.validTo !== undefined && field.validTo > entry.validTo) {
      throw problems.fieldOutlivesEntry({ field: name, latest: entry.validTo })
    }
    if (field.validTo !== undefined && field.validTo <= entry.validFrom) throw problems.entryEndsBeforeItBegins()
  }
}

async function checkDuty(ctx: Ctx, dutyItemId: string | null): Promise<void> {
  if (dutyItemId === null) return
  const duty = await findDutyItem(ctx, { itemId: dutyItemId })
  const now = duty === undefined ? undefined : await findDutyItem(ctx, { code: duty.code })
  if (now?.class === 'taken-back') throw problems.dutyTakenBack({ item: now.title })
}

/**
 * Files one version of an entry with its fields; a field that was on the version before keeps the day it came on the list
 * and the day it was opened last.
 * @throws requests/entry-too-long · entry-ends-before-it-begins · field-outlives-entry · field-twice · duty-taken-back
 */
export async function fileVersion(
  ctx: Ctx,
  entry: VersionToFile,
  fields: readonly Filing[],
  before: readonly FieldRow[] = [],
): Promise<string> {
  checkPeriod(entry)
  checkFields(fields, entry)
  await checkDuty(ctx, entry.dutyItemId)
  const id = ctx.newId()
  const earlier = new Map(before.map((field) => [keyOf(field.path), field]))
  await insertEntry(
    ctx,
    {
      id,
      kind: entry.kind,
      number: entry.number,
      version: entry.version,
      title: entry.title,
      issuer_body_id: entry.issuer.id,
      issuer_name: entry.issuer.name,
      frequency: entry.frequency,
      legal_basis: entry.legalBasis,
      duty_item_id: entry.dutyItemId,
      form_id: entry.formId,
      request_id: entry.requestId,
      valid_from: entry.validFrom,
      expires_on: entry.validTo,
      change_note: entry.changeNote,
      withdrawn_at: null,
      filed_by_name: ctx.actor.name,
      filed_at: ctx.now().toISOString(),
    },
    fields.map((field, position): NewField => {
      const known = earlier.get(keyOf(field.path))
      return {
        position,
        path: JSON.stringify(field.path),
        sheet: field.sheet ?? known?.sheet ?? null,
        element: field.element ?? known?.element ?? null,
        purpose: field.purpose,
        expires_on: field.validTo ?? entry.validTo,
        since: known?.since ?? (entry.validFrom < civilDay(ctx.now()) ? civilDay(ctx.now()) : entry.validFrom),
        last_opened_on: known?.last_opened_on ?? null,
        removed_on: null,
      }
    }),
  )
  return id
}

/** The fields the next version goes on with: all but those marked to leave. */
export async function fieldsThatStay(ctx: Ctx, entryId: string): Promise<readonly Filing[]> {
  return (await listFields(ctx, [entryId]))
    .filter((field) => !field.leaves_next && field.removed_on === null)
    .map((field) => ({ path: field.path, element: field.element, purpose: field.purpose, sheet: field.sheet }))
}
