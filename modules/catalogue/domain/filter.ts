import { ok, refused, type Result } from '#platform/result.ts'
import { references } from './filter-aliases.data.ts'

/**
 * One condition of a filter. `name` is an element id or a predicate that is no element (`age`, `ytd`, `month`, `stated`).
 * `value` is a token or code of the element's value domain, a number, a boolean, or null (`!=null`: present).
 */
export interface Condition {
  readonly name: string
  readonly op: '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in'
  readonly value: string | number | boolean | null | readonly (string | number)[]
}

/** A conjunction; printed `a==1 && b>=2`. An empty one holds for every row. */
export type Filter = readonly Condition[]

const NAME = /^[\p{L}_][\p{L}\p{N}_.]*/u
const NUMBER = /^-?\d+(?:\.\d+)?(?![\p{L}\p{N}_.])/u
const STRING = /^'((?:[^'\\]|\\.)*)'|^"((?:[^"\\]|\\.)*)"/
const OPERATOR = /^(==|!=|<=|>=|<|>|=|≥|≤|≠)/
const SPELLINGS: Readonly<Record<string, Condition['op']>> = { '=': '==', '≥': '>=', '≤': '<=', '≠': '!=' }

type Scalar = string | number | boolean | null

/** What is left of the text to read. */
interface Reader {
  rest: string
}

/** Takes the next piece from the front, with the blanks after it. */
function take(reader: Reader, pattern: RegExp): string | undefined {
  const found = pattern.exec(reader.rest)
  if (found === null) return undefined
  reader.rest = reader.rest.slice(found[0].length).trimStart()
  return found[0]
}

const unquote = (text: string): string => text.slice(1, -1).replace(/\\(.)/g, '$1')

function readScalar(reader: Reader): Result<Scalar> {
  const quoted = take(reader, STRING)
  if (quoted !== undefined) return ok(unquote(quoted))
  const number = take(reader, NUMBER)
  if (number !== undefined) return ok(Number(number))
  const word = take(reader, NAME)
  if (word === 'true') return ok(true)
  if (word === 'false') return ok(false)
  if (word === 'null') return ok(null)
  if (word !== undefined) return ok(word)
  return refused(`a value is missing before “${reader.rest.slice(0, 20)}”`)
}

/** `age in [18,60)`: a range in mathematical brackets is two bounds. */
function readRange(name: string, reader: Reader): Result<Condition[]> {
  const text = take(reader, /^[[(]\s*-?\d*(?:\.\d+)?\s*,\s*-?\d*(?:\.\d+)?\s*[\])]/)
  const parts = text === undefined ? null : /^([[(])\s*(\S*?)\s*,\s*(\S*?)\s*([\])])$/.exec(text)
  if (parts === null) return refused(`a range is not closed after ${name}`)
  const [, opens, low, high, closes] = parts
  const bounds: Condition[] = []
  if (low !== undefined && low !== '') bounds.push({ name, op: opens === '[' ? '>=' : '>', value: Number(low) })
  if (high !== undefined && high !== '') bounds.push({ name, op: closes === ']' ? '<=' : '<', value: Number(high) })
  return ok(bounds)
}

function readMembers(name: string, reader: Reader): Result<Condition[]> {
  if (reader.rest.startsWith('[')) return readRange(name, reader)
  if (take(reader, /^\(/) === undefined) return refused(`“in” needs a list after ${name}`)
  const members: (string | number)[] = []
  do {
    const member = readScalar(reader)
    if (!member.ok) return member
    if (typeof member.value !== 'string' && typeof member.value !== 'number') {
      return refused(`a list holds words or numbers only, after ${name}`)
    }
    members.push(member.value)
  } while (take(reader, /^,/) !== undefined)
  if (take(reader, /^\)/) === undefined) return refused(`the list after ${name} is not closed`)
  return ok([{ name, op: 'in', value: members }])
}

function readCondition(reader: Reader): Result<Condition[]> {
  const denied = take(reader, /^!(?!=)/) !== undefined
  const name = take(reader, NAME)
  if (name === undefined) return refused(`a name is missing before “${reader.rest.slice(0, 20)}”`)
  if (denied) return ok([{ name, op: '==', value: false }])
  if (take(reader, /^in(?=[\s([])/) !== undefined) return readMembers(name, reader)
  const sign = take(reader, OPERATOR)
  if (sign === undefined) return ok([{ name, op: '==', value: true }])
  const value = readScalar(reader)
  if (!value.ok) return value
  return ok([{ name, op: SPELLINGS[sign] ?? (sign as Condition['op']), value: value.value }])
}

/**
 * Reads a filter as written in mappings and labels: conditions joined by `&&`; `name`, `!name`, `name==value`,
 * `name in ('a','b')`, `name in [18,60)`. Words in quotes, or bare when they hold no space. Empty text is the empty filter.
 */
export function parseFilter(text: string): Result<Filter> {
  const reader: Reader = { rest: text.trim() }
  if (reader.rest === '') return ok([])
  const conditions: Condition[] = []
  do {
    const read = readCondition(reader)
    if (!read.ok) return read
    conditions.push(...read.value)
  } while (take(reader, /^(?:&&|且)/) !== undefined)
  if (reader.rest !== '') return refused(`cannot read “${reader.rest.slice(0, 30)}”`)
  return ok(conditions)
}

function printScalar(value: Scalar): string {
  if (typeof value !== 'string') return String(value)
  if (references.has(value)) return value
  return `'${value.replace(/[\\']/g, (sign) => `\\${sign}`)}'`
}

/** One condition in its written form: `age>=80`. */
export function printCondition(condition: Condition): string {
  const { name, op, value } = condition
  if (typeof value === 'object' && value !== null) return `${name} in (${value.map(printScalar).join(', ')})`
  return op === 'in' ? `${name}==${printScalar(value)}` : `${name}${op}${printScalar(value)}`
}

/** The written form that `parseFilter` reads back to the same conditions. */
export const printFilter = (filter: Filter): string => filter.map(printCondition).join(' && ')
