import type { Bilingual, FactDefinition, FactValue, RuleRow, TableFinding } from '../contract.ts'
import { atomsOf, exampleOf, fullSet, setOf, type Atom } from './atoms.ts'
import { intersect, isEmpty, uncovered, type Box } from './boxes.ts'
import { checkWords } from './check-words.ts'
import type { Condition, ParameterValues } from './condition.ts'
import { describeCase } from './describe-condition.ts'
import { readTable, valuesOf, type ReadRow, type TableToRead } from './read-table.ts'

export interface TableToCheck extends TableToRead {
  readonly complete?: boolean | undefined
  readonly rows: RuleRow[]
}

/** One fact that any row asks for, cut into atoms. */
interface Dimension {
  readonly fact: FactDefinition
  readonly atoms: readonly Atom[]
}
interface Placed {
  readonly row: RuleRow
  readonly number: number
  readonly box: Box
}
const ANY: Condition = { kind: 'any' }
/** Missing cases that are listed; the rest is the same kind of hole. */
const LISTED_HOLES = 10

function dimensionsOf(
  facts: readonly FactDefinition[],
  rows: readonly ReadRow[],
  values: ParameterValues,
): readonly Dimension[] {
  return facts.flatMap((fact) => {
    const conditions = rows.flatMap((row) => row.conditions.get(fact.name) ?? [])
    return conditions.length === 0 ? [] : [{ fact, atoms: atomsOf(fact, conditions, values) }]
  })
}

const exampleIn = (dimensions: readonly Dimension[], box: Box): Record<string, FactValue> =>
  Object.fromEntries(dimensions.map(({ fact, atoms }, i) => [fact.name, exampleOf(atoms, box[i] ?? 0n)]))

const both = (zh: string, en: string): Bilingual => ({ zh, en })

/** `measure` weighs nothing, so it contradicts nothing. */
const contradict = (a: RuleRow, b: RuleRow): boolean =>
  a.effect !== b.effect && a.clause === b.clause && a.effect !== 'measure' && b.effect !== 'measure'

function findOverlaps(placed: readonly Placed[], dimensions: readonly Dimension[]): TableFinding[] {
  const findings: TableFinding[] = []
  for (const [i, second] of placed.entries()) {
    for (const first of placed.slice(0, i)) {
      if (!contradict(first.row, second.row)) continue
      const common = intersect(first.box, second.box)
      if (isEmpty(common)) continue
      const example = exampleIn(dimensions, common)
      const facts = dimensions.map(({ fact }) => fact)
      const told = describeCase(example, facts)
      findings.push({
        code: 'rows-overlap',
        severity: 'error',
        row: second.row.id,
        rowNumber: second.number,
        column: 'effect',
        otherRows: [first.row.id],
        message: both(
          `第 ${first.number} 行和第 ${second.number} 行（${second.row.clause}）会同时成立而结论不同，例如：${told.zh}`,
          `Rows ${first.number} and ${second.number} (${second.row.clause}) can both hold and say different things, for example: ${told.en}`,
        ),
        example,
      })
    }
  }
  return findings
}

function findUnreachable(placed: readonly Placed[], dimensions: readonly Dimension[]): TableFinding[] {
  return placed.flatMap(({ row, number, box }, i): TableFinding[] => {
    const where = { row: row.id, rowNumber: number }
    const at = box.indexOf(0n)
    if (at >= 0) {
      const message = both(
        `第 ${number} 行永远不会成立：这个条件没有值能满足`,
        `Row ${number} can never hold: no value meets this condition`,
      )
      return [
        { code: 'row-unreachable', severity: 'error', ...where, column: dimensions[at]?.fact.name ?? '', message },
      ]
    }
    const alike = placed.slice(0, i).filter((one) => one.row.effect === row.effect && one.row.clause === row.clause)
    if (
      alike.length === 0 ||
      uncovered(
        box,
        alike.map((one) => one.box),
      )?.length !== 0
    )
      return []
    const numbers = alike.map((one) => one.number).join('、')
    return [
      {
        code: 'row-covered',
        severity: 'warning',
        ...where,
        column: 'effect',
        otherRows: alike.map((one) => one.row.id),
        message: both(
          `第 ${number} 行说的，第 ${numbers} 行已经说了；可以删去`,
          `What row ${number} says, rows ${numbers} say already; it can go`,
        ),
      },
    ]
  })
}

function findHoles(placed: readonly Placed[], dimensions: readonly Dimension[]): TableFinding[] {
  const whole = dimensions.map(({ atoms }) => fullSet(atoms))
  const deciding = placed.filter(({ row }) => row.effect !== 'measure')
  const holes = uncovered(
    whole,
    deciding.map(({ box }) => box),
  )
  if (holes === undefined) {
    const message = both(
      '表太大，无法逐一核对是否有遗漏；请分成几张表',
      'The table is too large to be checked for missing cases; split it',
    )
    return [{ code: 'too-large-to-check', severity: 'warning', message }]
  }
  const facts = dimensions.map(({ fact }) => fact)
  return holes.slice(0, LISTED_HOLES).map((hole): TableFinding => {
    const example = exampleIn(dimensions, hole)
    // The facts that make the hole: those of which only some values are meant.
    const narrow = dimensions.filter((_, i) => hole[i] !== whole[i]).map(({ fact }) => fact)
    const told = describeCase(example, narrow.length === 0 ? facts : narrow)
    const column = (narrow[0] ?? facts[0])?.name
    return {
      code: 'case-missing',
      severity: 'error',
      ...(column === undefined ? {} : { column }),
      message: both(`没有一行管这种情况：${told.zh || '任何情况'}`, `No row covers: ${told.en || 'any case'}`),
      example,
    }
  })
}

/**
 * Everything wrong with a table, each with row and column: cells that cannot be read, contradicting rows, rows that never hold or
 * add nothing, and, where the table says `complete`, cases no row covers. Exact for every kind of fact: each fact is cut where any
 * condition could change its answer, and rows are boxes over those cuts. Figures are those of `values`, the table's own when absent.
 */
export function checkTable(table: TableToCheck, values: ParameterValues = valuesOf(table.parameters)): TableFinding[] {
  const read = readTable(table)
  const findings = [...checkWords(table), ...read.findings]
  const dimensions = dimensionsOf(table.facts, read.rows, values)
  const byId = new Map(table.rows.map((row) => [row.id, row]))
  const placed = read.rows.flatMap(({ id, number, conditions }): Placed[] => {
    const row = byId.get(id)
    if (row === undefined) return []
    const box = dimensions.map(({ fact, atoms }) => setOf(atoms, conditions.get(fact.name) ?? ANY, values))
    return [{ row, number, box }]
  })
  findings.push(...findUnreachable(placed, dimensions))
  const reachable = placed.filter(({ box }) => !isEmpty(box))
  findings.push(...findOverlaps(reachable, dimensions))
  // While cells cannot be read, holes would be told that the unread rows may fill.
  if (table.complete === true && read.findings.length === 0) findings.push(...findHoles(reachable, dimensions))
  return findings
}
