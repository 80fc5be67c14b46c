import { loadCatalogue } from '#modules/catalogue/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { FormPage } from '../contract.ts'
import { describeIn } from './describe-in.ts'
import { countStates, sheetViews } from './form-page.ts'
import { readStoredTemplate } from './read-template.ts'
import { findLastFilledAt, getForm, getMapping, listVersions } from './store.ts'

/** The whole page of one form: template as itself, headers with their meaning, populations, versions. */
export async function loadFormPage(ctx: Ctx, formId: string): Promise<FormPage> {
  const form = await getForm(ctx, formId)
  const mapping = await getMapping(ctx, formId, form.version)
  const template = await readStoredTemplate(form.workbook, form.sha256)
  const catalogue = await loadCatalogue(ctx)
  const versions = await listVersions(ctx, formId)
  return {
    form: {
      id: form.id,
      title: form.title,
      fileName: form.file_name,
      department: form.department,
      kind: form.kind,
      updatedAt: form.updated_at,
      columns: countStates(form.understanding, mapping.decisions),
      lastFilledAt: (await findLastFilledAt(ctx, formId)) ?? null,
    },
    version: form.version,
    versions: versions.map((one) => ({
      version: one.version,
      changedAt: one.changed_at,
      changedBy: one.changed_by,
      note: one.note,
    })),
    sheets: sheetViews({
      template,
      understanding: form.understanding,
      decisions: mapping.decisions,
      populations: mapping.populations,
      elements: catalogue.elements,
      says: describeIn(ctx.language, catalogue),
      saysZh: describeIn('zh', catalogue),
    }),
    notices: form.understanding.notices,
  }
}
