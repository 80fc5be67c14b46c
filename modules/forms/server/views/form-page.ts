import { z } from 'zod'
import { loadCatalogue } from '#modules/catalogue/server/index.ts'
import { download, view } from '#platform/http/index.ts'
import { FormPage, PopulationShape } from '../../contract.ts'
import { loadFormPage } from '../load-form-page.ts'
import { maySeeForms } from '../policy.ts'
import { describeIn } from '../describe-in.ts'
import { populationIn } from '../form-page.ts'
import { readPopulation } from '../population.ts'
import { getForm } from '../store.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const formPage = view({
  name: 'formPage',
  input: z.object({ formId: z.uuid() }),
  output: FormPage,
  may: maySeeForms,
  run: (ctx, { formId }) => loadFormPage(ctx, formId),
})

/** The template as it is kept: the department's own file, or its .xlsx conversion. */
export const originalWorkbook = view({
  name: 'originalWorkbook',
  input: z.object({ formId: z.uuid() }),
  output: download,
  may: maySeeForms,
  async run(ctx, { formId }) {
    const form = await getForm(ctx, formId)
    return { fileName: `${form.file_name.replace(/\.[^.]+$/, '')}.xlsx`, contentType: XLSX, body: form.workbook }
  },
})

/** Reads whom a person means by words such as 80周岁以上的独居老人; saves nothing. */
export const populationReading = view({
  name: 'populationReading',
  input: z.object({ formId: z.uuid(), words: z.string().min(1).max(200).meta({ title: '填报范围' }) }),
  output: PopulationShape,
  may: maySeeForms,
  async run(ctx, { formId, words }) {
    await getForm(ctx, formId)
    return populationIn(readPopulation(words), describeIn(ctx.language, await loadCatalogue(ctx)))
  },
})
