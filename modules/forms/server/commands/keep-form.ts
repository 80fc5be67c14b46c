import { z } from 'zod'
import { command } from '#platform/http/index.ts'
import { FormPage, RenameForm } from '../../contract.ts'
import { loadFormPage } from '../load-form-page.ts'
import { mayKeepForms } from '../policy.ts'
import { getForm, updateForm } from '../store.ts'

const one = z.object({ formId: z.uuid() })

/** Gives a form the name the staff use, and the department it comes from. */
export const renameForm = command({
  name: 'renameForm',
  input: RenameForm.extend(one.shape),
  output: FormPage,
  may: mayKeepForms,
  audit: {
    event: 'form.renamed',
    title: { zh: '修改表名', en: 'Renamed a form' },
    line: ({ input }) => ({ subject: input.formId, data: { title: input.title, department: input.department } }),
  },
  async run(ctx, { formId, title, department }) {
    await getForm(ctx, formId)
    await updateForm(ctx, formId, { title, department })
    return loadFormPage(ctx, formId)
  },
})

/** Takes a form off the list. It and its fills stay, and it can be restored. */
export const archiveForm = command({
  name: 'archiveForm',
  input: one,
  output: one,
  may: mayKeepForms,
  audit: {
    event: 'form.archived',
    title: { zh: '移出表格列表', en: 'Archived a form' },
    line: ({ input }) => ({ subject: input.formId }),
  },
  async run(ctx, { formId }) {
    await getForm(ctx, formId)
    await updateForm(ctx, formId, { archived_at: ctx.now().toISOString() })
    return { formId }
  },
})

/** Brings an archived form back. */
export const restoreForm = command({
  name: 'restoreForm',
  input: one,
  output: one,
  may: mayKeepForms,
  audit: {
    event: 'form.restored',
    title: { zh: '恢复表格', en: 'Restored a form' },
    line: ({ input }) => ({ subject: input.formId }),
  },
  async run(ctx, { formId }) {
    await getForm(ctx, formId)
    await updateForm(ctx, formId, { archived_at: null })
    return { formId }
  },
})
