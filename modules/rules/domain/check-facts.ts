import type { FactDefinition, Facts, FactValue } from '../contract.ts'
import { parsePlainDate } from '#platform/time.ts'

const MOST = 1e12

/** A number as rules see it: six decimals, fifteen digits, so that a figure means the same in binary and in decimal arithmetic. */
const settle = (value: number): number => Number(Number(value.toFixed(6)).toPrecision(15))

export type FactFault = { readonly kind: 'missing' | 'type'; readonly fact: string }

/** A fact of its declared type; undefined where it is not. */
function readFact(value: FactValue, fact: FactDefinition): FactValue | undefined {
  switch (fact.type) {
    case 'number':
      // -0 and 0 are one figure.
      return typeof value === 'number' && Math.abs(value) <= MOST ? settle(value) + 0 : undefined
    case 'flag':
      return typeof value === 'boolean' ? value : undefined
    case 'text':
      return typeof value === 'string' ? value : undefined
    case 'date':
      return typeof value === 'string' ? parsePlainDate(value) : undefined
    case 'code':
      return typeof value === 'string' && fact.values?.some(({ code }) => code === value) === true ? value : undefined
  }
}

/**
 * The facts some rows ask for, each of its declared type; or the first that is not there or is something else.
 * A case that cannot be judged is never passed.
 */
export function checkFacts(
  asked: readonly FactDefinition[],
  facts: Facts,
): { readonly ok: true; readonly facts: Readonly<Record<string, FactValue>> } | ({ readonly ok: false } & FactFault) {
  const read: Record<string, FactValue> = {}
  for (const fact of asked) {
    const given = facts[fact.name]
    if (given === undefined || given === null) {
      if (fact.optional !== true) return { ok: false, kind: 'missing', fact: fact.name }
      read[fact.name] = null
      continue
    }
    const value = readFact(given, fact)
    if (value === undefined) return { ok: false, kind: 'type', fact: fact.name }
    read[fact.name] = value
  }
  return { ok: true, facts: read }
}
