import { sql } from 'kysely'
import { z } from 'zod'
import { listCountiesHere } from '#modules/organisations/server/index.ts'
import { findDutyItem } from '#modules/responsibilities/server/index.ts'
import { everyone, view, type Ctx } from '#platform/http/index.ts'
import { civilDay, yearInChina } from '#platform/time.ts'
import { NumberPage, ReturnGround, ReturnStatistics } from '../../contract.ts'
import { parseControlNumber } from '../../domain/control-number.ts'
import { listComments } from '../store/answers.ts'
import { findIssuedNumber, type NumberRow } from '../store/dispatches.ts'
import { listOverrides } from '../store/returns.ts'
import { db, getRequest } from '../store/requests.ts'

type Asking = Pick<Ctx, 'tx' | 'actor' | 'now'>

/** Whoever holds a number reads as nobody in particular, and only in the county of the number. */
const readerIn = (ctx: Ctx, countyCode: string): Asking => ({
  tx: ctx.tx,
  now: ctx.now,
  actor: { memberId: '', name: '', roles: [], countyCode, areaFrom: '', areaTo: '' },
})

const standingOf = (issued: NumberRow, today: string) =>
  issued.revoked_at !== null ? 'revoked' : issued.valid_until < today ? 'expired' : 'valid'

async function requestBehind(ctx: Asking, issued: NumberRow): Promise<NonNullable<NumberPage['request']>> {
  const row = await getRequest(ctx, issued.request_id)
  const duty = row.duty_item_id === null ? undefined : await findDutyItem(ctx, { itemId: row.duty_item_id })
  const price = row.screening?.price
  return {
    id: row.id,
    title: row.title,
    kind: row.kind,
    issuerName: row.issuer_name,
    purpose: row.purpose,
    legalBasis: row.legal_basis,
    dutyItem: duty === undefined ? null : `${duty.code} ${duty.title}`,
    dueAt: row.due_at,
    validUntil: issued.valid_until,
    minutesPerVillage: price === undefined || row.recipients === 0 ? null : price.total.middle / row.recipients,
    minutesTotal: price?.total.middle ?? null,
    fields: row.screening?.fields.asked ?? 0,
    known: row.screening?.fields.held ?? 0,
    overrides: (await listOverrides(ctx, row.id)).map((one) => {
      const finding = row.screening?.findings.find((each) => each.table === one.table_key && each.row === one.row_id)
      return {
        clause: one.clause,
        approver: one.approver,
        reason: one.reason,
        ...(finding === undefined ? {} : { message: finding.message }),
      }
    }),
  }
}

/** What stands behind a number: who asks, on what basis, until when, at what price, and how to refuse. */
export const numberPage = view({
  name: 'numberPage',
  input: z.object({ number: z.string().max(60) }),
  output: NumberPage,
  may: everyone,
  async run(ctx, { number }): Promise<NumberPage> {
    const read = parseControlNumber(number)
    if (read === undefined) return { number, standing: 'mistyped', request: null, comments: [] }
    const issued = await findIssuedNumber(ctx.tx, read.county, read.number)
    if (issued === undefined) return { number: read.number, standing: 'unknown', request: null, comments: [] }
    const reader = readerIn(ctx, read.county)
    return {
      number: read.number,
      standing: standingOf(issued, civilDay(ctx.now())),
      revokedBecause: issued.revoked_because,
      request: await requestBehind(reader, issued),
      comments: [...(await listComments(reader, issued.request_id))],
    }
  },
})

/** Returns by issuer and ground in a year. Public: no village and no person is named. */
export const returnStatistics = view({
  name: 'returnStatistics',
  input: z.object({
    /** The first county of the installation, where none is named. */
    county: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
    year: z.coerce.number().int().min(2020).max(2100),
  }),
  output: ReturnStatistics,
  may: everyone,
  async run(ctx, { county = '', year }) {
    return county === ''
      ? countReturns(ctx, (await listCountiesHere(ctx.tx))[0] ?? '', year)
      : countReturns(ctx, county, year)
  },
})

async function countReturns(
  ctx: Pick<Ctx, 'tx'>,
  county: string,
  year: number,
): Promise<z.output<typeof ReturnStatistics>> {
  const { from, to } = yearInChina(year)
  const count = (condition: string) => sql<number>`count(*) filter (where ${sql.raw(condition)})::integer`
  const byIssuer = await db(ctx)
    .selectFrom('requests.dispatch as part')
    .innerJoin('requests.request as request', (join) =>
      join.onRef('request.county_code', '=', 'part.county_code').onRef('request.id', '=', 'part.request_id'),
    )
    .leftJoin('requests.village_return as back', (join) =>
      join
        .onRef('back.county_code', '=', 'part.county_code')
        .onRef('back.request_id', '=', 'part.request_id')
        .onRef('back.area_code', '=', 'part.area_code'),
    )
    .select([
      'request.issuer_name as issuerName',
      sql<number>`count(distinct (part.request_id, part.area_code))::integer`.as('dispatched'),
      count('back.id is not null').as('returned'),
      count(`back.answer = 'withdrawn'`).as('withdrawn'),
      count(`back.answer = 'amended'`).as('amended'),
      count(`back.answer = 'insisted'`).as('insisted'),
      count(`back.state = 'lapsed'`).as('lapsed'),
    ])
    .where('part.county_code', '=', county)
    .where('part.dispatched_at', '>=', from)
    .where('part.dispatched_at', '<', to)
    .groupBy('request.issuer_name')
    .orderBy('returned', 'desc')
    .orderBy('request.issuer_name')
    .execute()
  const grounds = await db(ctx)
    .selectFrom('requests.village_return')
    .select(['ground', sql<number>`count(*)::integer`.as('returned')])
    .where('county_code', '=', county)
    .where('returned_at', '>=', from)
    .where('returned_at', '<', to)
    .groupBy('ground')
    .execute()
  const counted = new Map(grounds.map((one) => [one.ground, one.returned]))
  return {
    year,
    byIssuer,
    byGround: ReturnGround.options.map((ground) => ({ ground, returned: counted.get(ground) ?? 0 })),
  }
}
