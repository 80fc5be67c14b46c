/**
 * Decision tables through the face of `rules`: 15 tables of 6 rows over 12 facts, and a draft tried on 10,000 cases of the past,
 * before and after. No database in the figures of deciding; the comparison reads its rules from an embedded one.
 * `node tools/bench/rules.ts [--cases 10000] [--runs 7]`
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { migrationFolders } from '#apps/server/migration-folders.ts'
import type { FactDefinition, Facts, RuleRow, ShippedTable } from '#modules/rules/contract.ts'
import {
  compareVersions,
  decide,
  decideMany,
  loadShippedTables,
  rulesInForce,
  type PastCase,
} from '#modules/rules/server/index.ts'
import { migrate, openDatabase, type Transaction } from '#platform/database/index.ts'
import { medianOf, printFigure } from './measure-child.ts'

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '10000' }, runs: { type: 'string', default: '5' } },
})
const [count, runs] = [Number(values.cases), Number(values.runs)]
const TABLES = 15
const AREA = '519900000000'
const DAY = '2026-11-23'

const KINDS = ['data', 'report', 'inspection', 'meeting', 'document', 'campaign', 'app'] as const
const FACTS: FactDefinition[] = [
  ...['leadDays', 'minutes', 'people', 'villages', 'newFields', 'known', 'budgetLeft', 'pages'].map(
    (name): FactDefinition => ({ name, type: 'number', zh: name, en: name, min: 0, whole: true }),
  ),
  { name: 'urgent', type: 'flag', zh: '紧急', en: 'urgent' },
  { name: 'photos', type: 'flag', zh: '照片', en: 'photos', optional: true },
  { name: 'kind', type: 'code', zh: '种类', en: 'kind', values: KINDS.map((code) => ({ code, zh: code, en: code })) },
  { name: 'until', type: 'date', zh: '到期', en: 'until', optional: true },
]
const rowOf = (table: number, at: number): RuleRow => {
  const figures = FACTS.filter(({ type }) => type === 'number')
  const [one, two] = [figures[(table + at) % 8]?.name ?? '', figures[(table + at + 3) % 8]?.name ?? '']
  return {
    id: `r${at}`,
    when: {
      [one]: at % 2 === 0 ? '< least' : `>= ${5 + at}`,
      [two]: `> ${at * 10}`,
      ...(at % 3 === 0 ? { kind: '属于 (data, report)' } : {}),
      ...(at % 3 === 1 ? { urgent: '否' } : {}),
      ...(at === 5 ? { until: '早于 2026-12-01' } : {}),
    },
    effect: at % 2 === 0 ? 'block' : 'warn',
    clause: `R${at}`,
    message: { zh: `{${one}} 少于 {least}`, en: `{${one}} is less than {least}` },
    nextStep: { zh: '改期', en: 'Move it' },
    core: false,
  }
}
const shipped = Array.from({ length: TABLES }, (_, table): ShippedTable => ({
  key: `bench-${table}`,
  owner: 'bench',
  title: { zh: '量', en: 'bench' },
  hitPolicy: 'collect',
  complete: false,
  facts: FACTS,
  parameters: [{ name: 'least', zh: '至少', en: 'least', unit: '', value: 5, min: 1, max: 20, core: false }],
  rows: Array.from({ length: 6 }, (_row, at) => rowOf(table, at)),
}))

/** No two cases alike: nothing is saved by asking the same only once. */
let state = 42
const next = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state % below
}
const aCase = (at: number): Facts => ({
  leadDays: next(20),
  minutes: at,
  people: next(4_000),
  villages: next(300),
  newFields: next(40),
  known: next(40),
  budgetLeft: next(100_000),
  pages: next(30),
  urgent: next(5) === 0,
  photos: next(3) === 0 ? null : next(2) === 0,
  kind: KINDS[next(7)] ?? 'data',
  until: next(4) === 0 ? null : `202${6 + next(3)}-0${1 + next(9)}-15`,
})
const cases = Array.from({ length: count }, (_, at) => aCase(at))
async function* past(): AsyncGenerator<PastCase, void, void> {
  for (const [at, facts] of cases.entries()) yield { id: `q${at}`, facts }
}

let processorMs = 0
async function timed(times: number, run: () => Promise<unknown>): Promise<number[]> {
  await run()
  const ms: number[] = []
  const before = process.cpuUsage()
  for (let at = 0; at < times; at += 1) {
    const began = performance.now()
    await run()
    ms.push(performance.now() - began)
  }
  const used = process.cpuUsage(before)
  processorMs = Math.round((used.user + used.system) / 1000 / times)
  return ms
}

async function measure(tx: Transaction): Promise<void> {
  await loadShippedTables(tx, '519900', shipped, '2026-01-01')
  const rules = await rulesInForce({ tx }, { owner: 'bench', areaCode: AREA, day: DAY })
  const single = await timed(5, async () => {
    for (const one of cases.slice(0, 1_000)) await decide(rules, one)
  })
  printFigure({
    name: `decide one case by ${TABLES} tables × 6 rows, one after the other`,
    unit: 'cases/s',
    values: single.map((ms) => 1_000_000 / ms),
    note: `${Math.round((medianOf(single) / 1_000) * 1_000)} µs a case; ${Math.round((1_000_000 / medianOf(single)) * TABLES)} tables a second`,
  })
  const many = await timed(runs, () => decideMany(rules, cases))
  printFigure({
    name: `decideMany over ${count} different cases, ${TABLES} tables`,
    unit: 'ms',
    values: many,
    limit: '≤ 5000',
    note: `${Math.round((count * 1_000) / medianOf(many))} cases a second, verdicts with their words and trace; processor ${processorMs} ms`,
  })
  const content = { complete: false, parameters: shipped[0]?.parameters ?? [], rows: shipped[0]?.rows ?? [] }
  const draft = { ...content, parameters: content.parameters.map((each) => ({ ...each, value: 9 })) }
  const actor = {
    memberId: AREA,
    name: 'bench',
    roles: [],
    countyCode: '519900',
    areaFrom: AREA,
    areaTo: '519901000000',
  }
  let turned = 0
  const both = await timed(runs, async () => {
    const asked = { tx, actor, now: () => new Date(`${DAY}T02:00:00Z`) }
    const found = await compareVersions(asked, { key: 'bench-0', content: draft }, past())
    turned = found.turned.reduce((sum, each) => sum + each.count, 0)
  })
  printFigure({
    name: `a draft tried on ${count} cases, all tables before and after`,
    unit: 'ms',
    values: both,
    limit: '≤ 5000',
    rssMb: process.memoryUsage().rss / 1e6,
    note: `${turned} verdicts turn; processor ${processorMs} ms; memory is that of the whole process with the embedded database`,
  })
}

const directory = await mkdtemp(join(tmpdir(), 'yici-bench-rules-'))
const db = await openDatabase({ dataDirectory: directory, migrations: migrationFolders })
try {
  await migrate(db, migrationFolders)
  await db.transaction({ kind: 'system' }, measure)
} finally {
  await db.close()
  await rm(directory, { recursive: true, force: true })
}
