import { z } from 'zod'
import { command } from '#platform/http/index.ts'
import {
  FileEntry,
  FileRequest,
  LeavingFields,
  NewVersion,
  RegistryEntryPage,
  WithdrawEntry,
  type EntryKind,
  type Frequency,
} from '../../contract.ts'
import { mayKeepRegistry } from '../policy.ts'
import { listItems } from '../store/items.ts'
import { getRequest } from '../store/requests.ts'
import {
  findEntry,
  listFields,
  listVersions,
  setLeavingFields,
  withdrawVersions,
  type EntryRow,
} from '../store/registry-entries.ts'
import type { Ctx } from '#platform/http/index.ts'
import { loadEntryPage } from './entry-page.ts'
import { fieldsThatStay, fileVersion, getIssuer } from './file-version.ts'
import { registryProblems as problems } from './problems.ts'

const one = z.object({ entryId: z.uuid() })
const ADMITTED = ['admitted', 'reduced', 'numbered', 'dispatched', 'done']

/** @throws requests/entry-number-taken */
async function holdToFreeNumber(ctx: Ctx, kind: EntryKind, number: string): Promise<void> {
  if ((await listVersions(ctx, kind, number)).length > 0) throw problems.entryNumberTaken({ number })
}

/** The newest version that is not withdrawn. @throws requests/entry-not-found · requests/entry-not-in-force */
async function getCurrent(ctx: Ctx, entryId: string): Promise<EntryRow> {
  const entry = await findEntry(ctx, entryId)
  if (entry === undefined) throw problems.entryNotFound()
  const [newest] = await listVersions(ctx, entry.kind, entry.number)
  if (newest?.id !== entryId || entry.withdrawn_at !== null) throw problems.entryNotInForce()
  return entry
}

/** Puts a form, plan, campaign or app on the yearly list by hand. */
export const fileEntry = command({
  name: 'fileEntry',
  input: FileEntry,
  output: RegistryEntryPage,
  status: 201,
  may: mayKeepRegistry,
  audit: {
    event: 'registry.entry-filed',
    title: { zh: '列入备案目录', en: 'Put an entry on the filed list' },
    line: ({ output }) => ({ subject: output.entry.id, data: { number: output.entry.number } }),
  },
  async run(ctx, { fields, issuerName, ...entry }) {
    await holdToFreeNumber(ctx, entry.kind, entry.number)
    const issuer = await getIssuer(ctx, issuerName)
    const id = await fileVersion(ctx, { ...entry, issuer, version: 1, requestId: null, changeNote: '' }, fields)
    return loadEntryPage(ctx, id)
  },
})

/** Puts an admitted request on the list: what was admitted, field by field, may be asked again as filed. */
export const fileRequest = command({
  name: 'fileRequest',
  input: FileRequest.extend({ requestId: z.uuid() }),
  output: RegistryEntryPage,
  status: 201,
  may: mayKeepRegistry,
  audit: {
    event: 'registry.request-filed',
    title: { zh: '把已准入事项列入备案目录', en: 'Put an admitted request on the filed list' },
    line: ({ input, output }) => ({ subject: output.entry.id, data: { requestId: input.requestId } }),
  },
  async run(ctx, { requestId, number, validFrom, validTo }) {
    const row = await getRequest(ctx, requestId)
    if (!ADMITTED.includes(row.state)) throw problems.notFilable()
    const kind: EntryKind =
      row.kind === 'inspection' || row.kind === 'campaign' || row.kind === 'app' ? row.kind : 'form'
    await holdToFreeNumber(ctx, kind, number)
    const items = (await listItems(ctx, requestId)).filter(
      (item) => item.action !== 'dropped' && item.action !== 'local',
    )
    const purposeOf = (purpose: string | null): string => (purpose ?? row.purpose).trim()
    const silent = items.filter((item) => purposeOf(item.purpose) === '').map((item) => item.path.join('/'))
    if (silent.length > 0) throw problems.fieldsWithoutPurpose({ fields: silent })
    const id = await fileVersion(
      ctx,
      {
        kind,
        number,
        version: 1,
        title: row.title,
        issuer: { id: row.issuer_body_id, name: row.issuer_name },
        frequency: row.frequency as Frequency,
        legalBasis: row.legal_basis,
        dutyItemId: row.duty_item_id,
        formId: row.form_id,
        requestId,
        validFrom,
        validTo,
        changeNote: '',
      },
      items.map((item) => ({
        path: item.path,
        element: item.element,
        purpose: purposeOf(item.purpose),
        sheet: item.sheet,
        // A trace field names its own last day, and keeps it where it is earlier.
        ...(item.expires_on === null || item.expires_on >= validTo || item.expires_on <= validFrom
          ? {}
          : { validTo: item.expires_on }),
      })),
    )
    return loadEntryPage(ctx, id)
  },
})

/** Files a new version; the old one stays readable. Fields marked to leave are gone from it. */
export const newVersion = command({
  name: 'newVersion',
  input: NewVersion.extend(one.shape),
  output: RegistryEntryPage,
  status: 201,
  may: mayKeepRegistry,
  audit: {
    event: 'registry.version-filed',
    title: { zh: '备案新版本', en: 'Filed a new version of an entry' },
    line: ({ input, output }) => ({
      subject: output.entry.id,
      data: { replaces: input.entryId, version: output.entry.version, why: input.changeNote },
    }),
  },
  async run(ctx, { entryId, fields, ...change }) {
    const before = await getCurrent(ctx, entryId)
    const earlier = await listFields(ctx, [entryId])
    const id = await fileVersion(
      ctx,
      {
        kind: before.kind,
        number: before.number,
        version: before.version + 1,
        title: change.title ?? before.title,
        issuer: { id: before.issuer_body_id ?? '', name: before.issuer_name },
        frequency: change.frequency ?? (before.frequency as Frequency),
        legalBasis: change.legalBasis ?? before.legal_basis,
        dutyItemId: change.dutyItemId === undefined ? before.duty_item_id : change.dutyItemId,
        formId: change.formId === undefined ? before.form_id : change.formId,
        requestId: before.request_id,
        validFrom: change.validFrom,
        validTo: change.validTo,
        changeNote: change.changeNote,
      },
      fields ?? (await fieldsThatStay(ctx, entryId)),
      earlier,
    )
    return loadEntryPage(ctx, id)
  },
})

/** Takes a number off the list, with all its versions; they stay readable. */
export const withdrawEntry = command({
  name: 'withdrawEntry',
  input: WithdrawEntry.extend(one.shape),
  output: RegistryEntryPage,
  may: mayKeepRegistry,
  audit: {
    event: 'registry.entry-withdrawn',
    title: { zh: '从备案目录撤下', en: 'Took an entry off the filed list' },
    line: ({ input }) => ({ subject: input.entryId, data: { reason: input.reason } }),
  },
  async run(ctx, { entryId, reason }) {
    const entry = await getCurrent(ctx, entryId)
    await withdrawVersions(ctx, entry, { at: ctx.now().toISOString(), because: reason, byName: ctx.actor.name })
    return loadEntryPage(ctx, entryId)
  },
})

/** Says which fields the next version goes on without; saying others takes it back. */
export const setFieldsToLeave = command({
  name: 'setFieldsToLeave',
  input: LeavingFields.extend(one.shape),
  output: RegistryEntryPage,
  may: mayKeepRegistry,
  audit: {
    event: 'registry.fields-to-leave-set',
    title: { zh: '定下一版删去的字段', en: 'Said which fields leave with the next version' },
    line: ({ input }) => ({ subject: input.entryId, data: { positions: input.positions } }),
  },
  async run(ctx, { entryId, positions }) {
    await getCurrent(ctx, entryId)
    await setLeavingFields(ctx, entryId, positions)
    return loadEntryPage(ctx, entryId)
  },
})
