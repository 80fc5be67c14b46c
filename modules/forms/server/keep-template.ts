import type { Ctx } from '#platform/http/index.ts'
import { guessDepartment } from '../domain/guess-department.ts'
import { readTemplate } from './read-template.ts'
import { insertForm } from './store.ts'
import { understandFor } from './understand-for.ts'

const titleOf = (sheets: readonly { title?: string | undefined; kind: string }[], fileName: string): string =>
  sheets.find((sheet) => sheet.kind !== 'none' && sheet.title !== undefined)?.title ?? fileName.replace(/\.[^.]+$/, '')

/**
 * Understands a department's file and keeps it as a form. Answers the form's id.
 * @throws workbook/… for a file that is no workbook, locked, damaged or too large
 */
export async function keepTemplate(
  ctx: Ctx,
  file: { readonly bytes: Uint8Array; readonly name: string },
  department?: string,
): Promise<string> {
  const template = await readTemplate(file.bytes, file.name)
  const lines = template.description.sheets.flatMap((sheet) => [sheet.title ?? '', ...sheet.preamble])
  const proposed = guessDepartment(lines, file.name.replace(/\.[^.]+$/, ''))
  // What is proposed by the form's subject alone says nothing its title does not say.
  const named = department ?? (proposed?.named === true ? proposed.department : undefined)
  const understanding = await understandFor(ctx, template.description, named)
  const main = understanding.sheets.find((sheet) => sheet.kind !== 'none')
  return insertForm(ctx, {
    title: titleOf(understanding.sheets, file.name).trim().slice(0, 120),
    department: department ?? proposed?.department ?? null,
    fileName: file.name,
    kind: main?.kind ?? 'none',
    workbook: template.bytes,
    sha256: template.sha256,
    understanding,
  })
}
