import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { yearsCompleted } from '#platform/time.ts'
import { checkCharacterOf } from '#modules/ledger/contract.ts'
import type { Resident } from '../domain/population.ts'
import { AS_OF, settleAll } from './register.ts'

const share = (part: readonly unknown[], whole: readonly unknown[]): number => part.length / whole.length

describe('the register of 10,000', () => {
  const { households, residents } = settleAll('yici', 10_000)

  test('holds exactly the number asked for', () => expect(residents).toHaveLength(10_000))

  test('has the age pyramid of an ageing county that sends its workers away', () => {
    const between = (from: number, to: number): number =>
      share(
        residents.filter(({ age }) => age >= from && age < to),
        residents,
      )
    expect(between(0, 15)).toBeGreaterThan(0.12)
    expect(between(0, 15)).toBeLessThan(0.18)
    expect(between(60, 130)).toBeGreaterThan(0.21)
    expect(between(60, 130)).toBeLessThan(0.29)
    expect(between(80, 130)).toBeGreaterThan(0.03)
    expect(between(80, 130)).toBeLessThan(0.065)
    expect(between(0, 5)).toBeLessThan(between(5, 10))
    for (let age = 20; age < 60; age += 5) expect(between(age, age + 5)).toBeGreaterThan(0.04)
    expect(residents.some(({ age }) => age >= 95)).toBe(true)
    expect(Math.max(...residents.map(({ age }) => age))).toBeLessThan(106)
  })

  test('has men and women in near balance', () => {
    const women = share(
      residents.filter(({ sex }) => sex === '2'),
      residents,
    )
    expect(women).toBeGreaterThan(0.475)
    expect(women).toBeLessThan(0.52)
  })

  test.each<[string, (person: Resident) => boolean, (person: Resident) => boolean, number, number]>([
    ['party members among adults', ({ party }) => party !== undefined, ({ age }) => age >= 18, 0.05, 0.09],
    ['workers away among 20 to 49', ({ away }) => away !== undefined, ({ age }) => age >= 20 && age < 50, 0.3, 0.6],
    ['people with a disability certificate', ({ disability }) => disability !== undefined, () => true, 0.025, 0.055],
    ['left-behind children under 16', ({ leftBehind }) => leftBehind === '留守儿童', ({ age }) => age < 16, 0.08, 0.3],
    [
      'left-behind elders at 60 or over',
      ({ leftBehind }) => leftBehind === '留守老人',
      ({ age }) => age >= 60,
      0.2,
      0.55,
    ],
    ['veterans among men', ({ veteran }) => veteran, ({ sex, age }) => sex === '1' && age >= 20, 0.02, 0.07],
    ['people insured for illness', ({ medical }) => medical !== 'none', () => true, 0.94, 0.99],
    ['minorities', ({ ethnicity }) => ethnicity !== '01', () => true, 0.003, 0.05],
    [
      'two-character surnames and rare names',
      ({ name }) => /^(欧阳|上官|诸葛|司马|司徒|令狐|尉迟|税|爨|亓|䶮|逯)/.test(name),
      () => true,
      0.001,
      0.03,
    ],
  ])('%s', (_, isOne, among, least, most) => {
    const whole = residents.filter(among)
    const found = share(whole.filter(isOne), whole)
    expect(found).toBeGreaterThanOrEqual(least)
    expect(found).toBeLessThanOrEqual(most)
  })

  test('gives nobody another’s number', () => {
    expect(new Set(residents.map(({ idNumber }) => idNumber)).size).toBe(10_000)
    expect(new Set(residents.map(({ id }) => id)).size).toBe(10_000)
    expect(new Set(households.map(({ number }) => number)).size).toBe(households.length)
  })
})

test('whatever the seed, families hold together and numbers are right and impossible', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.integer({ min: 50, max: 900 }), (seed, count) => {
      const { households, residents } = settleAll(seed, count)
      expect(residents).toHaveLength(count)
      for (const { members, headIndex } of households) {
        expect(members.filter(({ relation }) => relation === '02')).toHaveLength(1)
        expect(members[headIndex]?.relation).toBe('02')
        expect(members[headIndex]?.age).toBeGreaterThanOrEqual(18)
        for (const person of members) checkPerson(person, members)
      }
    }),
    { numRuns: 60 },
  )
})

function checkPerson(person: Resident, members: readonly Resident[]): void {
  expect(person.idNumber).toMatch(/^5199\d{2}\d{8}\d{3}[\dX]$/)
  expect(person.idNumber.slice(6, 14)).toBe(person.birth.replaceAll('-', ''))
  expect(Number(person.idNumber.charAt(16)) % 2).toBe(person.sex === '1' ? 1 : 0)
  expect(person.idNumber.charAt(17)).toBe(checkCharacterOf(person.idNumber.slice(0, 17)))
  expect(yearsCompleted(person.birth, AS_OF)).toBe(person.age)
  if (person.phone) expect(person.phone).toMatch(/^160\d{8}$/)
  if (person.bankAccount) expect(person.bankAccount).toMatch(/^000000\d{13}$/)
  if (person.disability)
    expect(person.disability.certificate).toBe(`${person.idNumber}${person.disability.kind}${person.disability.grade}`)
  if (person.party) expect(yearsCompleted(person.birth, person.party.joined)).toBeGreaterThanOrEqual(18)
  for (const parent of [person.father, person.mother]) {
    if (parent !== undefined) expect((members[parent]?.age ?? 0) - person.age).toBeGreaterThanOrEqual(15)
  }
  if (person.spouse === undefined) return
  const spouse = members[person.spouse]
  expect(spouse?.sex).not.toBe(person.sex)
  expect(Math.min(spouse?.age ?? 0, person.age)).toBeGreaterThanOrEqual(20)
  expect(Math.abs((spouse?.age ?? 0) - person.age)).toBeLessThanOrEqual(15)
  expect(person.marital).toBe('20')
}
