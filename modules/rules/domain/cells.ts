import type { FactDefinition, FactValue } from '../contract.ts'
import { operandsOf, valueOf, type ParameterValues } from './condition.ts'
import type { ReadRow } from './read-table.ts'

type CellOf = (value: FactValue | undefined) => string

/** Which of the intervals and points between the figures a value lies in: 0 before the first, 1 on it, 2 after it, … */
function intervalOf<T extends number | string>(points: readonly T[], value: T): string {
  let [low, high] = [0, points.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const point = points[middle]
    if (point !== undefined && point < value) low = middle + 1
    else high = middle
  }
  return String(points[low] === value ? 2 * low + 1 : 2 * low)
}

function cellOfFact(fact: FactDefinition, operands: readonly (number | string)[]): CellOf {
  switch (fact.type) {
    case 'number': {
      const points = [...new Set(operands.filter((each) => typeof each === 'number'))].toSorted((a, b) => a - b)
      return (value) => (typeof value === 'number' ? intervalOf(points, value) : 'n')
    }
    case 'date': {
      // Days of the calendar sort as text.
      const points = [...new Set(operands.map(String))].toSorted()
      return (value) => (typeof value === 'string' ? intervalOf(points, value) : 'n')
    }
    case 'flag':
      return (value) => (value === null || value === undefined ? 'n' : value === true ? 't' : 'f')
    case 'code':
    case 'text': {
      const named = new Map([...new Set(operands.map(String))].map((each, at) => [each, String(at)]))
      return (value) => (value === null || value === undefined ? 'n' : (named.get(String(value)) ?? '*'))
    }
  }
}

/**
 * In which cell of a table a case lies. No condition of the table tells two cases of one cell apart, so what the engine says of one
 * it says of all: each cell is put to the engine once.
 */
export function cellsOf(
  facts: readonly FactDefinition[],
  rows: readonly ReadRow[],
  parameters: ParameterValues,
): (one: Readonly<Record<string, FactValue>>) => string {
  const columns = facts.map((fact) => {
    const operands = rows.flatMap((row) => operandsOf(row.conditions.get(fact.name) ?? { kind: 'any' }))
    return [
      fact.name,
      cellOfFact(
        fact,
        operands.map((each) => valueOf(each, parameters)),
      ),
    ] as const
  })
  return (one) => columns.map(([name, cellOf]) => cellOf(one[name])).join(' ')
}
