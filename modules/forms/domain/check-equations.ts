import type { Equation, EquationTerm } from '#modules/workbook/contract.ts'

export interface EquationResult {
  readonly text: string
  readonly row: number
  readonly left: number
  readonly right: number
  readonly holds: boolean
}

// Averages and amounts in 万元 carry rounding: half a unit in the fourth decimal per term is no mismatch.
const TOLERANCE = 1e-4

function sumOf(terms: readonly EquationTerm[], values: ReadonlyMap<string, number>): number | undefined {
  let sum = 0
  for (const term of terms) {
    const value = values.get(term.index)
    if (value === undefined) return undefined
    sum += term.sign * value
  }
  return sum
}

/**
 * Checks the equations printed on the form (21=22+23+24) against the values of each row.
 * An equation over an index that has no number in a row is not judged there.
 *
 * @param rows row number → values by printed index
 */
export function checkEquations(
  equations: readonly Equation[],
  rows: ReadonlyMap<number, ReadonlyMap<string, number>>,
): readonly EquationResult[] {
  const results: EquationResult[] = []
  for (const equation of equations) {
    const slack = TOLERANCE * (equation.left.length + equation.right.length)
    for (const [row, values] of rows) {
      const left = sumOf(equation.left, values)
      const right = sumOf(equation.right, values)
      if (left === undefined || right === undefined) continue
      const holds =
        equation.relation === '='
          ? Math.abs(left - right) <= slack
          : equation.relation === '>='
            ? left >= right - slack
            : left <= right + slack
      results.push({ text: equation.text, row, left, right, holds })
    }
  }
  return results
}
