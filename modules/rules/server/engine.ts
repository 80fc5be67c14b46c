import { ZenDecisionContent, ZenEngine, type ZenDecision } from '@gorules/zen-engine'
import type { FactValue } from '../contract.ts'
import {
  ANSWER,
  CASES,
  describeDecision,
  describeForEngine,
  FIELD,
  valueForEngine,
} from '../domain/describe-for-engine.ts'
import type { TableInForce } from './rules-in-force.ts'

/** Cases handed to the engine at once: more saves nothing and holds memory. */
const AT_ONCE = 500
const KEPT_DECISIONS = 64

const engine = new ZenEngine()
/** By what they say, so that all areas with the same figures share one. */
const decisions = new Map<string, ZenDecision>()

const nameOf = (at: number): string => `t${at}`

function decisionOf(tables: readonly TableInForce[]): ZenDecision {
  const mark = tables.map(({ mark: each }) => each).join('|')
  const kept = decisions.get(mark)
  if (kept !== undefined) return kept
  const described = tables.map((table, at) =>
    describeForEngine(nameOf(at), table.asked, table.readRows, table.parameters),
  )
  const made = engine.createDecision(new ZenDecisionContent(describeDecision(described)))
  const oldest = decisions.size >= KEPT_DECISIONS ? decisions.keys().next().value : undefined
  if (oldest !== undefined) decisions.delete(oldest)
  decisions.set(mark, made)
  return made
}

type Case = Readonly<Record<string, FactValue>>

const forEngine = (table: TableInForce, one: Case): Record<string, FactValue> =>
  Object.fromEntries(table.asked.map((fact) => [FIELD + fact.name, valueForEngine(one[fact.name], fact)]))

/**
 * Which rows fire, by table and case: places in `readRows`, ascending. `cases[t]` are the cases of `tables[t]`, already checked.
 *
 * @throws where the engine fails: a table that was checked at publication does not
 */
export async function fireRows(
  tables: readonly TableInForce[],
  cases: readonly (readonly Case[])[],
): Promise<readonly (readonly (readonly number[])[])[]> {
  const fired: (readonly number[])[][] = tables.map(() => [])
  const most = Math.max(0, ...cases.map((each) => each.length))
  if (most === 0) return fired
  const decision = decisionOf(tables)
  for (let at = 0; at < most; at += AT_ONCE) {
    const asked = Object.fromEntries(
      tables.map((table, t) => [
        nameOf(t),
        (cases[t] ?? []).slice(at, at + AT_ONCE).map((one) => forEngine(table, one)),
      ]),
    )
    const answer = await decision.evaluate({ [CASES]: asked })
    const result = answer.result as Readonly<Record<string, readonly (readonly Record<string, number>[])[]>>
    for (const [t] of tables.entries()) {
      for (const rows of result[nameOf(t)] ?? []) fired[t]?.push(rows.map((row) => row[ANSWER] ?? -1))
    }
  }
  return fired
}
