import { z } from 'zod'
import { command, uploadedFile } from '#platform/http/index.ts'
import { FormPage } from '../../contract.ts'
import { keepTemplate } from '../keep-template.ts'
import { loadFormPage } from '../load-form-page.ts'
import { mayKeepForms } from '../policy.ts'

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
    const id = await keepTemplate(ctx, { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name }, department)
    return loadFormPage(ctx, id)
  },
})
