import { conditionAliases, nameAliases, tokenAliases, wholeNumberNames } from './filter-aliases.data.ts'
import { parseFilter, printCondition, type Condition, type Filter } from './filter.ts'

type Scalar = string | number | boolean | null

function canonicalScalar<V extends Scalar>(name: string, value: V): V | string {
  const known = tokenAliases[name]
  if (known === undefined || (typeof value !== 'string' && typeof value !== 'number')) return value
  const key = String(value)
  return Object.hasOwn(known, key) ? (known[key] ?? value) : value
}

function canonicalValue(name: string, op: Condition['op'], value: Condition['value']): Condition {
  if (typeof value !== 'object' || value === null) {
    // `>17` and `<=59` say the same as `>=18` and `<60` of whole years.
    if (typeof value === 'number' && wholeNumberNames.has(name)) {
      if (op === '>') return { name, op: '>=', value: value + 1 }
      if (op === '<=') return { name, op: '<', value: value + 1 }
    }
    if (typeof value === 'boolean' && op === '!=') return { name, op: '==', value: !value }
    return { name, op: op === 'in' ? '==' : op, value: canonicalScalar(name, value) }
  }
  const members = [...new Set(value.map((member) => canonicalScalar(name, member)))].toSorted((a, b) =>
    String(a) < String(b) ? -1 : 1,
  )
  const [only] = members
  return members.length === 1 && only !== undefined
    ? { name, op: '==', value: only }
    : { name, op: 'in', value: members }
}

function canonicalCondition(condition: Condition): Condition {
  const name = Object.hasOwn(nameAliases, condition.name)
    ? (nameAliases[condition.name] ?? condition.name)
    : condition.name
  const plain = canonicalValue(name, condition.op, condition.value)
  const printed = printCondition(plain)
  const said = Object.hasOwn(conditionAliases, printed) ? conditionAliases[printed] : undefined
  const parsed = said === undefined ? undefined : parseFilter(said)
  return parsed?.ok === true ? (parsed.value[0] ?? plain) : plain
}

/** Of several lower (upper) bounds on one name only the tightest says anything. */
function isLooser(candidate: Condition, all: readonly Condition[]): boolean {
  if (typeof candidate.value !== 'number') return false
  const value = candidate.value
  const lower = candidate.op === '>=' || candidate.op === '>'
  const upper = candidate.op === '<' || candidate.op === '<='
  if (!lower && !upper) return false
  return all.some((other) => {
    if (other.name !== candidate.name || typeof other.value !== 'number' || other === candidate) return false
    if (other.op === '==') return true
    if (lower && (other.op === '>=' || other.op === '>'))
      return other.value > value || (other.value === value && other.op === '>' && candidate.op === '>=')
    if (upper && (other.op === '<' || other.op === '<='))
      return other.value < value || (other.value === value && other.op === '<' && candidate.op === '<=')
    return false
  })
}

/** `x!=null` says nothing beside `x=='a'`. */
const isImplied = (candidate: Condition, all: readonly Condition[]): boolean =>
  candidate.op === '!=' &&
  candidate.value === null &&
  all.some((other) => other.name === candidate.name && other !== candidate && other.value !== null && other.op !== '!=')

/**
 * The filter in the one form that equal filters share: names and tokens by their canonical spelling, whole-number bounds as
 * `>=` and `<`, implied and looser conditions dropped, sorted, no duplicates. Not for showing: for comparing and computing.
 */
export function canonicalFilter(filter: Filter): Filter {
  const plain = filter.map(canonicalCondition)
  const distinct = [...new Map(plain.map((condition) => [printCondition(condition), condition])).values()]
  return distinct
    .filter((condition) => !isLooser(condition, distinct) && !isImplied(condition, distinct))
    .toSorted((a, b) => (printCondition(a) < printCondition(b) ? -1 : 1))
}

/** Whether two filters select the same rows, as far as names and tokens tell: order, `>` and `>=`, bare names, synonyms and merged ranges do not matter. */
export function equalFilters(a: Filter, b: Filter): boolean {
  const left = canonicalFilter(a).map(printCondition)
  const right = canonicalFilter(b).map(printCondition)
  return left.length === right.length && left.every((text, index) => text === right[index])
}
