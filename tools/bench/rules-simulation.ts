/**
 * POST /rule-tables/lead-time/simulations through HTTP over 10,000 requests of the past year, on PostgreSQL: the draft of a table tried
 * on what they were judged on. `node tools/bench/rules-simulation.ts [--cases 10000] [--runs 5]`. Makes and drops its own database.
 */
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { loadSampleRequests } from '#modules/requests/server/index.ts'
import { createLog } from '#platform/log/log.ts'
import { COUNTY, NOW, openGate } from './gate-server.ts'
import { printFigure } from './measure-child.ts'

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '10000' }, runs: { type: 'string', default: '5' } },
})
const cases = Number(values.cases)

interface Parameter {
  readonly name: string
  readonly value: number
}
interface TablePage {
  readonly table: {
    readonly complete: boolean
    readonly rows: readonly object[]
    readonly parameters: readonly Parameter[]
  }
}

const gate = await openGate(undefined, `yici_bench_simulation_${process.pid}`)
try {
  const parts = { db: gate.db, log: createLog('error'), settings: { demo: true }, reactions: {}, now: () => NOW }
  await loadSampleRequests(parts, COUNTY, NOW)
  // Each of the invented year's cases again and again, with other figures: no two alike.
  await gate.db.transaction({ kind: 'system' }, async ({ kysely }) => {
    await sql`create temp table again on commit drop as
      select gen_random_uuid() as id, request_id, judged_at, area_code, facts, n
      from requests.judged_facts cross join generate_series(1, ${Math.ceil(cases / 100)}::int) n order by n limit ${cases}`.execute(
      kysely,
    )
    await sql`insert into requests.request select (jsonb_populate_record(r, jsonb_build_object('id', a.id, 'state', 'lapsed', 'merged_into', null, 'control_number', null))).*
      from again a join requests.request r on r.county_code = ${COUNTY} and r.id = a.request_id`.execute(kysely)
    await sql`insert into requests.judged_facts select ${COUNTY}, id, judged_at, area_code,
        facts || jsonb_build_object('leadWorkingDays', 1 + n % 25, 'minutesPerVillage', 15 + (n * 37) % 4000) from again`.execute(
      kysely,
    )
  })
  await gate.vacuum('requests.request, requests.judged_facts')
  const { table } = (await gate.call('gatekeeper', 'GET', '/rule-tables/lead-time')) as unknown as TablePage
  await gate.call('gatekeeper', 'PUT', '/rule-tables/lead-time/draft', {
    complete: table.complete,
    rows: table.rows,
    revision: 0,
    parameters: table.parameters.map((one) => (one.name === 'minimumLeadDaysToCollect' ? { ...one, value: 15 } : one)),
  })
  const times: number[] = []
  let found: { cases?: unknown; turned?: unknown } = {}
  for (let run = 0; run <= Number(values.runs); run += 1) {
    const began = performance.now()
    found = await gate.call('gatekeeper', 'POST', '/rule-tables/lead-time/simulations', {})
    if (run > 0) times.push(performance.now() - began)
  }
  printFigure({
    name: `a draft of a table tried on ${String(found.cases)} requests of the past year, through HTTP`,
    unit: 'ms',
    values: times,
    limit: '≤ 5000',
    note: `every table of the gate before and after; ${JSON.stringify(found.turned).slice(0, 120)}`,
  })
} finally {
  await gate.close()
}
