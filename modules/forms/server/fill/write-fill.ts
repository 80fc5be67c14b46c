import type { FillPlan } from '#modules/workbook/contract.ts'
import { fillWorkbook, packFiles, type FillOutput } from '#modules/workbook/server/index.ts'
import { prepareFill, type FillOrder, type PreparedFill } from './fill-form.ts'
import type { FillListener, Filling, Tally } from './filling.ts'
import { bytesThroughFile } from './through-file.ts'

export interface WrittenFill {
  readonly tally: Tally
  /** `zip`: one workbook per subject of a card form. */
  readonly format: 'xlsx' | 'zip'
  readonly workbooks: number
}

/** Rows of the 来源 sheet; read after the sheets were written, when all sources are known. */
export type AppendixRows = () => AsyncIterable<readonly string[]> | Iterable<readonly string[]>

const SOURCES_SHEET = '来源'

const lazily = (rows: AppendixRows): AsyncIterable<readonly string[]> => ({
  async *[Symbol.asyncIterator]() {
    yield* rows()
  },
})

/** Names of files must differ and hold no path. */
function fileNameFor(subject: string, used: Set<string>): string {
  const clean = subject.replace(/[\\/:*?"<>|\s]/gu, '') || '未具名'
  let name = `${clean}.xlsx`
  for (let nth = 2; used.has(name); nth++) name = `${clean}-${nth}.xlsx`
  used.add(name)
  return name
}

/**
 * Fills a template and writes it. Cards of several subjects become sheets of one workbook; with `asArchive`, a .zip of workbooks.
 *
 * @throws what prepareFill refuses
 */
export async function writeFill(
  ctx: Filling['ctx'],
  order: FillOrder,
  output: FillOutput,
  options: { readonly listener: FillListener; readonly appendix?: AppendixRows; readonly asArchive?: boolean },
): Promise<WrittenFill> {
  const isArchive = options.asArchive === true
  const prepared = await prepareFill(ctx, order, options.listener, isArchive ? 'workbooks' : 'sheets')
  const planOf = (one: PreparedFill): FillPlan => ({
    sheets: [...one.sheets],
    ...(options.appendix === undefined ? {} : { appendix: { name: SOURCES_SHEET, rows: lazily(options.appendix) } }),
  })
  const source = { bytes: order.template.bytes }
  const { tally } = prepared
  if (!isArchive) {
    for await (const one of prepared.workbooks)
      tally.notices.push(...(await fillWorkbook(source, planOf(one), output)).notices)
    return { tally, format: 'xlsx', workbooks: 1 }
  }
  let workbooks = 0
  const used = new Set<string>()
  async function* files(): AsyncGenerator<{ name: string; bytes: Uint8Array }> {
    for await (const one of prepared.workbooks) {
      workbooks += 1
      const { bytes } = await bytesThroughFile((path) => fillWorkbook(source, planOf(one), { path }))
      yield { name: fileNameFor(one.subject ?? '', used), bytes }
    }
  }
  await packFiles(files(), output)
  return { tally, format: 'zip', workbooks }
}

/** As writeFill, into memory: for the web, where a fill is kept beside its form. */
export async function fillToBytes(
  ctx: Filling['ctx'],
  order: FillOrder,
  options: { readonly listener: FillListener },
): Promise<WrittenFill & { readonly bytes: Uint8Array }> {
  const { bytes, written } = await bytesThroughFile((path) => writeFill(ctx, order, { path }, options))
  return { ...written, bytes }
}
