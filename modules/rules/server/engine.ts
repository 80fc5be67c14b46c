import { ZenDecisionContent, ZenEngine, type ZenDecision } from '@gorules/zen-engine'
import type { FactValue } from '../contract.ts'
import { ANSWER, CASES, describeForEngine, FIELD, valueForEngine } from '../domain/describe-for-engine.ts'
import { cellsOf } from '../domain/cells.ts'
import type { TableInForce } from './rules-in-force.ts'

/**
 * Cases handed to the engine at once. For each case it copies all that it was handed: a thousand cases in one piece take four times as
 * long as in pieces of a hundred, and several tables in one decision do the same.
 */
const AT_ONCE = 100
const KEPT_TABLES = 500
const KEPT_CELLS = 20_000

const engine = new ZenEngine()
/** A table made ready for the engine, and what the engine has said of it. */
interface Ready {
  readonly decision: ZenDecision
  readonly cellOf: (one: Case) => string
  readonly said: Map<string, readonly number[]>
}
/** By what they say, so that all areas with the same figures share one. */
const tablesReady = new Map<string, Ready>()

function readyFor(table: TableInForce): Ready {
  const kept = tablesReady.get(table.mark)
  if (kept !== undefined) return kept
  const { asked, readRows, parameters } = table
  const decision = engine.createDecision(new ZenDecisionContent(describeForEngine(asked, readRows, parameters)))
  const made: Ready = { decision, cellOf: cellsOf(asked, readRows, parameters), said: new Map() }
  const oldest = tablesReady.size >= KEPT_TABLES ? tablesReady.keys().next().value : undefined
  if (oldest !== undefined) tablesReady.delete(oldest)
  tablesReady.set(table.mark, made)
  return made
}

type Case = Readonly<Record<string, FactValue>>

const forEngine = (table: TableInForce, one: Case): Record<string, FactValue> =>
  Object.fromEntries(table.asked.map((fact) => [FIELD + fact.name, valueForEngine(one[fact.name], fact)]))

async function askEngine(
  table: TableInForce,
  decision: ZenDecision,
  cases: readonly Case[],
): Promise<(readonly number[])[]> {
  const fired: (readonly number[])[] = []
  for (let at = 0; at < cases.length; at += AT_ONCE) {
    const asked = cases.slice(at, at + AT_ONCE).map((one) => forEngine(table, one))
    const answer = await decision.evaluate({ [CASES]: asked })
    for (const rows of answer.result as readonly (readonly Record<string, number>[])[]) {
      fired.push(rows.map((row) => row[ANSWER] ?? -1))
    }
  }
  return fired
}

async function fireTable(table: TableInForce, cases: readonly Case[]): Promise<readonly (readonly number[])[]> {
  const { decision, cellOf, said } = readyFor(table)
  if (said.size > KEPT_CELLS) said.clear()
  const cells = cases.map(cellOf)
  const unknown = new Map(cells.flatMap((cell, at) => (said.has(cell) ? [] : [[cell, at] as const])))
  const known = cells.map((cell) => said.get(cell))
  const answers = await askEngine(
    table,
    decision,
    [...unknown.values()].map((at) => cases[at] ?? {}),
  )
  const fresh = new Map([...unknown.keys()].map((cell, at) => [cell, answers[at] ?? []]))
  // What was known is taken before the engine is asked: another call may clear it meanwhile.
  const fired = cells.map((cell, at) => fresh.get(cell) ?? known[at])
  for (const [cell, rows] of fresh) said.set(cell, rows)
  return fired.map((rows, at) => {
    if (rows === undefined) throw new Error(`no answer of the engine for ${cells[at] ?? ''}`)
    return rows
  })
}

/**
 * Which rows fire, by table and case: places in `readRows`, ascending. `cases[t]` are the cases of `tables[t]`, already checked.
 *
 * @throws where the engine fails: a table that was checked at publication does not
 */
export const fireRows = (
  tables: readonly TableInForce[],
  cases: readonly (readonly Case[])[],
): Promise<readonly (readonly (readonly number[])[])[]> =>
  Promise.all(tables.map((table, t) => fireTable(table, cases[t] ?? [])))
