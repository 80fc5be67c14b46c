import { z } from 'zod'
import { EntityName } from '#modules/catalogue/contract.ts'
import { isWithin } from '#modules/organisations/server/index.ts'
import { convertToXlsx, sniffFormat } from '#modules/workbook/server/index.ts'
import { command, uploadedFile, type Ctx } from '#platform/http/index.ts'
import { ImportBatch } from '../../contract.ts'
import { describeFile } from '../describe-file.ts'
import { readPieces, writeToDisk, type FileOnDisk } from '../file-on-disk.ts'
import { readPage } from '../import-page.ts'
import { mayBringIn } from '../policy.ts'
import { problems } from '../problems.ts'
import { insertBatch, saveFile } from '../store.ts'

const ANSWERED_AS_XLSX = {
  code: 'imports/answered-as-xlsx',
  zh: '旧格式文件已按 .xlsx 读取；退回的行也以 .xlsx 交回。',
  en: 'The old-format file was read as .xlsx; refused rows come back as .xlsx too.',
}

interface KeptFile {
  readonly file: FileOnDisk
  readonly format: 'xlsx' | 'csv'
  readonly isConverted: boolean
}

/** The upload on disk; .xls, .et and tables saved under those names are converted, and the original removed. */
async function keep(upload: File): Promise<KeptFile> {
  const file = await writeToDisk(upload.stream())
  try {
    const format = await sniffFormat({ path: file.path }, upload.name)
    if (format === 'zip') return { file, format: 'xlsx', isConverted: false }
    if (format === 'csv') return { file, format: 'csv', isConverted: false }
    const converted = await writeToDisk([await convertToXlsx({ path: file.path }, { fileName: upload.name })])
    await file.remove()
    return { file: converted, format: 'xlsx', isConverted: true }
  } catch (error) {
    await file.remove()
    throw error
  }
}

async function keepBatch(
  ctx: Ctx,
  { file, format, isConverted }: KeptFile,
  about: { fileName: string; entity?: EntityName | undefined; source?: string | undefined; areaCode: string },
): Promise<string> {
  const lists = await describeFile(ctx, { path: file.path, format, fileName: about.fileName })
  const county = ctx.actor.countyCode
  const first = ctx.newId()
  for (const [order, described] of lists.entries())
    await insertBatch(ctx.tx, {
      county_code: county,
      id: order === 0 ? first : ctx.newId(),
      file_of: order === 0 ? null : first,
      sheet_order: order,
      title: described.title,
      area_code: about.areaCode,
      file_name: about.fileName,
      format,
      sha256: file.sha256,
      sheet: described.sheet,
      header_bottom: described.headerBottom,
      head: JSON.stringify(described.head),
      notices: JSON.stringify(isConverted ? [ANSWERED_AS_XLSX] : []),
      is_1904: described.is1904,
      entity: about.entity ?? described.entity,
      source: about.source ?? described.source ?? (about.areaCode.endsWith('000') ? '本级填报' : '村自采'),
      valid_from: null,
      columns: JSON.stringify(described.columns),
      state: 'mapping',
      change_no: null,
      rows_total: described.rowsTotal,
      problem: JSON.stringify(null),
      created_by: ctx.actor.name,
      created_at: ctx.now().toISOString(),
      started_at: null,
      finished_at: null,
    })
  await saveFile(ctx.tx, { county, id: first, areaCode: about.areaCode }, readPieces(file.path))
  return first
}

/** Takes a file, keeps it, and proposes where each column of each of its lists goes. Answers the first list. Nothing is in the ledger yet. */
export const uploadImport = command({
  name: 'uploadImport',
  input: z.object({
    file: uploadedFile.meta({ title: '文件' }),
    entity: EntityName.optional().meta({ title: '对象' }),
    source: z.string().min(1).max(80).optional().meta({ title: '来源' }),
    areaCode: z
      .string()
      .regex(/^\d{12}$/)
      .optional()
      .meta({ title: '区划' }),
  }),
  output: ImportBatch,
  accepts: 'multipart',
  status: 201,
  may: mayBringIn,
  audit: {
    event: 'import.uploaded',
    title: { zh: '上传导入文件', en: 'Uploaded a file to import' },
    line: ({ output }) => ({ subject: output.id, data: { fileName: output.fileName, rows: output.rowsTotal } }),
  },
  async run(ctx, { file: upload, entity, source, areaCode = ctx.actor.areaFrom }) {
    if (!isWithin(areaCode, { from: ctx.actor.areaFrom, to: ctx.actor.areaTo }))
      throw problems.areaOutsideScope({ areaCode })
    const kept = await keep(upload)
    try {
      const id = await keepBatch(ctx, kept, { fileName: upload.name, entity, source, areaCode })
      return readPage(ctx, id)
    } finally {
      await kept.file.remove()
    }
  },
})
