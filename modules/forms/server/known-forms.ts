import type { Ctx } from '#platform/http/index.ts'
import type { FillOrder } from './fill/fill-form.ts'
import { readStoredTemplate } from './read-template.ts'
import { getFormInUse, getMapping, listForms } from './store.ts'

type Asking = Pick<Ctx, 'tx' | 'actor'>

/** A form in use by its name and leaf headers. */
export interface KnownForm {
  readonly formId: string
  readonly title: string
  readonly department: string | null
  readonly headers: readonly string[]
}

/** Forms of the county in use, newest first. */
export async function listKnownForms(ctx: Asking): Promise<readonly KnownForm[]> {
  const forms = await listForms(ctx, false)
  return forms.map(({ id, title, department, understanding }) => ({
    formId: id,
    title,
    department,
    headers: understanding.sheets.flatMap((sheet) => sheet.columns.flatMap((column) => column.path.at(-1) ?? [])),
  }))
}

/** A form in use, ready to be filled as it was decided. @throws forms/form-not-found, forms/form-archived */
export async function openKnownForm(
  ctx: Asking,
  formId: string,
): Promise<Pick<FillOrder, 'template' | 'understanding' | 'decisions' | 'populations'> & { readonly title: string }> {
  const form = await getFormInUse(ctx, formId)
  const mapping = await getMapping(ctx, formId, form.version)
  return {
    title: form.title,
    template: await readStoredTemplate(form.workbook, form.sha256),
    understanding: form.understanding,
    decisions: mapping.decisions,
    populations: mapping.populations,
  }
}
