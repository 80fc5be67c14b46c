import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#tests/support/test-database.ts'
import type { Transaction } from '#platform/database/database.ts'
import { describeAsk, type AskDescription } from '../../domain/similarity/describe-ask.ts'
import { dropAskProfile, recountAskTerms, readFrequencies, saveAskProfile, setAskState } from './ask-store.ts'
import { findSimilarAsks } from './find-similar-asks.ts'
import type { Asking } from './similar-ask.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const within = <T>(county: string, run: (ctx: Asking) => Promise<T>): Promise<T> =>
  database.db.transaction(
    {
      kind: 'actor',
      countyCode: county,
      areaFrom: `${county}000000`,
      areaTo: `${Number(county) + 1}000000`,
      memberId: id(1),
    },
    (tx: Transaction) => run({ tx, actor: { countyCode: county } }),
  )

const element = (name: string, header: string) => ({ path: [header], verdict: 'element' as const, element: name })
const fresh = (header: string) => ({ path: [header], verdict: 'new' as const })
const who = [element('person_name', '姓名'), element('person_id_number', '身份证号'), element('person_phone', '电话')]
const disabled: AskDescription = {
  kind: 'data',
  title: '残疾人基本情况登记表',
  issuer: '残联',
  columns: [
    ...who,
    element('person_disability_type', '残疾类别'),
    element('person_disability_level', '残疾等级'),
    element('person_disability_cert_no', '残疾证号'),
    fresh('康复需求'),
    fresh('辅助器具'),
  ],
  population: { entity: 'person', filter: 'person_disability_cert_no!=null' },
}
const renamed: AskDescription = {
  ...disabled,
  title: '持证人员台账',
  issuer: '民政局',
  columns: [
    element('person_disability_level', '级别'),
    element('person_disability_cert_no', '证号'),
    fresh('辅助器具需求'),
    element('person_name', '人员姓名'),
    element('person_disability_type', '残疾种类'),
    fresh('康复需要'),
    element('person_id_number', '证件号码'),
  ],
}
const party: AskDescription = {
  kind: 'data',
  title: '党员花名册',
  columns: [...who, element('person_party_join_date', '入党时间'), fresh('组织关系所在支部'), fresh('党费缴纳标准')],
  population: { entity: 'person', filter: "person_political_status=='party_member'" },
}

describe('similar asks in the database', () => {
  test('a renamed and reordered copy under another department is a duplicate, with the headers that agree', async () => {
    const found = await within('519900', async (ctx) => {
      await saveAskProfile(ctx, id(11), describeAsk(disabled))
      await saveAskProfile(ctx, id(12), describeAsk(party))
      return findSimilarAsks(ctx, describeAsk(renamed))
    })
    expect(found.map((one) => [one.requestId, one.verdict, one.state])).toEqual([[id(11), 'duplicate', 'live']])
    expect(found[0]?.shared.map(({ mine, theirs }) => `${mine} = ${theirs}`)).toEqual(
      expect.arrayContaining(['级别 = 残疾等级', '康复需要 = 康复需求', '人员姓名 = 姓名']),
    )
    expect(found[0]?.issuer).toBe('残联')
    expect(found[0]?.why.zh).toContain('同一要求')
  })

  test('names, numbers and telephones alone make nothing similar', async () => {
    const found = await within('519900', (ctx) =>
      findSimilarAsks(
        ctx,
        describeAsk({
          ...party,
          title: '退役军人名册',
          columns: [...who, fresh('服役部队'), fresh('退役时间')],
          population: undefined,
        }),
      ),
    )
    expect(found).toEqual([])
  })

  test('the request itself is left out, a past one is said to be past, and can be left out', async () => {
    await within('519900', async (ctx) => {
      expect(await findSimilarAsks(ctx, describeAsk(disabled), { exclude: [id(11)] })).toEqual([])
      await setAskState(ctx, id(11), 'past')
      expect((await findSimilarAsks(ctx, describeAsk(renamed))).map((one) => one.state)).toEqual(['past'])
      expect(await findSimilarAsks(ctx, describeAsk(renamed), { liveOnly: true })).toEqual([])
      await setAskState(ctx, id(11), 'live')
    })
  })

  test('saved again it is replaced, dropped it is gone, and the counts follow', async () => {
    await within('519900', async (ctx) => {
      const term = 'e:person_disability_type'
      const counts = async (): Promise<readonly number[]> => {
        const frequencies = await readFrequencies(ctx, [term])
        return [frequencies.asks, frequencies.of(term)]
      }
      expect(await counts()).toEqual([2, 1])
      await saveAskProfile(ctx, id(11), describeAsk(renamed))
      expect(await counts()).toEqual([2, 1])
      await dropAskProfile(ctx, id(11))
      expect(await counts()).toEqual([1, 0])
      await dropAskProfile(ctx, id(11))
      expect(await counts()).toEqual([1, 0])
      await saveAskProfile(ctx, id(11), describeAsk(disabled))
      await recountAskTerms(ctx)
      expect(await counts()).toEqual([2, 1])
    })
  })

  test('another county sees nothing of it', async () => {
    expect(await within('519901', (ctx) => findSimilarAsks(ctx, describeAsk(renamed)))).toEqual([])
    expect(await within('519901', async (ctx) => (await readFrequencies(ctx, ['e:person_name'])).asks)).toBe(0)
  })

  test('two that are registered at once do not wait for each other', async () => {
    const both = [id(21), id(22)].map((one) =>
      within('519900', (ctx) => saveAskProfile(ctx, one, describeAsk({ ...party, title: `党员名册${one.slice(-2)}` }))),
    )
    await Promise.all(both)
    await within('519900', async (ctx) => {
      await recountAskTerms(ctx)
      expect((await readFrequencies(ctx, ['e:person_party_join_date'])).of('e:person_party_join_date')).toBe(3)
    })
  })
})
