import type { Bilingual, FactDefinition } from '../contract.ts'
import { ok, refused, type Result } from '#platform/result.ts'
import { parsePlainDate } from '#platform/time.ts'
import type { Comparison, Condition, Operand } from './condition.ts'

type Read<T> = Result<T, Bilingual>
const no = (zh: string, en: string): Read<never> => refused({ zh, en })

/** What an official may write for each comparison; longer words first, for 不超过 holds 超过. */
const COMPARISONS: readonly (readonly [string, Comparison])[] = [
  ['大于等于', '>='],
  ['小于等于', '<='],
  ['不等于', '!='],
  ['不少于', '>='],
  ['不小于', '>='],
  ['不低于', '>='],
  ['不早于', '>='],
  ['不超过', '<='],
  ['不大于', '<='],
  ['不多于', '<='],
  ['不晚于', '<='],
  ['不高于', '<='],
  ['至少', '>='],
  ['至多', '<='],
  ['小于', '<'],
  ['少于', '<'],
  ['低于', '<'],
  ['早于', '<'],
  ['不足', '<'],
  ['大于', '>'],
  ['多于', '>'],
  ['超过', '>'],
  ['高于', '>'],
  ['晚于', '>'],
  ['等于', '='],
  ['<=', '<='],
  ['>=', '>='],
  ['!=', '!='],
  ['<>', '!='],
  ['==', '='],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
  ['<', '<'],
  ['>', '>'],
  ['=', '='],
]
const ANY = new Set(['', '-', '任意', '不限', 'any'])
const YES = new Set(['是', '有', '真', 'yes', 'true'])
const NO = new Set(['否', '无', '假', 'no', 'false'])
const MISSING = new Set(['缺失', '未知', '没有填', 'missing', 'unknown'])
const PRESENT = new Set(['已知', '已填', 'present', 'known'])
const MOST = 1e12
/** Nothing that could end a text in the language of an engine. */
const PLAIN_TEXT = /^[^"'`\\{}$\p{Cc}]{1,100}$/u

const narrow = (text: string): string =>
  text
    .replaceAll(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll(/[\u3000\s]+/g, ' ')
    .replaceAll('、', ',')
    .trim()

function parseNumber(text: string): number | undefined {
  if (!/^-?\d{1,13}(\.\d{1,6})?$/.test(text)) return undefined
  const value = Number(text)
  return Math.abs(value) <= MOST ? value : undefined
}

/** `-` before a parameter name or a figure with its unit is not read: the unit stands at the fact. */
function parseOperand(text: string, fact: FactDefinition, parameters: ReadonlySet<string>): Read<Operand> {
  const word = text.trim()
  if (word === '') return no('比较符号后面缺少数值', 'a value is missing after the comparison')
  switch (fact.type) {
    case 'number': {
      const bare = fact.unit !== undefined && word.endsWith(fact.unit) ? word.slice(0, -fact.unit.length).trim() : word
      const value = parseNumber(bare)
      if (value !== undefined) return ok({ kind: 'value', value })
      if (parameters.has(word)) return ok({ kind: 'parameter', name: word })
      return no(`“${word}”既不是数字，也不是本表的参数`, `“${word}” is neither a number nor a parameter of this table`)
    }
    case 'date': {
      const day = parsePlainDate(word)
      return day === undefined
        ? no(`“${word}”不是日期，应写成 2026-11-23`, `“${word}” is no day; write 2026-11-23`)
        : ok({ kind: 'value', value: day })
    }
    case 'code': {
      const found = (fact.values ?? []).find(
        ({ code, zh, en }) => code === word || zh === word || en.toLowerCase() === word.toLowerCase(),
      )
      const known = (fact.values ?? []).map(({ zh }) => zh).join('、')
      return found === undefined
        ? no(`“${word}”不在可选值里：${known}`, `“${word}” is none of the permissible values`)
        : ok({ kind: 'value', value: found.code })
    }
    case 'text':
      return PLAIN_TEXT.test(word)
        ? ok({ kind: 'value', value: word })
        : no('文字里不能有引号、反斜线或花括号', 'a text may not hold quotes, backslashes or braces')
    case 'flag':
      return no('只能填“是”或“否”', 'only yes or no')
  }
}

function parseList(text: string, negated: boolean, fact: FactDefinition): Read<Condition> {
  const inner = /^\((.*)\)$/.exec(text.trim())?.[1]
  if (inner === undefined || inner.trim() === '')
    return no('“属于”后面要用括号列出值，如 属于 (甲, 乙)', 'list the values in brackets: in (a, b)')
  const values: (number | string)[] = []
  for (const word of inner.split(',')) {
    const operand = parseOperand(word, fact, new Set())
    if (!operand.ok) return operand
    if (operand.value.kind === 'value') values.push(operand.value.value)
  }
  return ok({ kind: 'in', values: [...new Set(values)], negated })
}

const ordered = (fact: FactDefinition): boolean => fact.type === 'number' || fact.type === 'date'

function parseOne(text: string, fact: FactDefinition, parameters: ReadonlySet<string>): Read<Condition> {
  const list = /^(不属于|属于|not in|in)\s*(?=\(|$)/i.exec(text)
  if (list !== null) {
    const word = (list[1] ?? '').toLowerCase()
    return parseList(text.slice(list[0].length), word === '不属于' || word === 'not in', fact)
  }
  const found = COMPARISONS.find(([word]) => text.startsWith(word))
  const range = found === undefined ? /^(.+?)\s*(?:至|到|\.\.| to )\s*(.+)$/.exec(text) : null
  if (range !== null && ordered(fact)) {
    const from = parseOperand(range[1] ?? '', fact, parameters)
    if (!from.ok) return from
    const to = parseOperand(range[2] ?? '', fact, parameters)
    return to.ok ? ok({ kind: 'range', from: from.value, to: to.value }) : to
  }
  const operator = found?.[1] ?? '='
  const operand = parseOperand(text.slice(found?.[0].length ?? 0), fact, parameters)
  if (!operand.ok) return operand
  if (!ordered(fact) && operator !== '=' && operator !== '!=')
    return no('这个事实没有大小之分，只能用 =、≠、属于', 'this fact has no order: use =, ≠ or in (…)')
  return ok({ kind: 'compare', operator, operand: operand.value })
}

/** A cell as an official writes it. A refusal says in both languages what cannot be read and what to write. */
export function parseCondition(text: string, fact: FactDefinition, parameters: ReadonlySet<string>): Read<Condition> {
  const plain = narrow(text)
  const word = plain.toLowerCase()
  if (ANY.has(word)) return ok({ kind: 'any' })
  if (MISSING.has(word) || PRESENT.has(word)) {
    if (fact.optional !== true)
      return no('这个事实总是已知的，不能写“缺失”或“已知”', 'this fact is always known: “missing” cannot be')
    return ok({ kind: MISSING.has(word) ? 'missing' : 'present' })
  }
  if (fact.type === 'flag') {
    if (YES.has(word)) return ok({ kind: 'flag', value: true })
    if (NO.has(word)) return ok({ kind: 'flag', value: false })
    return no('只能填“是”或“否”', 'only yes or no')
  }
  const parts = ordered(fact) ? plain.split(/\s*(?:且|并且|&&|\band\b)\s*/) : [plain]
  const read: Condition[] = []
  for (const part of parts) {
    const one = parseOne(part, fact, parameters)
    if (!one.ok) return one
    read.push(one.value)
  }
  const [first] = read
  return ok(read.length === 1 && first !== undefined ? first : { kind: 'all', of: read })
}
