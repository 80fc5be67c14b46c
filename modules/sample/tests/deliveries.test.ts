import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { DataElement, ValueDomain } from '#modules/catalogue/contract.ts'
import { CODES } from '../domain/codes.data.ts'
import { creditCheckDigit } from '../domain/invented-numbers.ts'
import { generateCounty } from '../domain/generate-county.ts'
import type { SampleBatch } from '../contract.ts'
import { realAreas } from './real-areas.ts'
import { AS_OF } from './register.ts'

const areas = realAreas()
const order = (seed: string) => ({ seed, residents: 10_000, areas, asOf: AS_OF })
const hashOf = (batches: Iterable<SampleBatch>): string => {
  const hash = createHash('sha256')
  for (const batch of batches) hash.update(JSON.stringify(batch))
  return hash.digest('hex')
}

let batches: SampleBatch[]
beforeAll(() => {
  batches = [...generateCounty(order('yici'))]
})

const rowsOf = (entity: string): SampleBatch['rows'] =>
  batches.filter((batch) => batch.entity === entity).flatMap((batch) => batch.rows)

test('the same order gives the same county, byte for byte', () => {
  // When the generator is changed on purpose, this figure changes with it: prepared data directories must then be rebuilt.
  expect(hashOf(batches)).toBe(EXPECTED)
  expect(hashOf(generateCounty(order('another')))).not.toBe(EXPECTED)
})
const EXPECTED = '77794a215c10c93db0c40ec9c4cefac8ce1806d9289b3a845c67c70ceec37f4e'

test('every link leads to a row that was delivered', () => {
  const ids = new Map(
    ['household', 'dwelling', 'person'].map((entity) => [entity, new Set(rowsOf(entity).map((row) => row.id))]),
  )
  for (const { links } of batches.flatMap((batch) => batch.rows)) {
    for (const [link, id] of Object.entries(links))
      expect(ids.get(link === 'household' || link === 'dwelling' ? link : 'person')?.has(id), link).toBe(true)
  }
})

test('gaps show: some phones are missing, some values are stale, some are contradicted', () => {
  const adults = new Set(
    rowsOf('person')
      .filter((row) => String(row.facts['person_birth_date'] ?? '9') < '2006')
      .map((row) => row.id),
  )
  const phones = Map.groupBy(
    batches
      .filter((batch) => batch.entity === 'person')
      .flatMap((batch) => batch.rows.filter((row) => 'person_phone' in row.facts).map((row) => ({ batch, row }))),
    ({ row }) => row.id,
  )
  const missing = [...adults].filter((id) => !phones.has(id)).length / adults.size
  expect(missing).toBeGreaterThan(0.03)
  expect(missing).toBeLessThan(0.08)
  const stale = [...phones.values()].flat().filter(({ batch }) => batch.confirmedOn < '2024-01-01').length / phones.size
  expect(stale).toBeGreaterThan(0.03)
  expect(stale).toBeLessThan(0.05)
  const told = new Map<string, Set<unknown>>()
  for (const { id, facts } of rowsOf('person')) {
    for (const [element, value] of Object.entries(facts))
      told.set(`${id} ${element}`, (told.get(`${id} ${element}`) ?? new Set()).add(value))
  }
  const contradicted = [...told.values()].filter((values) => values.size > 1).length / 10_000
  expect(contradicted).toBeGreaterThan(0.002)
  expect(contradicted).toBeLessThan(0.009)
})

test('programmes reach those they are for', () => {
  const birth = new Map(
    rowsOf('person')
      .filter((row) => 'person_birth_date' in row.facts)
      .map((row) => [row.id, String(row.facts['person_birth_date'])]),
  )
  const enrolments = rowsOf('enrolment')
  const codes = CODES['subsidy_program'] ?? {}
  const of = (programme: string) => enrolments.filter((row) => row.facts['subsidy_program'] === codes[programme])
  expect(of('old_age').every((row) => (birth.get(row.links.person ?? '') ?? '9') <= '1946-11-01')).toBe(true)
  for (const programme of Object.keys(codes)) expect(of(programme).length, programme).toBeGreaterThan(0)
  const insured = of('dibao').length / 10_000
  expect(insured).toBeGreaterThan(0.015)
  expect(insured).toBeLessThan(0.07)
  expect(enrolments.some((row) => 'subsidy_end' in row.facts)).toBe(true)
  expect(enrolments.every((row) => String(row.facts['subsidy_start']) < AS_OF)).toBe(true)
})

test('every fact is a stored element of the starting catalogue, on its entity, with a code of its value domain', () => {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(new URL(`../../../data/catalogue/${name}`, import.meta.url), 'utf8'))
  const elements = new Map(
    DataElement.array()
      .parse(read('elements.json'))
      .map((each) => [each.id, each]),
  )
  const domains = new Map(
    ValueDomain.array()
      .parse(read('value-domains.json'))
      .map((each) => [each.id, new Set(each.values.map(({ code }) => code))]),
  )
  const wrong = new Set<string>()
  for (const { entity, rows } of batches) {
    for (const [id, value] of rows.flatMap((row) => Object.entries(row.facts))) {
      const element = elements.get(id)
      if (element?.entity !== entity || element.derivation) wrong.add(`${entity}.${id}`)
      else if (element.valueDomain && !domains.get(element.valueDomain)?.has(String(value)))
        wrong.add(`${id}=${String(value)}`)
    }
  }
  expect([...wrong]).toEqual([])
})

test('enterprises carry valid codes of a division that does not exist, and nothing is dated in the future', () => {
  const firms = rowsOf('enterprise')
  expect(firms.length).toBeGreaterThan(20)
  for (const { facts } of firms.filter((row) => 'org_credit_code' in row.facts)) {
    const code = String(facts['org_credit_code'])
    expect(code).toMatch(/^9[123]5199/)
    expect(creditCheckDigit(code.slice(0, 17))).toBe(code.charAt(17))
  }
  for (const batch of batches)
    expect(batch.recordedAt.slice(0, 10) < AS_OF && batch.confirmedOn <= batch.recordedAt.slice(0, 10)).toBe(true)
})

test('100,000 people live all over the home county, a million in the counties around it', async () => {
  const { planVillages } = await import('../domain/plan-villages.ts')
  const hundred = planVillages('yici', 100_000, areas)
  expect(new Set(hundred.map((plan) => plan.countyCode))).toEqual(new Set(['511123']))
  expect(new Set(hundred.map((plan) => plan.townName)).size).toBeGreaterThan(25)
  const million = planVillages('yici', 1_000_000, areas)
  expect(new Set(million.map((plan) => plan.countyCode))).toEqual(new Set(['511123', '511124', '511126']))
  for (const plan of [...hundred, ...million, ...planVillages('yici', 10_000, areas)]) {
    expect(plan.residents).toBeGreaterThan(300)
    expect(plan.residents).toBeLessThan(3000)
  }
  expect(million.reduce((sum, plan) => sum + plan.residents, 0)).toBe(1_000_000)
})
