import type { Ctx } from '#platform/http/index.ts'
import { getForm } from './store.ts'

/** The template of a form as the department made it, or its .xlsx conversion. */
export interface OriginalWorkbook {
  readonly title: string
  /** Without its extension. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** @throws forms/form-not-found */
export async function readOriginal(ctx: Pick<Ctx, 'tx' | 'actor'>, formId: string): Promise<OriginalWorkbook> {
  const form = await getForm(ctx, formId)
  return { title: form.title, name: form.file_name.replace(/\.[^.]+$/, ''), bytes: form.workbook }
}
