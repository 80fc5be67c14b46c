/**
 * Reading a workbook of one million rows × 20 against a bare unzip-and-scan of the same parts in the same run.
 * `node tools/bench/read-rows.ts [--rows 1000000] [--runs 3]` prints JSON lines {name, unit, median, ratio, limit, rssMb}.
 * Bare: inflate shared strings and sheet, check the sum, decode UTF-8, find every `<`; nothing is kept. Each run is a fresh process.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readRows } from '../../modules/workbook/server/index.ts'
import { openPackage } from '../../modules/workbook/server/package/open-package.ts'
import { writeLargeWorkbook } from './write-large-workbook.ts'

interface Run {
  readonly ms: number
  readonly cpuMs: number
  readonly rssMb: number
  readonly rows: number
}

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '3' },
    task: { type: 'string' },
    file: { type: 'string' },
  },
})

async function scanBare(path: string): Promise<number> {
  const pack = await openPackage({ path })
  let tags = 0
  for (const part of ['xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml']) {
    for await (const chunk of pack.streamPart(part)) {
      const text = chunk.toString('utf8')
      for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) tags += 1
    }
  }
  await pack.close()
  return tags
}

async function readAll(path: string): Promise<number> {
  let rows = 0
  for await (const batch of readRows({ path })) rows += batch.rows.length
  return rows
}

/** Peak of this very process; maxRSS of a child begins at that of the parent it was forked from. */
const peakMb = (): number =>
  process.platform === 'linux'
    ? Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024
    : process.resourceUsage().maxRSS / 1024

async function measure(task: string, path: string): Promise<Run> {
  const start = performance.now()
  const before = process.cpuUsage()
  const rows = task === 'bare' ? await scanBare(path) : await readAll(path)
  const { user, system } = process.cpuUsage(before)
  return {
    ms: performance.now() - start,
    cpuMs: (user + system) / 1000,
    rssMb: peakMb(),
    rows,
  }
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

async function compare(rows: number, runs: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'read-rows-'))
  try {
    const path = join(folder, 'large.xlsx')
    await writeLargeWorkbook(path, rows)
    const run = (task: string): Run =>
      JSON.parse(
        execFileSync(
          process.execPath,
          [...process.execArgv, fileURLToPath(import.meta.url), '--task', task, '--file', path],
          {
            encoding: 'utf8',
          },
        ),
      ) as Run
    const pairs = Array.from({ length: runs }, () => ({ bare: run('bare'), read: run('read') }))
    if (pairs.some(({ read }) => read.rows !== rows)) throw new Error('rows were lost')
    const bare = median(pairs.map((pair) => pair.bare.ms))
    const read = median(pairs.map((pair) => pair.read.ms))
    const cpu = median(pairs.map((pair) => pair.read.cpuMs)) / median(pairs.map((pair) => pair.bare.cpuMs))
    const print = (line: Record<string, string | number>): void => console.log(JSON.stringify(line))
    print({
      name: `bare unzip-and-scan of ${rows} rows × 20`,
      unit: 'ms',
      median: Math.round(bare),
      rssMb: Math.round(Math.max(...pairs.map((pair) => pair.bare.rssMb))),
    })
    print({
      name: `read ${rows} rows × 20`,
      unit: 'ms',
      median: Math.round(read),
      ratio: Number((read / bare).toFixed(2)),
      note: `processor ratio ${cpu.toFixed(2)}`,
      limit: 'ratio ≤ 1.5',
      rssMb: Math.round(Math.max(...pairs.map((pair) => pair.read.rssMb))),
      rssLimitMb: 512,
    })
  } finally {
    await rm(folder, { recursive: true })
  }
}

if (values.task !== undefined && values.file !== undefined)
  console.log(JSON.stringify(await measure(values.task, values.file)))
else await compare(Number(values.rows), Number(values.runs))
