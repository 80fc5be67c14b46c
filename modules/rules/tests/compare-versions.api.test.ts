import { afterAll, beforeAll, expect, test } from 'vitest'
import { compareVersions, type PastCase } from '#modules/rules/server/index.ts'
import type { VersionComparison } from '#modules/rules/contract.ts'
import { COUNTY, openRulesApp, type RulesApp } from './open-rules-app.ts'
import { A_CASE, KINDS, LEAD_TIME } from './probe-tables.cases.ts'

let at: RulesApp
beforeAll(async () => {
  at = await openRulesApp()
})
afterAll(() => at.app.close())

const actor = {
  memberId: '00000000-0000-8000-8000-000000000009',
  name: '何审批',
  roles: ['gatekeeper'],
  countyCode: '511123',
  areaFrom: COUNTY,
  areaTo: '511124000000',
}
async function* stream(cases: readonly PastCase[]): AsyncGenerator<PastCase, void, void> {
  yield* cases
}
const compare = (
  cases: readonly PastCase[],
  tried: Parameters<typeof compareVersions>[1] = { key: LEAD_TIME.key },
): Promise<VersionComparison> =>
  at.app.system((tx) =>
    compareVersions({ tx, actor, now: () => new Date('2026-11-23T02:00:00Z') }, tried, stream(cases)),
  )

test('a draft tried on the past says which verdicts turn, and what would not be judged', async () => {
  await expect(compare([])).rejects.toMatchObject({ code: 'rules/draft-not-found' })
  await at.saveDraft({ value: 5 })
  const cases: PastCase[] = [
    { id: 'short', title: '太短', href: '/requests/short', facts: { ...A_CASE, leadDays: 2 } },
    { id: 'between', facts: { ...A_CASE, leadDays: 4 } },
    // Warned of by another table before and after.
    { id: 'dear', facts: { ...A_CASE, leadDays: 4, minutes: 900 } },
    { id: 'long', facts: { ...A_CASE, leadDays: 9 } },
    { id: 'unknown', facts: { ...A_CASE, leadDays: null } },
  ]
  const found = await compare(cases)
  expect(found).toMatchObject({
    against: 1,
    cases: 5,
    notJudged: 1,
    before: { block: 1, warn: 1, pass: 2 },
    after: { block: 3, warn: 0, pass: 1 },
    moreThanListed: false,
  })
  expect(found.turned).toEqual([
    { from: 'pass', to: 'block', count: 1 },
    { from: 'warn', to: 'block', count: 1 },
  ])
  expect(found.listed[0]).toEqual({
    id: 'between',
    from: 'pass',
    to: 'block',
    rowsBefore: ['long-enough'],
    rowsAfter: ['too-short'],
    facts: { leadDays: 4, urgent: false },
  })
})

test('an area with a figure of its own is judged by it, before and after', async () => {
  const [town = ''] = at.towns
  await at.override({ areaCode: town, value: 8 })
  const found = await compare([
    { id: 'there', areaCode: town, facts: { ...A_CASE, leadDays: 6 } },
    { id: 'elsewhere', areaCode: at.towns[1] ?? '', facts: { ...A_CASE, leadDays: 6 } },
  ])
  expect([found.before, found.after, found.turned]).toEqual([
    { block: 1, warn: 0, pass: 1 },
    { block: 1, warn: 0, pass: 1 },
    [],
  ])
})

test('more than five hundred turned are counted, not listed', async () => {
  const many = Array.from({ length: 1_203 }, (_, n) => ({
    id: `q${n}`,
    facts: { ...A_CASE, leadDays: n % 2 === 0 ? 3 : 7 },
  }))
  const found = await compare(many)
  expect(found).toMatchObject({
    cases: 1_203,
    moreThanListed: true,
    turned: [{ from: 'pass', to: 'block', count: 602 }],
  })
  expect(found.listed).toHaveLength(500)
})

test('a table with errors is not tried', async () => {
  const content = { complete: true, parameters: [], rows: [] }
  await expect(compare([], { key: KINDS.key, content })).rejects.toMatchObject({ code: 'rules/table-has-errors' })
})
