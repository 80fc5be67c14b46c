import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { clauseNumber, CLAUSES, type Clause } from '#modules/about/domain/clauses.data.ts'
import { SHIPPED_RULES } from '#modules/requests/domain/shipped-rules.data.ts'

const GUIDE = new URL('../docs/guides/rules.md', import.meta.url)
/** Everything from this line on is written by this file. */
const MARK = '<!-- From here on: tools/print-rules.ts (npm run generate) -->'
const TYPES = { block: '拦 block', warn: '提醒 warn', measure: '计 measure' } as const
const OVERRIDE = {
  block: '具名批准人和理由，公开 by a named approver with a reason, public',
  warn: '不拦 does not stop',
  measure: '不拦 does not stop',
  pass: '',
} as const

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const line = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`

interface Row {
  readonly table: string
  readonly id: string
  readonly clause: string
  readonly effect: keyof typeof OVERRIDE
  readonly zh: string
  readonly en: string
  readonly isCore: boolean
}

/** A message with the default figures; what depends on the case is n. */
const filled = (text: string, figures: ReadonlyMap<string, number>): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(figures.get(name) ?? 'n'))

const rows: readonly Row[] = SHIPPED_RULES.flatMap(({ key, rows: own, parameters }) => {
  const figures = new Map(parameters.map(({ name, value }) => [name, value]))
  return own.map(({ id, clause, effect, message, core }) => ({
    table: key,
    id,
    clause,
    effect,
    zh: filled(message.zh, figures),
    en: filled(message.en, figures),
    isCore: core === true,
  }))
})

/** Test files by the number of the clause their sentences name. */
export function testsByClause(): ReadonlyMap<number, readonly string[]> {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '*.test.ts', '*.spec.ts'],
    {
      encoding: 'utf8',
    },
  )
  const found = new Map<number, string[]>()
  for (const file of listed.split('\n').filter((name) => name !== '' && existsSync(name))) {
    const named = new Set<number>()
    for (const [, first = '', second] of readFileSync(file, 'utf8').matchAll(/['"`]clauses? (\d+)(?: and (\d+))?/g)) {
      named.add(Number(first))
      if (second !== undefined) named.add(Number(second))
    }
    for (const no of named)
      found.set(
        no,
        [...(found.get(no) ?? []), file].toSorted((a, b) => (a < b ? -1 : 1)),
      )
  }
  return found
}

const ruleLines = (own: readonly Row[]): readonly string[] =>
  own.map((row) =>
    line(
      `\`${row.table}/${row.id}\``,
      row.clause,
      row.effect === 'pass' ? '过 pass' : TYPES[row.effect],
      `${row.zh} ${row.en}`,
      row.isCore ? '处处适用 core' : '可局部调整 local figure',
      OVERRIDE[row.effect],
    ),
  )
const HEAD = ['规则行 row', '条 clause', '作用 effect', '说什么 says', '范围 reach', '怎样放行 override']
const table = (head: readonly string[], body: readonly string[]): string =>
  [line(...head), line(...head.map(() => '---')), ...body].join('\n')

function sectionOf(clause: Clause, tests: readonly string[]): string {
  const own = rows.filter((row) => clauseNumber(row.clause) === clause.no)
  return [
    `### ${clause.no} · ${clause.source} · ${TYPES[clause.type]}`,
    `${clause.zh}。 ${clause.en[0]?.toUpperCase() ?? ''}${clause.en.slice(1)}.`,
    ...(own.length === 0 ? [] : [table(HEAD, ruleLines(own))]),
    ...clause.by.map(
      (one) => `- ${one.kind === 'product' ? '软件 product' : '数据库 constraint'}：${one.zh}。 ${one.en}.`,
    ),
    tests.length === 0
      ? '测试 test：无 none.'
      : `测试 test：${tests.map((file) => `[${file}](../../${file})`).join(' · ')}`,
  ].join('\n\n')
}

function figures(): string {
  const all = SHIPPED_RULES.flatMap(({ key, parameters }) =>
    parameters.map((one) =>
      line(
        `\`${key}\``,
        `${one.zh} ${one.en}`,
        `${one.value} ${one.unit}`,
        one.core ? '不可调 fixed' : `${one.min ?? '–'} … ${one.max ?? '–'}`,
      ),
    ),
  )
  return table(['规则表 table', '数字 figure', '默认 default', '各地可调范围 bounds'], all)
}

/** docs/guides/rules.md: its written head, and every clause with what the shipped tables and the tests say of it. */
export function rulesDocument(): string {
  const [head = ''] = readFileSync(GUIDE, 'utf8').split(MARK)
  const tests = testsByClause()
  const others = rows.filter((row) => clauseNumber(row.clause) === undefined)
  return `${head}${MARK}

## 逐条 Clause by clause

${CLAUSES.map((clause) => sectionOf(clause, tests.get(clause.no) ?? [])).join('\n\n')}

### 其他依据 Other grounds

${table(HEAD, ruleLines(others))}

## 可调的数字 Figures a place may set

${figures()}
`
}

if (import.meta.main) writeFileSync(fileURLToPath(GUIDE), rulesDocument())
