import { tablesOf } from '#platform/database/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { Decision, PopulationDecision, UnderstoodWorkbook } from '../contract.ts'
import { problems } from './problems.ts'
import type { FormsTables } from './tables.ts'

type Asking = Pick<Ctx, 'tx' | 'actor'>
const db = (ctx: Asking) => tablesOf<FormsTables>(ctx.tx)

export interface NewForm {
  readonly title: string
  readonly department: string | null
  readonly fileName: string
  readonly kind: 'list' | 'statistics' | 'card' | 'none'
  readonly workbook: Uint8Array
  readonly sha256: string
  readonly understanding: UnderstoodWorkbook
}

/** Writes the form and the first, empty version of its mapping. Answers the form's id. */
export async function insertForm(ctx: Ctx, form: NewForm): Promise<string> {
  const id = ctx.newId()
  const at = ctx.now().toISOString()
  await db(ctx)
    .insertInto('forms.form')
    .values({
      county_code: ctx.actor.countyCode,
      id,
      area_code: ctx.actor.areaFrom,
      title: form.title,
      department: form.department,
      file_name: form.fileName,
      kind: form.kind,
      workbook: form.workbook,
      sha256: form.sha256,
      understanding: JSON.stringify(form.understanding),
      version: 1,
      created_by: ctx.actor.name,
      created_at: at,
      updated_at: at,
      archived_at: null,
    })
    .execute()
  await insertMapping(ctx, { formId: id, version: 1, decisions: [], populations: [], note: '上传后自动识别' })
  return id
}

export interface MappingVersion {
  readonly formId: string
  readonly version: number
  readonly decisions: readonly Decision[]
  readonly populations: readonly PopulationDecision[]
  readonly note: string
}

export async function insertMapping(ctx: Ctx, mapping: MappingVersion): Promise<void> {
  await db(ctx)
    .insertInto('forms.mapping')
    .values({
      county_code: ctx.actor.countyCode,
      form_id: mapping.formId,
      version: mapping.version,
      decisions: JSON.stringify(mapping.decisions),
      populations: JSON.stringify(mapping.populations),
      note: mapping.note,
      changed_by: ctx.actor.name,
      changed_at: ctx.now().toISOString(),
    })
    .execute()
}

/** Moves the form to a new mapping version, only from the version the person saw. @throws forms/mapping-changed */
export async function advanceVersion(ctx: Ctx, formId: string, from: number): Promise<number> {
  const moved = await db(ctx)
    .updateTable('forms.form')
    .set({ version: from + 1, updated_at: ctx.now().toISOString() })
    .where('county_code', '=', ctx.actor.countyCode)
    .where('id', '=', formId)
    .where('version', '=', from)
    .executeTakeFirst()
  if (moved.numUpdatedRows !== 1n) throw problems.mappingChanged()
  return from + 1
}

export async function updateForm(
  ctx: Ctx,
  formId: string,
  change: { title?: string; department?: string | null; archived_at?: string | null },
): Promise<void> {
  await db(ctx)
    .updateTable('forms.form')
    .set({ ...change, updated_at: ctx.now().toISOString() })
    .where('county_code', '=', ctx.actor.countyCode)
    .where('id', '=', formId)
    .execute()
}

export async function getForm(ctx: Asking, formId: string) {
  const row = await db(ctx)
    .selectFrom('forms.form')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('id', '=', formId)
    .executeTakeFirst()
  if (row === undefined) throw problems.formNotFound()
  return row
}
/** A form in use. @throws forms/form-archived */
export async function getFormInUse(ctx: Asking, formId: string): Promise<FormRow> {
  const form = await getForm(ctx, formId)
  if (form.archived_at !== null) throw problems.formArchived()
  return form
}
export type FormRow = Awaited<ReturnType<typeof getForm>>

export async function getMapping(ctx: Asking, formId: string, version: number) {
  const row = await db(ctx)
    .selectFrom('forms.mapping')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('form_id', '=', formId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (row === undefined) throw problems.versionNotFound({ version })
  return row
}

export const listVersions = (ctx: Asking, formId: string) =>
  db(ctx)
    .selectFrom('forms.mapping')
    .select(['version', 'changed_at', 'changed_by', 'note'])
    .where('county_code', '=', ctx.actor.countyCode)
    .where('form_id', '=', formId)
    .orderBy('version', 'desc')
    .limit(100)
    .execute()

/** Forms of the county, newest first, each with its mapping in force and its last fill. */
export const listForms = (ctx: Asking, archived: boolean) =>
  db(ctx)
    .selectFrom('forms.form as f')
    .innerJoin('forms.mapping as m', (join) =>
      join
        .onRef('m.county_code', '=', 'f.county_code')
        .onRef('m.form_id', '=', 'f.id')
        .onRef('m.version', '=', 'f.version'),
    )
    .select([
      'f.id',
      'f.title',
      'f.department',
      'f.file_name',
      'f.kind',
      'f.updated_at',
      'f.understanding',
      'm.decisions',
    ])
    .select((eb) =>
      eb
        .selectFrom('forms.fill as l')
        .select((inner) => inner.fn.max('l.finished_at').as('at'))
        .whereRef('l.county_code', '=', 'f.county_code')
        .whereRef('l.form_id', '=', 'f.id')
        .where('l.state', '=', 'ready')
        .as('last_filled_at'),
    )
    .where('f.county_code', '=', ctx.actor.countyCode)
    .where('f.archived_at', archived ? 'is not' : 'is', null)
    .orderBy('f.updated_at', 'desc')
    .limit(500)
    .execute()

export async function findLastFilledAt(ctx: Asking, formId: string): Promise<string | undefined> {
  const row = await db(ctx)
    .selectFrom('forms.fill')
    .select('finished_at')
    .where('county_code', '=', ctx.actor.countyCode)
    .where('form_id', '=', formId)
    .where('state', '=', 'ready')
    .orderBy('finished_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.finished_at ?? undefined
}
