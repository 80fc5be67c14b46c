import { loadShippedTables } from '#modules/rules/server/index.ts'
import type { Transaction } from '#platform/database/index.ts'
import { SHIPPED_RULES } from '../domain/shipped-rules.data.ts'

/** The tables of the gate for a county that has none yet; what a county has published itself stays. `county` 6 digits, `day` `YYYY-MM-DD`. */
export async function loadShippedRules(tx: Transaction, county: string, day: string): Promise<void> {
  await loadShippedTables(tx, county, SHIPPED_RULES, day)
}
