import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseFilter } from '#modules/catalogue/contract.ts'
import { COUNT_COVERAGE, orderCount, readCoverage, runCountCoverage } from '#modules/ledger/server/index.ts'
import { areaRange } from '#modules/organisations/server/index.ts'
import { loadSampleCounty } from '#modules/sample/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { startWorker } from '#platform/jobs/index.ts'
import type { PlainDate } from '#platform/time.ts'
import { testApp, type TestApp } from '#tests/support/test-app.ts'

const AS_OF = '2026-11-01' as PlainDate
const NOW = new Date('2026-11-23T02:00:00Z')
let app: TestApp
beforeAll(async () => {
  app = await testApp({ now: () => NOW })
  await loadSampleCounty(app.db, { residents: 3000, seed: 'coverage', asOf: AS_OF })
}, 240_000)
afterAll(() => app.close())

const county = areaRange('511123000000')
const columns = [{ element: 'person_phone' }, { element: 'person_name' }, { element: 'person_education' }]
const within = <T>(run: (ctx: Ctx) => Promise<T>, area = county): Promise<T> => {
  const memberId = '00000000-0000-7000-8000-000000000001'
  const actor = { memberId, name: '', roles: [], countyCode: '511123', areaFrom: area.from, areaTo: area.to }
  return app.db.transaction({ kind: 'actor', ...actor }, (tx) =>
    run({ tx, actor, now: () => NOW, newId: () => crypto.randomUUID(), publish: () => undefined } as unknown as Ctx),
  )
}
const ask = (filter: string, exactUpTo: number, area = county) => {
  const parsed = parseFilter(filter)
  if (!parsed.ok) throw new Error(filter)
  const question = { entity: 'person' as const, population: parsed.value, columns, areas: [area], asOf: '2026-11-23' }
  return { question, read: () => within((ctx) => readCoverage(ctx, { ...question, exactUpTo }), area) }
}

let state = 7
const next = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state % below
}
const aFilter = (): string => {
  const age = 5 + next(80)
  return (
    [
      `age>=${age}`,
      `age>=${age} && age<${age + 5 + next(30)}`,
      `age>=${age} && person_gender=='female'`,
      `person_disability_cert_no!=null && age>=${next(50)}`,
      `person_dibao==true && age>=${next(40)}`,
    ][next(5)] ?? ''
  )
}

/** Nobody is in two of them, so that what the one sample says of each is independent of the others. */
const apart = Array.from({ length: 30 }, (_, band) => band * 3).flatMap((age) =>
  ['male', 'female'].map((gender) => `age>=${age} && age<${age + 3} && person_gender=='${gender}'`),
)

const compare = async (filter: string) => {
  const exact = await ask(filter, 1_000_000).read()
  const guessed = await ask(filter, 0).read()
  expect([exact.basis, guessed.basis]).toEqual(['now', 'sample'])
  const sum = guessed.areas.reduce((total, area) => total + area.subjects, 0)
  expect(Math.abs(sum - guessed.subjects)).toBeLessThanOrEqual(guessed.areas.length)
  return guessed.low <= exact.subjects && exact.subjects <= guessed.high
}

test('the estimate of at least 80 of 100 populations covers the exact count, and its villages add up', async () => {
  let covered = 0
  for (const filter of apart) if (await compare(filter)) covered += 1
  expect(covered / apart.length).toBeGreaterThanOrEqual(0.8)
})

test('the villages of random populations add up', async () => {
  for (const filter of Array.from({ length: 40 }, aFilter)) await compare(filter)
})

test('counted in the background, the next answer is the exact one and says when it was counted', async () => {
  const { question, read } = ask('age>=60', 0)
  expect((await read()).basis).toBe('sample')
  await within((ctx) => orderCount(ctx, question))
  const worker = startWorker({ ...app.parts, reactions: {} }, { [COUNT_COVERAGE]: runCountCoverage })
  await worker.drain()
  await worker.stop()
  const counted = await read()
  const exact = await ask('age>=60', 1_000_000).read()
  expect(counted).toMatchObject({
    basis: 'before',
    subjects: exact.subjects,
    columns: exact.columns,
    areas: exact.areas,
  })
  expect(counted.countedAt).toBe(NOW.toISOString())
  expect(counted.mayBeBetter).toBe(false)
})

test('who may see one village only gets its numbers only, and no count of the county', async () => {
  const exact = await ask('age>=60', 1_000_000).read()
  const [first] = exact.areas
  if (first === undefined) throw new Error('nobody lives there')
  const village = areaRange(first.areaCode)
  const seen = await within((ctx) => readCoverage(ctx, ask('age>=60', 1_000_000).question), village)
  expect(seen).toMatchObject({ basis: 'now', subjects: first.subjects })
  expect(seen.areas).toHaveLength(1)
})
