import type { Bilingual, FactDefinition, RuleParameter, RuleRow, TableFinding } from '../contract.ts'

const both = (zh: string, en: string): Bilingual => ({ zh, en })

function twice(names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  return new Set(names.filter((name) => seen.size === seen.add(name).size))
}

function checkParameter(parameter: RuleParameter, isTwice: boolean): TableFinding[] {
  const { name, min, max, value } = parameter
  const where = { severity: 'error', parameter: name } as const
  if (isTwice) {
    const message = both(`参数 ${name} 出现两次`, `Parameter ${name} is there twice`)
    return [{ code: 'parameter-twice', ...where, message }]
  }
  if (min === null || max === null) {
    if (parameter.core) return []
    const message = both(`参数“${parameter.zh}”没有上下限`, `Parameter ${name} has no bounds`)
    return [{ code: 'parameter-without-bounds', ...where, message }]
  }
  if (value >= min && value <= max) return []
  const message = both(
    `参数“${parameter.zh}”的值 ${value} 不在 ${min} 至 ${max} 之间`,
    `Parameter ${name} is ${value}, which is not within ${min} and ${max}`,
  )
  return [{ code: 'parameter-out-of-bounds', ...where, message }]
}

const placeholders = (text: Bilingual): readonly string[] =>
  [...`${text.zh}${text.en}`.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')

function checkRow(row: RuleRow, number: number, known: ReadonlySet<string>, isTwice: boolean): TableFinding[] {
  const findings: TableFinding[] = []
  const say = (code: TableFinding['code'], column: string, message: Bilingual): void =>
    void findings.push({ code, severity: 'error', row: row.id, rowNumber: number, column, message })
  if (isTwice) say('row-twice', 'id', both(`行号 ${row.id} 出现两次`, `Row id ${row.id} is there twice`))
  if (row.clause.trim() === '')
    say('clause-missing', 'clause', both('没有写依据条款', 'The clause it stands on is missing'))
  for (const column of ['message', 'nextStep'] as const) {
    const text = row[column]
    const isNeeded = row.effect === 'block' || row.effect === 'warn' || column === 'message'
    if (isNeeded && (text.zh.trim() === '' || text.en.trim() === '')) {
      say('message-missing', column, both('中文和英文都要写', 'Both the Chinese and the English are needed'))
    }
    for (const name of placeholders(text)) {
      if (!known.has(name)) {
        say(
          'placeholder-not-known',
          column,
          both(`{${name}} 既不是事实也不是参数`, `{${name}} is neither a fact nor a parameter`),
        )
      }
    }
  }
  return findings
}

/** What is wrong beside the conditions: names twice, bounds, clauses, messages and their placeholders. */
export function checkWords(table: {
  readonly facts: readonly FactDefinition[]
  readonly parameters: readonly RuleParameter[]
  readonly rows: readonly RuleRow[]
}): TableFinding[] {
  const parametersTwice = twice(table.parameters.map(({ name }) => name))
  const rowsTwice = twice(table.rows.map(({ id }) => id))
  const known = new Set([...table.facts, ...table.parameters].map(({ name }) => name))
  return [
    ...table.parameters.flatMap((each) => checkParameter(each, parametersTwice.has(each.name))),
    ...table.rows.flatMap((row, at) => checkRow(row, at + 1, known, rowsTwice.has(row.id))),
  ]
}
