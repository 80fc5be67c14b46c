import { z } from 'zod'
import { command, uploadedFile } from '#platform/http/index.ts'
import { FormPage } from '../../contract.ts'
import { loadFormPage } from '../load-form-page.ts'
import { mayKeepForms } from '../policy.ts'
import { readTemplate } from '../read-template.ts'
import { insertForm } from '../store.ts'
import { understandFor } from '../understand-for.ts'

const titleOf = (sheets: readonly { title?: string | undefined; kind: string }[], fileName: string): string =>
  sheets.find((sheet) => sheet.kind !== 'none' && sheet.title !== undefined)?.title ?? fileName.replace(/\.[^.]+$/, '')

/** Takes a department's file, understands it at once and keeps it as a form. */
export const uploadForm = command({
  name: 'uploadForm',
  input: z.object({
    file: uploadedFile.meta({ title: '文件' }),
    department: z.string().max(80).optional().meta({ title: '来表单位' }),
  }),
  output: FormPage,
  accepts: 'multipart',
  status: 201,
  may: mayKeepForms,
  audit: {
    event: 'form.uploaded',
    title: { zh: '上传表样', en: 'Uploaded a form' },
    line: ({ output }) => ({
      subject: output.form.id,
      data: { title: output.form.title, fileName: output.form.fileName },
    }),
  },
  async run(ctx, { file, department }) {
    const template = await readTemplate(new Uint8Array(await file.arrayBuffer()), file.name)
    const understanding = await understandFor(ctx, template.description, department)
    const main = understanding.sheets.find((sheet) => sheet.kind !== 'none')
    const id = await insertForm(ctx, {
      title: titleOf(understanding.sheets, file.name).trim().slice(0, 120),
      department: department ?? null,
      fileName: file.name,
      kind: main?.kind ?? 'none',
      workbook: template.bytes,
      sha256: template.sha256,
      understanding,
    })
    return loadFormPage(ctx, id)
  },
})
