import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { download, view } from '#platform/http/index.ts'
import { SampleTemplateList } from '../../contract.ts'
import { mayKeepForms } from '../policy.ts'
import { problems } from '../problems.ts'
import { XLSX } from './form-page.ts'

/** One of each kind of form, by name of its file in data/templates. */
const SAMPLES = [
  { name: '80岁以上老年人花名册', nameEn: 'Roster of residents aged 80 or over', kind: 'list' },
  {
    name: '农村居民最低生活保障统计表',
    nameEn: 'Statistics of the rural minimum living allowance',
    kind: 'statistics',
  },
  { name: '农村留守儿童基本情况登记表', nameEn: 'Registration card of left-behind children', kind: 'card' },
] as const

const FOLDER = new URL('../../../../data/templates/', import.meta.url)

/** Forms to try with; none outside the demonstration. */
export const sampleTemplates = view({
  name: 'sampleTemplates',
  input: z.object({}),
  output: SampleTemplateList,
  may: mayKeepForms,
  run: (ctx) => Promise.resolve({ templates: ctx.settings.demo ? [...SAMPLES] : [] }),
})

/** The blank workbook of one sample. */
export const sampleTemplate = view({
  name: 'sampleTemplate',
  input: z.object({ name: z.string().max(60) }),
  output: download,
  may: mayKeepForms,
  async run(ctx, { name }) {
    const sample = SAMPLES.find((one) => one.name === name)
    if (sample === undefined || !ctx.settings.demo) throw problems.sampleNotFound()
    const body = await readFile(new URL(`${encodeURIComponent(sample.name)}.xlsx`, FOLDER))
    return { fileName: `${sample.name}.xlsx`, contentType: XLSX, body }
  },
})
