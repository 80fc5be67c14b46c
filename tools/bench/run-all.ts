// npm run bench: runs every benchmark as a process of its own and writes docs/benchmarks.md; `npm run bench -- NAME … --write`
// measures these again and keeps the other sections, `npm run bench -- NAME …` only prints.
// Each script of this folder prints JSON lines: {name, unit, median, min?, max?, ratio?, limit?, rssMb?, rssLimitMb?, note?}.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { basename, join } from 'node:path'
import { serverUrl } from './prepare-sample.ts'

export interface Figure {
  readonly name: string
  readonly unit: string
  readonly median: number
  readonly min?: number
  readonly max?: number
  /** Against the bare work of the same run (COPY + deflate, unzip-and-scan …), or the growth from small to large. */
  readonly ratio?: number
  /** What must hold, as text: `ratio ≤ 1.5`, `≥ 10000`. */
  readonly limit?: string
  readonly rssMb?: number
  readonly rssLimitMb?: number
  readonly note?: string
}

const folder = import.meta.dirname
/** What the benchmarks are made with. */
const SKIPPED = new Set([
  'run-all.ts',
  'measure-child.ts',
  'prepare-sample.ts',
  'registered-asks.ts',
  'gate-server.ts',
  'write-large-workbook.ts',
])
/** What is measured in a process of its own runs as `./yici` does. */
const flags = (/node" (--\S.*) "\$entry"/.exec(readFileSync('yici', 'utf8'))?.[1] ?? '').split(' ')
const env = { ...process.env, DATABASE_URL: serverUrl() }
const asked = process.argv.slice(2)
const only = asked.filter((name) => name !== '--write')
const isWritten = only.length === 0 || asked.includes('--write')

const scripts = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !SKIPPED.has(file) && !file.startsWith('make-'))
  .filter((file) => only.length === 0 || only.includes(basename(file, '.ts')))

function holds(figure: Figure): boolean | undefined {
  const checks: boolean[] = []
  const stated = /^(ratio )?(≤|≥) ?([\d.,]+)/.exec(figure.limit ?? '')
  if (stated !== null) {
    const bound = Number((stated[3] ?? '').replace(/,/g, ''))
    const value = stated[1] === undefined ? figure.median : figure.ratio
    if (value !== undefined) checks.push(stated[2] === '≤' ? value <= bound : value >= bound)
  }
  if (figure.rssLimitMb !== undefined && figure.rssMb !== undefined) checks.push(figure.rssMb <= figure.rssLimitMb)
  return checks.length === 0 ? undefined : checks.every(Boolean)
}

const number = (value: number | undefined, digits = 2): string =>
  value === undefined
    ? ''
    : value >= 100
      ? Math.round(value).toLocaleString('en-US')
      : Number(value.toFixed(digits)).toString()

function rowOf(figure: Figure): string {
  const verdict = { true: 'yes', false: '**no**', undefined: '' }[
    String(holds(figure)) as 'true' | 'false' | 'undefined'
  ]
  const spread = figure.min === undefined ? '' : ` (${number(figure.min)}–${number(figure.max)})`
  const rss =
    figure.rssMb === undefined
      ? ''
      : `${number(figure.rssMb, 0)}${figure.rssLimitMb === undefined ? '' : ` ≤ ${figure.rssLimitMb}`}`
  return `| ${figure.name} | ${number(figure.median)} ${figure.unit}${spread} | ${number(figure.ratio)} | ${figure.limit ?? ''} | ${rss} | ${verdict} | ${figure.note ?? ''} |`
}

const DOCUMENT = 'docs/benchmarks.md'
const REMARKS = '## What is not reached'
/** Sections by name as they were measured before; a new run of all keeps none. */
const sections = new Map<string, string>(
  only.length === 0
    ? []
    : (readFileSync(DOCUMENT, 'utf8').split(REMARKS)[0] ?? '')
        .split(/^## /m)
        .slice(1)
        .map((section) => [section.split('\n')[0] ?? '', `## ${section.trimEnd()}`]),
)
let failed = 0
for (const script of scripts) {
  const name = basename(script, '.ts')
  process.stderr.write(`bench ${name} …\n`)
  const when = `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, load ${(loadavg()[0] ?? 0).toFixed(1)} before it began`
  const run = spawnSync(process.execPath, [...flags, '--expose-gc', join(folder, script)], {
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 26,
  })
  const figures = run.stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Figure)
  if (run.status !== 0 || figures.length === 0) {
    failed++
    sections.set(name, `## ${name}\n\nDid not finish (exit ${run.status ?? 'by signal'}).`)
    continue
  }
  sections.set(
    name,
    [
      `## ${name}`,
      '',
      `\`npm run bench -- ${name}\` · ${when}`,
      '',
      '| what | median (min–max) | ratio | limit | peak RSS, MB | holds | note |',
      '|---|---|---|---|---|---|---|',
      ...figures.map(rowOf),
    ].join('\n'),
  )
}

const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, ${process.platform} ${process.arch}`
const text = `# Benchmarks

Whole-process figures, medians of several runs; a ratio is against the bare work of the same run on the same machine, so that it
survives a slower or busier machine. Measured on: ${machine}. Each section says when, and how busy the machine was. Reproduce all of it with \`npm run bench\`.

${[...sections]
  .toSorted(([a], [b]) => a.localeCompare(b))
  .map(([, section]) => section)
  .join('\n\n')}

${readFileSync(join(folder, 'remarks.md'), 'utf8')}`
if (isWritten) writeFileSync(DOCUMENT, text)
else process.stdout.write(`${text}\n`)
process.exitCode = failed === 0 ? 0 : 1
