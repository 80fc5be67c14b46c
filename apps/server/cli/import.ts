import { openAsBlob } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { EntityName } from '#modules/catalogue/contract.ts'
import type { ImportBatch } from '#modules/imports/contract.ts'
import {
  IMPORT_JOB,
  importPage,
  importProblems,
  mapImport,
  refusedRows,
  runImport as startImport,
  runImportJob,
  uploadImport,
} from '#modules/imports/server/index.ts'
import { commandLineActor, isAreaCode } from '#modules/organisations/server/index.ts'
import { readConfig } from '#platform/config/read-config.ts'
import { execute, type Download, type Operation, type ServerParts } from '#platform/http/index.ts'
import { startWorker } from '#platform/jobs/index.ts'
import { createLog } from '#platform/log/log.ts'
import { openForCommand } from './open-database.ts'
import { EXIT } from './refusal.ts'

export interface ImportOptions {
  /** 12-digit code of the area the file speaks of; rows outside it are refused. */
  readonly area: string
  readonly entity?: string
  readonly source?: string
  /** File of decisions: `{"columns":[{"column":1,"element":"person_name"}], "validFrom"?: "2026-11-01", "sheet"?: "花名册"}`. */
  readonly mapping?: string
  /** Name of the sheet, where the file has several lists; the first when absent. */
  readonly sheet?: string
  /** Where refused rows are written. */
  readonly refused?: string
  /** Take the proposed mapping although columns are not sure. */
  readonly yes?: boolean
  readonly json?: boolean
}

const MappingFile = z.object({
  sheet: z.string().optional(),
  entity: EntityName.optional(),
  source: z.string().min(1).max(80).optional(),
  columns: z.array(
    z.object({ column: z.number().int(), element: z.string().nullable(), role: z.string().nullable().optional() }),
  ),
  validFrom: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
})

async function readMapping(path: string): Promise<z.output<typeof MappingFile>> {
  try {
    return MappingFile.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    throw importProblems.mappingFileNotReadable({
      why: error instanceof Error ? error.message.slice(0, 300) : String(error),
    })
  }
}

function readEntity(name: string | undefined): EntityName | undefined {
  if (name === undefined) return undefined
  const entity = EntityName.safeParse(name)
  if (!entity.success) throw importProblems.entityNotKnown({ entity: name, entities: EntityName.options })
  return entity.data
}

const say = (line: string): void => void process.stderr.write(`${line}\n`)

function showMapping(batch: ImportBatch): void {
  say(`${batch.fileName}：${batch.entity}，来源 ${batch.source}，约 ${batch.rowsTotal ?? 0} 行`)
  for (const column of batch.columns) {
    const where = column.element === null ? '不导入' : `${column.elementNameZh ?? ''} ${column.element}`
    const sure =
      column.element === null
        ? column.isRival === true
          ? `（${column.reason}） 待确认`
          : ''
        : ` ${(column.confidence * 100).toFixed(0)}%${column.automatic ? '' : ' 待确认'}`
    say(`  ${String(column.column).padStart(3)} ${column.path.join(' / ')} → ${where}${sure}`)
  }
}

type Call = (operation: Operation, input: unknown) => Promise<ImportBatch>

/** The list that was asked for by its sheet. @throws imports/sheet-not-found */
async function chooseSheet(call: Call, batch: ImportBatch, sheet: string | undefined): Promise<ImportBatch> {
  const { sheets } = batch
  const chosen = sheet === undefined ? sheets[0] : sheets.find((one) => one.sheet === sheet)
  if (chosen === undefined)
    throw importProblems.sheetNotFound({ sheet: sheet ?? '', sheets: sheets.map((one) => one.sheet) })
  if (sheets.length > 1)
    say(`文件里有 ${sheets.length} 张名单（${sheets.map((one) => one.sheet).join('、')}），这次导入“${chosen.sheet}”。`)
  return chosen.importId === batch.id ? batch : call(importPage, { importId: chosen.importId })
}

/** Runs the job here and tells how far it is, twice a second. */
async function bringIn(parts: ServerParts, call: Call, importId: string): Promise<ImportBatch> {
  await call(startImport, { importId })
  const worker = startWorker(parts, { [IMPORT_JOB]: runImportJob })
  const progress = setInterval(() => {
    call(importPage, { importId })
      .then((page) => process.stderr.write(`\r${page.rowsRead} / ${page.rowsTotal ?? '?'}`))
      .catch(() => undefined)
  }, 500)
  try {
    await worker.drain()
  } finally {
    clearInterval(progress)
    await worker.stop()
    process.stderr.write('\r')
  }
  return call(importPage, { importId })
}

function tellCounts(done: ImportBatch, json: boolean): void {
  if (json) return void process.stdout.write(`${JSON.stringify(done)}\n`)
  process.stdout.write(
    `读入 ${done.rowsRead} 行：新增 ${done.inserted}，更新 ${done.updated}，未变 ${done.unchanged}，冲突 ${done.conflicts} 项，退回 ${done.refused} 行\n` +
      done.reasons.map(({ reason, count }) => `  ${count} 行：${reason}\n`).join(''),
  )
}

async function saveRefused(
  parts: ServerParts,
  actor: ReturnType<typeof commandLineActor>,
  importId: string,
  path: string,
): Promise<void> {
  await execute(parts, { operation: refusedRows, input: { importId }, actor }, async (output) => {
    const { body } = output as Download
    if (body instanceof Uint8Array) await writeFile(path, body)
    else await pipeline(Readable.from(body, { objectMode: false }), createWriteStream(path))
  })
}

/**
 * `yici import FILE --area CODE`: shows the proposed mapping on standard error, brings the file in when every column is sure or
 * `yes` or a mapping is given, and prints the counts. Answers the exit code: 0, or 4 when rows were refused or columns want a look.
 * @throws Problem for everything that is refused
 */
export async function runImport(file: string, options: ImportOptions): Promise<number> {
  await stat(file).catch(() => {
    throw importProblems.fileNotFound({ file })
  })
  const mapping = options.mapping === undefined ? undefined : await readMapping(options.mapping)
  if (!isAreaCode(options.area)) throw importProblems.areaOutsideScope({ areaCode: options.area })
  const entity = readEntity(options.entity)
  const db = await openForCommand(readConfig(process.env))
  try {
    const parts: ServerParts = {
      db,
      log: createLog('error'),
      settings: { demo: false },
      reactions: {},
      now: () => new Date(),
    }
    const actor = commandLineActor(options.area)
    const call: Call = async (operation, input) => (await execute(parts, { operation, input, actor })) as ImportBatch
    const uploaded = await call(uploadImport, {
      file: new File([await openAsBlob(file)], basename(file)),
      ...(entity === undefined ? {} : { entity }),
      ...(options.source === undefined ? {} : { source: options.source }),
      areaCode: options.area,
    })
    const batch = await chooseSheet(call, uploaded, options.sheet ?? mapping?.sheet)
    const { sheet: _, ...decisions } = mapping ?? { columns: [] }
    const decided =
      mapping === undefined
        ? batch
        : await call(mapImport, { entity: batch.entity, source: batch.source, ...decisions, importId: batch.id })
    showMapping(decided)
    const unsure = decided.columns.filter(
      (column) => (column.element !== null && !column.automatic) || column.isRival === true,
    )
    if (unsure.length > 0 && options.yes !== true && mapping === undefined) {
      say(`有 ${unsure.length} 列需要确认：加 --yes 采用上面的对照，或用 --mapping 指定。尚未导入任何内容。`)
      return EXIT.doneWithRemarks
    }
    const done = await bringIn(parts, call, batch.id)
    tellCounts(done, options.json === true)
    if (done.problem !== null) {
      say(`没有完成：${done.problem.title}\n下一步：${done.problem.nextStep}`)
      return EXIT.refused
    }
    if (done.refused === 0) return done.state === 'done' ? EXIT.done : EXIT.doneWithRemarks
    if (options.refused !== undefined) await saveRefused(parts, actor, batch.id, options.refused)
    return EXIT.doneWithRemarks
  } finally {
    await db.close()
  }
}
