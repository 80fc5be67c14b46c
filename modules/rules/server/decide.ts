import type { Facts, FactValue, RuleFinding, RuleRow, RuleVerdict, VerdictEffect } from '../contract.ts'
import { checkFacts, type FactFault } from '../domain/check-facts.ts'
import { parametersOf } from '../domain/condition.ts'
import { fillMessage } from '../domain/fill-message.ts'
import { strongest } from '../domain/strongest.ts'
import { fireRows } from './engine.ts'
import { problems } from './problems.ts'
import type { RulesInForce, TableInForce } from './rules-in-force.ts'

type Case = Readonly<Record<string, FactValue>>

/** By table: the places of the rows that fire. Or what keeps the case from being judged. */
export type Fired =
  | { readonly ok: true; readonly rows: readonly (readonly number[])[] }
  | { readonly ok: false; readonly table: string; readonly fault: FactFault }

/** What each table asks of a case, checked; or the first fault. */
function readCase(
  tables: readonly TableInForce[],
  facts: Facts,
): { readonly facts: readonly Case[] } | (Fired & { readonly ok: false }) {
  const read: Case[] = []
  for (const table of tables) {
    const checked = checkFacts(table.asked, facts)
    if (!checked.ok) return { ok: false, table: table.key, fault: checked }
    read.push(checked.facts)
  }
  return { facts: read }
}

/** Puts cases to tables, one answer a case, in order. A case that lacks a fact is not judged by any table. */
export async function fire(tables: readonly TableInForce[], cases: readonly Facts[]): Promise<readonly Fired[]> {
  const checked: Case[][] = tables.map(() => [])
  const faults = new Map<number, Fired>()
  for (const [at, facts] of cases.entries()) {
    const read = readCase(tables, facts)
    if ('ok' in read) faults.set(at, read)
    else for (const [t, one] of read.facts.entries()) checked[t]?.push(one)
  }
  const fired = await fireRows(tables, checked)
  let place = -1
  return cases.map((_, at): Fired => {
    const fault = faults.get(at)
    if (fault !== undefined) return fault
    place += 1
    return { ok: true, rows: fired.map((rows) => rows[place] ?? []) }
  })
}

export const effectOf = (tables: readonly TableInForce[], rows: readonly (readonly number[])[]): VerdictEffect =>
  strongest(tables.flatMap((table, t) => (rows[t] ?? []).flatMap((at) => table.rows[at]?.effect ?? [])))

const namesIn = (row: RuleRow): readonly string[] =>
  [row.message, row.nextStep].flatMap(({ zh, en }) =>
    [...`${zh}${en}`.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? ''),
  )

function findingOf(table: TableInForce, at: number, facts: Facts): RuleFinding | undefined {
  const [row, read] = [table.rows[at], table.readRows[at]]
  if (row === undefined || read === undefined) return undefined
  const told = namesIn(row)
  const names = new Set([...read.conditions.keys(), ...told.filter((name) => table.dictionary.has(name))])
  const figures = new Set([...[...read.conditions.values()].flatMap(parametersOf), ...told])
  return {
    table: table.key,
    version: table.version,
    row: row.id,
    clause: row.clause,
    effect: row.effect,
    message: fillMessage(row.message, facts, table.parameters, table.dictionary),
    nextStep: fillMessage(row.nextStep, facts, table.parameters, table.dictionary),
    facts: Object.fromEntries([...names].map((name) => [name, facts[name] ?? null])),
    parameters: Object.fromEntries(Object.entries(table.parameters).filter(([name]) => figures.has(name))),
  }
}

function verdictOf(rules: RulesInForce, rows: readonly (readonly number[])[], facts: Facts): RuleVerdict {
  const all = rules.tables.flatMap((table, t) => (rows[t] ?? []).flatMap((at) => findingOf(table, at, facts) ?? []))
  return {
    effect: strongest(all.map(({ effect }) => effect)),
    findings: all.filter(({ effect }) => effect !== 'pass'),
    trace: {
      fired: all.map(({ table, version, row, clause, effect, facts: on }) => ({
        table,
        version,
        row,
        clause,
        effect,
        facts: on,
      })),
      tables: rules.tables.map(({ key, version, readRows }) => ({ table: key, version, rows: readRows.length })),
    },
  }
}

/**
 * The verdicts of all tables on many cases, in order. The same rules and facts give the same verdicts, always.
 *
 * @throws rules/fact-missing, rules/fact-not-of-type: a case that cannot be judged is never passed
 */
export async function decideMany(rules: RulesInForce, cases: readonly Facts[]): Promise<readonly RuleVerdict[]> {
  const fired = await fire(rules.tables, cases)
  return fired.map((one, at) => {
    if (!one.ok) {
      const { fact, kind } = one.fault
      throw kind === 'missing'
        ? problems.factMissing({ fact, table: one.table })
        : problems.factNotOfType({ fact, table: one.table })
    }
    return verdictOf(rules, one.rows, cases[at] ?? {})
  })
}

/**
 * The verdict of all tables on one case: the strongest effect, each finding with its clause and figures, and the trace.
 *
 * @throws rules/fact-missing, rules/fact-not-of-type
 */
export async function decide(rules: RulesInForce, facts: Facts): Promise<RuleVerdict> {
  const [verdict] = await decideMany(rules, [facts])
  if (verdict === undefined) throw new Error('one case has one verdict')
  return verdict
}
