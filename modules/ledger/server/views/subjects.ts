import { sql } from 'kysely'
import { z } from 'zod'
import { loadCatalogue } from '#modules/catalogue/server/index.ts'
import { areaRange } from '#modules/organisations/server/index.ts'
import { view } from '#platform/http/index.ts'
import { AreaCode, LedgerEntityName, SubjectList } from '../../contract.ts'
import { maskValue } from '../../domain/mask-value.ts'
import { LABELS } from '../../domain/subject-label.ts'
import { quoteName } from '../../domain/sql-text.ts'
import { mayReadLedger } from '../policy.ts'

/** Finds subjects by the beginning of their name or by their whole number. The number is shown masked, also to who typed it whole. */
export const subjects = view({
  name: 'subjects',
  input: z.object({
    entity: LedgerEntityName.default('person'),
    words: z.string().trim().max(60).default(''),
    areaCode: AreaCode.optional(),
    /** Why the person looks; kept in the audit log. */
    reason: z.string().trim().max(200).optional(),
    offset: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: SubjectList,
  may: mayReadLedger,
  personalData: {
    purpose: '查找台账对象 / find a subject of the ledger',
    line: ({ input, output }) => ({
      subject: input.entity,
      data: { areaCode: input.areaCode ?? null, found: output.total, reason: input.reason ?? null },
    }),
  },
  async run(ctx, { entity, words, areaCode, offset, limit }) {
    const { name, key } = LABELS[entity]
    const range = areaCode === undefined ? { from: ctx.actor.areaFrom, to: ctx.actor.areaTo } : areaRange(areaCode)
    const [nameSql, keySql] = [sql.raw(quoteName(name)), sql.raw(quoteName(key))]
    // Escaped by hand: a % typed by a person is a character, not a pattern.
    const pattern = `${words.replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`
    const where = sql`county_code = ${ctx.actor.countyCode} and area_code >= ${range.from} and area_code < ${range.to}
and (${words} = '' or ${nameSql}::text like ${pattern} or ${keySql}::text = ${words.toUpperCase()})`
    const table = sql.raw(`ledger.${quoteName(entity)}`)
    const counted = await sql<{ n: number }>`select count(*)::int as n from ${table} where ${where}`.execute(
      ctx.tx.kysely,
    )
    const found = await sql<{
      id: string
      name: string | null
      key: string | null
      area_code: string
    }>`select id, ${nameSql}::text as name, ${keySql}::text as key, area_code
from ${table} where ${where} order by area_code, ${nameSql}, id limit ${limit} offset ${offset}`.execute(ctx.tx.kysely)
    const element = (await loadCatalogue(ctx)).elements.get(key)
    return {
      total: counted.rows[0]?.n ?? 0,
      subjects: found.rows.map((row) => ({
        id: row.id,
        name: row.name,
        key: row.key === null || element === undefined ? row.key : maskValue(element, row.key),
        areaCode: row.area_code,
      })),
    }
  },
})
