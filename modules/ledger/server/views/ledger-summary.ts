import { sql } from 'kysely'
import { z } from 'zod'
import { areaRange, levelOf } from '#modules/organisations/server/index.ts'
import { view } from '#platform/http/index.ts'
import { AreaCode, LedgerSummary } from '../../contract.ts'
import { LEDGER_ENTITIES } from '../../domain/entity-shape.ts'
import { quoteName } from '../../domain/sql-text.ts'
import { mayReadLedger } from '../policy.ts'

/** Digits of the level below: a county is counted by its townships, a township by its villages. */
const BELOW = { province: 4, city: 6, county: 9, township: 12, village: 12 } as const

/** How many rows of each entity there are in each area below one. */
export const ledgerSummary = view({
  name: 'ledgerSummary',
  input: z.object({ areaCode: AreaCode }),
  output: LedgerSummary,
  may: mayReadLedger,
  async run(ctx, { areaCode }) {
    const range = areaRange(areaCode)
    const digits = BELOW[levelOf(areaCode)]
    const areas = new Map<string, Record<string, number>>()
    const totals: Record<string, number> = {}
    for (const entity of LEDGER_ENTITIES) {
      const rows = await sql<{
        code: string
        n: number
      }>`select rpad(left(area_code, ${digits}), 12, '0') as code, count(*)::int as n
from ${sql.raw(`ledger.${quoteName(entity)}`)} where county_code = ${ctx.actor.countyCode} and area_code >= ${range.from} and area_code < ${range.to}
group by 1`.execute(ctx.tx.kysely)
      totals[entity] = 0
      for (const { code, n } of rows.rows) {
        areas.set(code, { ...areas.get(code), [entity]: n })
        totals[entity] += n
      }
    }
    const open = await sql<{
      n: number
    }>`select count(*)::int as n from ledger.conflict where county_code = ${ctx.actor.countyCode} and state = 'open'
and area_code >= ${range.from} and area_code < ${range.to}`.execute(ctx.tx.kysely)
    return {
      areas: [...areas].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([code, counts]) => ({ areaCode: code, counts })),
      totals,
      openConflicts: open.rows[0]?.n ?? 0,
    }
  },
})
