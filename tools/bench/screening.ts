/**
 * POST /requests/{id}/screening through HTTP, in one process with its server, on PostgreSQL with a million residents and 500, 5,000 and
 * 50,000 registered requests: different drafts made from changed copies of real forms, each asked of another population.
 * `node tools/bench/screening.ts [--residents 1000000] [--sizes 500,5000,50000] [--drafts 210]`. Makes and drops its own database.
 */
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { mutate, mutators } from '#tests/understanding/overlap-mutators.ts'
import { saveAskProfiles, recountAskTerms } from '../../modules/requests/server/similarity/ask-store.ts'
import { COUNTY, NOW, openGate, type GateServer } from './gate-server.ts'
import { printFigure } from './measure-child.ts'
import { prepareSample } from './prepare-sample.ts'
import { forms, mixture, real } from './registered-asks.ts'

const { values } = parseArgs({
  options: {
    residents: { type: 'string', default: '1000000' },
    sizes: { type: 'string', default: '500,5000,50000' },
    drafts: { type: 'string', default: '210' },
    verbose: { type: 'boolean', default: false },
  },
})
const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const DAY = 86_400_000

const STATES = ['done', 'done', 'done', 'done', 'done', 'done', 'lapsed', 'returned', 'dispatched', 'screened'] as const
const KINDS = ['data', 'data', 'data', 'data', 'report', 'document', 'inspection', 'meeting'] as const

/** Registered requests of two years, with what they ask. */
async function register(gate: GateServer, from: number, to: number): Promise<void> {
  const { db } = gate
  for (let at = from; at < to; at += 500) {
    const numbers = Array.from({ length: Math.min(500, to - at) }, (_, i) => at + i)
    const asks = numbers.map((n) => ({
      id: idOf(n),
      profile: real[n] ?? mixture(n),
      state: STATES[n % STATES.length] ?? 'done',
    }))
    const rows = asks.map(({ id, profile, state }, i) => {
      const n = at + i
      const sent = new Date(NOW.getTime() - (1 + (n % 700)) * DAY)
      const kind = KINDS[n % KINDS.length] ?? 'data'
      const starts =
        kind === 'inspection' || kind === 'meeting'
          ? { startsAt: new Date(sent.getTime() + 20 * DAY).toISOString() }
          : {}
      return {
        id,
        state,
        kind,
        title: profile.title.slice(0, 150),
        body: n % 12,
        sent: sent.toISOString(),
        detail: starts,
        n,
      }
    })
    await db.transaction({ kind: 'system' }, async (tx) => {
      await sql`insert into requests.request (county_code, id, kind, lane, state, title, issuer_body_id, issuer_name, applied_by, applied_by_name,
          purpose, legal_basis, notice_text, target_level, area_codes, frequency, urgent_reason, detail, created_at, updated_at, submitted_at, due_at, control_number)
        select ${COUNTY}, r.id, r.kind, 'one-matter', r.state, r.title, b.id, b.name, b.id, '', '', '', '', 'village', ${JSON.stringify([`${COUNTY}000000`])}::jsonb,
          'once', '', r.detail, r.sent, r.sent, r.sent, r.sent + interval '20 days', 'bench'
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, state text, kind text, title text, body integer, sent timestamptz, detail jsonb)
        join (select id, name, (row_number() over (order by id) - 1) % 12 as no from organisations.body where county_code = ${COUNTY} and level = 'county' limit 12) b on b.no = r.body`.execute(
        tx.kysely,
      )
      await saveAskProfiles(
        { tx, actor: { countyCode: COUNTY } },
        asks.map(({ id, profile, state }) => ({
          requestId: id,
          profile,
          state: state === 'done' || state === 'lapsed' ? ('past' as const) : ('live' as const),
        })),
      )
    })
  }
  await db.transaction({ kind: 'system' }, (tx) => recountAskTerms({ tx, actor: { countyCode: COUNTY } }))
  await gate.vacuum('requests.request, requests.ask_profile, requests.ask_term, requests.ask_term_count')
}

/** Populations as departments name them; no two drafts have the same. */
function populationOf(n: number): { entity: string; filter: string; words: string } | null {
  const age = 16 + ((n * 7) % 75)
  const shapes = [
    `age>=${age}`,
    `age>=${age - 10} && age<${age}`,
    `age>=${age} && person_gender=='female'`,
    'person_disability_cert_no!=null',
    `person_dibao==true && age>=${age}`,
    `age>=60 && age<${61 + (n % 40)}`,
    'person_phone==null',
    `person_political_status=='party_member' && age>=${age}`,
  ]
  const filter = shapes[n % shapes.length] ?? ''
  return n % 9 === 8 ? null : { entity: 'person', filter, words: filter }
}

async function makeDrafts(gate: GateServer, count: number): Promise<readonly string[]> {
  const townships = (
    await gate.db.transaction({ kind: 'system' }, (tx) =>
      sql<{ code: string }>`select distinct left(area_code, 9) || '000' as code from ledger.person order by 1`.execute(
        tx.kysely,
      ),
    )
  ).rows.map((row) => row.code)
  const ids: string[] = []
  for (let n = 0; n < count; n += 1) {
    const form = forms[(n * 13) % forms.length]
    const mutator = mutators[n % mutators.length]
    if (form === undefined || mutator === undefined) continue
    const changed = mutate(form, mutator, forms)
    const fields = changed.leaves
      .map((leaf) => leaf.path.filter((part) => part !== '').slice(-4))
      .filter((path) => path.length > 0)
      .map((path) => ({ path, purpose: '工作需要' }))
    // Two of three ask the whole county, the rest a township or two.
    const areaCodes =
      n % 3 === 2 ? townships.slice(n % townships.length, (n % townships.length) + 2) : [`${COUNTY}000000`]
    const made = (await gate.call('department-staff', 'POST', '/requests', {
      title: changed.title.slice(0, 150) || `调查 ${n}`,
      kind: n % 10 === 9 ? 'inspection' : 'data',
      purpose: '安排明年工作',
      legalBasis: '有关规定',
      areaCodes,
      dueAt: new Date(NOW.getTime() + (3 + (n % 30)) * DAY).toISOString(),
      population: populationOf(n),
      detail: n % 10 === 9 ? { startsAt: new Date(NOW.getTime() + 5 * DAY).toISOString() } : {},
    })) as { request: { id: string; version: number } }
    await gate.call('department-staff', 'PUT', `/requests/${made.request.id}/items`, {
      version: made.request.version,
      fields,
    })
    ids.push(made.request.id)
  }
  return ids
}

const quantile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? Number.NaN

interface Screened {
  readonly screening: { readonly price: { readonly subjectsAreEstimated: boolean; readonly countedAt?: string } }
}

async function screenAll(gate: GateServer, ids: readonly string[]) {
  const times: number[] = []
  const counted: number[] = []
  const kinds = { estimated: 0, now: 0 }
  for (const id of ids) {
    const began = performance.now()
    const { screening } = (await gate.call(
      'department-staff',
      'POST',
      `/requests/${id}/screening`,
      {},
    )) as unknown as Screened
    const ms = performance.now() - began
    times.push(ms)
    if (screening.price.countedAt !== undefined) counted.push(ms)
    if (screening.price.subjectsAreEstimated) kinds.estimated += 1
    else if (screening.price.countedAt === undefined) kinds.now += 1
    if (values.verbose)
      process.stderr.write(`${ms.toFixed(0)} ms ${id} ${JSON.stringify(screening.price.subjectsAreEstimated)}\n`)
  }
  return { times, kinds, counted }
}

const shown = (n: number): string => n.toLocaleString('en-US')
const noteOf = ({ times, kinds }: Awaited<ReturnType<typeof screenAll>>): string =>
  `median ${quantile(times, 0.5).toFixed(0)} ms, 99th ${quantile(times, 0.99).toFixed(0)} ms; subjects estimated from the sample ${kinds.estimated}, counted on the spot ${kinds.now}`

const residents = Number(values.residents)
const template = new URL(await prepareSample(residents)).pathname.slice(1)
const gate = await openGate(template, `yici_bench_screening_${process.pid}`)
try {
  process.stderr.write('making drafts …\n')
  const ids = await makeDrafts(gate, Number(values.drafts))
  let registered = 0
  let first: number | undefined
  for (const size of values.sizes.split(',').map(Number)) {
    await register(gate, registered, size)
    registered = size
    await screenAll(gate, ids.slice(0, 40))
    const run = await screenAll(gate, ids)
    const p95 = quantile(run.times, 0.95)
    first ??= p95
    printFigure({
      name: `screening, ${shown(residents)} residents, ${shown(size)} registered requests, 95th percentile of ${ids.length} drafts`,
      unit: 'ms',
      values: [p95],
      ratio: p95 / first,
      ...(size <= 5000 ? { limit: '≤ 300' } : {}),
      note: noteOf(run),
    })
  }
  // Most of what waits in the queue by now is left out: each count reads the whole county.
  await gate.db.transaction({ kind: 'system' }, (tx) =>
    sql`delete from platform.job where state = 'waiting' and id not in (select id from platform.job where state = 'waiting' and name = 'ledger.count-coverage' order by id limit 8)`.execute(
      tx.kysely,
    ),
  )
  const began = performance.now()
  await gate.drain()
  const counting = performance.now() - began
  const again = await screenAll(gate, ids)
  printFigure({
    name: `the same with ${shown(registered)} registered, where the population was counted in the background before`,
    unit: 'ms',
    values: again.counted,
    note: `${again.counted.length} drafts; 8 populations of the whole county were counted in ${(counting / 1000).toFixed(0)} s in the background`,
  })
} finally {
  await gate.close()
}
