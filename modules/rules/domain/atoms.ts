import type { FactDefinition, FactValue } from '../contract.ts'
import { holds, operandsOf, valueOf, type Condition, type ParameterValues } from './condition.ts'

/** A part of what a fact can be within which no condition of the table changes its answer; `value` stands for all of it. */
export type Atom = number | string | boolean | undefined

/** Which atoms of a fact: bit i for atom i. */
export type AtomSet = bigint

const DAY = 86_400_000
const toDay = (text: string): number => Math.round(Date.parse(`${text}T00:00:00Z`) / DAY)
const fromDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)
/** Days the calendar of this product knows. */
const FIRST_DAY = toDay('1900-01-01')
const LAST_DAY = toDay('2199-12-31')

/** A number strictly between two, whole where one is; undefined where a whole one is asked for and there is none. */
function between(from: number, to: number, whole: boolean): number | undefined {
  if (from === -Infinity) return to === Infinity ? 0 : Math.ceil(to) - 1
  if (to === Infinity) return Math.floor(from) + 1
  const next = Math.floor(from) + 1
  if (next < to) return next
  return whole ? undefined : (from + to) / 2
}

function numberAtoms(points: readonly number[], min: number, max: number, whole: boolean): number[] {
  const ends = [...points, ...[min, max].filter(Number.isFinite)]
  const breaks = [...new Set(ends)].filter((each) => each >= min && each <= max).toSorted((a, b) => a - b)
  const atoms: number[] = []
  let previous = Number.isFinite(min) ? undefined : -Infinity
  for (const point of breaks) {
    const inside = previous === undefined ? undefined : between(previous, point, whole)
    if (inside !== undefined) atoms.push(inside)
    if (!whole || Number.isInteger(point)) atoms.push(point)
    previous = point
  }
  if (!Number.isFinite(max)) {
    const beyond = between(previous ?? -Infinity, Infinity, whole)
    if (beyond !== undefined) atoms.push(beyond)
  }
  return atoms
}

/** A text none of those named. */
function otherText(named: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) {
    const text = n === 1 ? '其他' : `其他${n}`
    if (!named.has(text)) return text
  }
}

/** The atoms of one fact, cut where any of the conditions could change its answer. */
export function atomsOf(
  fact: FactDefinition,
  conditions: readonly Condition[],
  parameters: ParameterValues,
): readonly Atom[] {
  const operands = conditions.flatMap(operandsOf).map((operand) => valueOf(operand, parameters))
  const known = ((): readonly Atom[] => {
    switch (fact.type) {
      case 'flag':
        return [false, true]
      case 'code':
        return (fact.values ?? []).map(({ code }) => code)
      case 'text': {
        const named = new Set(operands.map(String))
        return [...named, otherText(named)]
      }
      case 'number': {
        const points = operands.filter((each) => typeof each === 'number')
        return numberAtoms(points, fact.min ?? -Infinity, fact.max ?? Infinity, fact.whole === true)
      }
      case 'date': {
        const points = operands.map((each) => toDay(String(each)))
        return numberAtoms(points, FIRST_DAY, LAST_DAY, true).map(fromDay)
      }
    }
  })()
  return fact.optional === true ? [...known, undefined] : known
}

export const setOf = (atoms: readonly Atom[], condition: Condition, parameters: ParameterValues): AtomSet =>
  atoms.reduce<AtomSet>((set, atom, i) => (holds(condition, atom, parameters) ? set | (1n << BigInt(i)) : set), 0n)

export const fullSet = (atoms: readonly Atom[]): AtomSet => (1n << BigInt(atoms.length)) - 1n

/** One value of a set that is not empty. */
export function exampleOf(atoms: readonly Atom[], set: AtomSet): FactValue {
  const at = atoms.findIndex((_, i) => (set & (1n << BigInt(i))) !== 0n)
  return atoms[at] ?? null
}
