/**
 * Cost of filling large lists, without a database: rows come as prepared COPY text or as values. Prints JSON lines
 * as run-all.ts takes them. `node tools/bench/fill-rows.ts [rows…]`; each measurement runs in a process of its own.
 */
import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDeflateRaw } from 'node:zlib'
import type { CopyTextField, FillValue } from '#modules/workbook/contract.ts'
import { openPackage } from '../../modules/workbook/server/package/open-package.ts'
import { fillWorkbook } from '../../modules/workbook/server/fill/fill-workbook.ts'
import { buildTemplate } from '../../modules/workbook/tests/build-template.ts'
import { medianOf, printFigure } from './measure-child.ts'

const COLUMNS = 20
const columns = Array.from({ length: COLUMNS }, (_, index) => index + 1)
const kindOf = (column: number): 'text' | 'number' | 'date' =>
  column <= 10 ? 'text' : column <= 17 ? 'number' : 'date'
const villages = Array.from({ length: 50 }, (_, index) => `虚构县第${index}镇第${index * 7}村`)

/** Half of the texts differ from row to row, as identity numbers, names and addresses do. */
function writeField(row: number, column: number): string {
  if (kindOf(column) === 'date')
    return `19${50 + (row % 50)}-${String(1 + (row % 12)).padStart(2, '0')}-${String(1 + ((row * column) % 28)).padStart(2, '0')}`
  if (kindOf(column) === 'number') return `${((row * 37 * column) % 1_000_003) / (column % 2 === 0 ? 1 : 100)}`
  if (column === 3) return `519900${19500101 + (row % 400_000)}${String(row % 10_000).padStart(4, '0')}`
  return column % 2 === 0 ? (villages[(row + column) % 50] ?? '') : `居民${row}号第${column}项`
}

function copyChunks(rows: number): Iterable<Uint8Array> {
  // The same 20,000 lines over and over: making them must not count.
  const lines: string[] = []
  for (let row = 0; row < Math.min(rows, 20_000); row += 1)
    lines.push(`${columns.map((column) => writeField(row, column)).join('\t')}\n`)
  const parts = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((part) =>
    Buffer.from(lines.slice((part * lines.length) / 10, ((part + 1) * lines.length) / 10).join('')),
  )
  const rest = Buffer.from(lines.slice(0, rows % lines.length).join(''))
  return (function* repeat(): Generator<Uint8Array> {
    for (let left = rows; left >= lines.length; left -= lines.length) yield* parts
    if (rest.length > 0) yield rest
  })()
}

function* values(rows: number): Generator<readonly FillValue[]> {
  for (let row = 0; row < rows; row += 1) {
    yield columns.map((column): FillValue => {
      const text = writeField(row, column)
      const kind = kindOf(column)
      return kind === 'text'
        ? { kind, text }
        : kind === 'number'
          ? { kind, number: Number(text) }
          : { kind, date: text, precision: 'day' }
    })
  }
}

const fields = columns.map((column): CopyTextField =>
  kindOf(column) === 'date' ? { kind: 'date', precision: 'day' } : { kind: kindOf(column) as 'text' | 'number' },
)

async function fill(rows: number, way: 'copy' | 'values', path: string): Promise<number> {
  const list = { firstRow: 5, lastRow: 9, templateRow: 5, columns, count: rows }
  const source = way === 'copy' ? { rows: [], copyText: { chunks: copyChunks(rows), fields } } : { rows: values(rows) }
  const bytes = buildTemplate({ columns: COLUMNS })
  const started = performance.now()
  await fillWorkbook({ bytes }, { sheets: [{ sheet: '花名册', cells: [], lists: [{ ...list, ...source }] }] }, { path })
  return performance.now() - started
}

/** The lower bound: the finished sheet's XML, deflated at the same level. */
async function deflateAgain(path: string): Promise<number> {
  const pack = await openPackage({ path })
  const pieces: Buffer[] = []
  for await (const piece of pack.streamPart('xl/worksheets/sheet1.xml')) pieces.push(piece)
  await pack.close()
  const started = performance.now()
  const deflate = createDeflateRaw({ level: 1, chunkSize: 128 * 1024 })
  const drained = (async () => {
    for await (const _ of deflate) continue
  })()
  for (const piece of pieces) if (!deflate.write(piece)) await new Promise((resolve) => deflate.once('drain', resolve))
  deflate.end()
  await drained
  return performance.now() - started
}

interface Measured {
  readonly ms: number
  readonly cpu: number
  readonly rssMb: number
  readonly deflateMs: number
  readonly fileMb: number
}

async function measure(rows: number, way: 'copy' | 'values'): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'fill-rows-'))
  const path = join(folder, 'out.xlsx')
  const before = process.cpuUsage()
  const ms = await fill(rows, way, path)
  const rssMb = process.resourceUsage().maxRSS / 1024
  const used = process.cpuUsage(before)
  const fileMb = statSync(path).size / 1024 / 1024
  const deflateMs = rows <= 100_000 ? await deflateAgain(path) : 0
  await rm(folder, { recursive: true })
  return { ms, cpu: (used.user + used.system) / 1000, rssMb, deflateMs, fileMb }
}

const measureApart = (rows: number, way: string, times: number): readonly Measured[] =>
  Array.from(
    { length: times },
    () =>
      JSON.parse(
        execFileSync(process.execPath, [import.meta.filename, '--one', `${rows}`, way], { encoding: 'utf8' }),
      ) as Measured,
  )

async function main(): Promise<void> {
  const [flag, one, way] = process.argv.slice(2)
  if (flag === '--one') {
    process.stdout.write(JSON.stringify(await measure(Number(one), way === 'values' ? 'values' : 'copy')))
    return
  }
  const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10_000, 100_000, 1_000_000]
  for (const kind of ['copy', 'values']) {
    let perRow: number | undefined
    for (const rows of sizes) {
      const found = measureApart(rows, kind, rows > 200_000 ? 1 : 3)
      const cost = medianOf(found.map((run) => run.cpu)) / rows
      const rssMb = Math.max(...found.map((run) => run.rssMb))
      printFigure({
        name: `write ${rows} × ${COLUMNS} into a template from ${kind === 'copy' ? 'COPY text' : 'values'}, no database`,
        unit: 'ms',
        values: found.map((run) => run.ms),
        ...(perRow === undefined ? {} : { ratio: cost / perRow, limit: 'ratio ≤ 1.2' }),
        rssMb,
        rssLimitMb: rows > 100_000 ? 512 : 300,
        note: `${(cost * 1000).toFixed(1)} µs of processor a row${perRow === undefined ? '' : '; the ratio is to the shortest list'}; file ${Math.round(found[0]?.fileMb ?? 0)} MB`,
      })
      perRow ??= cost
      if (rows === 100_000)
        printFigure({
          name: `the same ${rows} rows, deflate of their XML alone`,
          unit: 'ms',
          values: found.map((run) => run.deflateMs),
          note: `writing takes ${(medianOf(found.map((run) => run.ms)) / medianOf(found.map((run) => run.deflateMs))).toFixed(2)} times this`,
        })
    }
  }
}

await main()
