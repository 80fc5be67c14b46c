import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FillPlan } from '#modules/workbook/contract.ts'
import { fillWorkbook, packFiles, type FillOutput } from '#modules/workbook/server/index.ts'
import { problems } from '../problems.ts'
import { prepareFill, type FillOrder, type PreparedFill } from './fill-form.ts'
import type { FillListener, Filling, Tally } from './filling.ts'

export interface WrittenFill {
  readonly tally: Tally
  /** `zip`: one workbook per subject of a card form. */
  readonly format: 'xlsx' | 'zip'
  readonly workbooks: number
}

/** Rows of the 来源 sheet; read after the sheets were written, when all sources are known. */
export type AppendixRows = () => AsyncIterable<readonly string[]> | Iterable<readonly string[]>

const SOURCES_SHEET = '来源'

async function withTemporary<T>(use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'yici-fill-'))
  try {
    return await use(join(folder, 'filled.xlsx'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

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
 * Fills a template and writes it. A card form with several subjects becomes a .zip of workbooks; `asArchive` says whether
 * the output may be one.
 *
 * @throws forms/card-needs-archive when several cards were asked for into one .xlsx, and what prepareFill refuses
 */
export async function writeFill(
  ctx: Filling['ctx'],
  order: FillOrder,
  output: FillOutput,
  options: {
    readonly listener: FillListener
    readonly appendix?: AppendixRows
    readonly asArchive: boolean | undefined
  },
): Promise<WrittenFill> {
  const prepared = await prepareFill(ctx, order, options.listener)
  const planOf = (one: PreparedFill): FillPlan => ({
    sheets: [...one.sheets],
    ...(options.appendix === undefined ? {} : { appendix: { name: SOURCES_SHEET, rows: lazily(options.appendix) } }),
  })
  const source = { bytes: order.template.bytes }
  const iterator = iterate(prepared.workbooks)
  const first = await iterator.next()
  if (first.done === true) throw problems.nothingToFill()
  const second = first.value.subject === undefined || options.asArchive === true ? undefined : await iterator.next()
  const several = options.asArchive === true || (second !== undefined && second.done !== true)
  if (!several) {
    const report = await fillWorkbook(source, planOf(first.value), output)
    prepared.tally.notices.push(...report.notices)
    return { tally: prepared.tally, format: 'xlsx', workbooks: 1 }
  }
  if (options.asArchive === false) throw problems.cardNeedsArchive()
  let workbooks = 0
  const used = new Set<string>()
  async function* files(): AsyncGenerator<{ name: string; bytes: Uint8Array }> {
    const coming = [first, ...(second === undefined ? [] : [second])]
    for (
      let next = coming.shift() ?? (await iterator.next());
      next.done !== true;
      next = coming.shift() ?? (await iterator.next())
    ) {
      const one = next.value
      workbooks += 1
      const bytes = await withTemporary(async (path) => {
        await fillWorkbook(source, planOf(one), { path })
        return readFile(path)
      })
      yield { name: fileNameFor(one.subject ?? '', used), bytes }
    }
  }
  await packFiles(files(), output)
  return { tally: prepared.tally, format: 'zip', workbooks }
}

async function* iterate(workbooks: AsyncIterable<PreparedFill> | Iterable<PreparedFill>): AsyncGenerator<PreparedFill> {
  yield* workbooks
}

/** As writeFill, into memory: for the web, where a fill is kept beside its form. */
export function fillToBytes(
  ctx: Filling['ctx'],
  order: FillOrder,
  options: { readonly listener: FillListener },
): Promise<WrittenFill & { readonly bytes: Uint8Array }> {
  return withTemporary(async (path) => {
    const written = await writeFill(ctx, order, { path }, { ...options, asArchive: undefined })
    return { ...written, bytes: await readFile(path) }
  })
}
