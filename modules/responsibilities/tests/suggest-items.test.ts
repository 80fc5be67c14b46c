import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DutyItem, DutyWords } from '../contract.ts'
import { buildDutyIndex, suggestItems } from '../domain/suggest-items.ts'
import { readSampleDuties } from '../server/load-sample-duties.ts'

const items: readonly DutyItem[] = readSampleDuties().map((item, at) => ({ ...item, id: `${at}`, listId: 'sample' }))
const index = buildDutyIndex(items)

test('the sample list is as large as the national average', () => {
  const count = (dutyClass: string): number => items.filter((item) => item.class === dutyClass).length
  expect([count('basic'), count('shared'), count('taken-back')]).toEqual([117, 99, 124])
  expect(new Set(items.map((item) => item.code)).size).toBe(340)
  expect(new Set(items.map((item) => item.title)).size).toBe(340)
  for (const item of items) {
    expect([item.code, item.class !== 'shared' || item.mainDepartment !== null]).toEqual([item.code, true])
    expect([item.code, item.class !== 'taken-back' || item.takenBackBy !== null]).toEqual([item.code, true])
  }
})

const MEANT: readonly (readonly [asked: DutyWords, code: string])[] = [
  [{ title: '80岁以上老年人花名册', department: '民政局' }, '高龄津贴'],
  [{ title: '农村留守儿童基本情况登记表', department: '峨眉山市民政局' }, '农村留守儿童'],
  [{ title: '耕地地力保护补贴公示表' }, '耕地地力保护补贴'],
  [{ title: '残疾人两项补贴花名册' }, '残疾人两项补贴'],
  [{ title: '农村低保统计表' }, '最低生活保障'],
  [{ title: '关于报送反诈APP安装情况的通知', department: '公安局' }, '反诈骗应用程序安装'],
  [{ title: '土地卫片图斑核查举证' }, '土地卫片图斑'],
  [{ title: '农村危房改造申请审批表' }, '农村危房改造'],
  [{ title: '学生近视情况统计表', department: '教育局' }, '学生近视'],
  [{ title: '企业用电量统计' }, '用电、能耗'],
  [{ title: '燃气安全隐患排查表' }, '燃气安全监管'],
  [{ title: '高龄津贴增减花名册' }, '高龄津贴'],
  [{ title: '秸秆禁烧巡查台账' }, '秸秆'],
  [{ title: '退役军人优待证申领统计' }, '优待证'],
  [{ title: '一次调研', text: '请各乡镇报送消防安全宣传和小场所日常巡查的有关数据。' }, '消防安全宣传'],
]

describe('what is asked finds its item', () => {
  test.each(MEANT)('%j → %s', (asked, words) => {
    const [first] = suggestItems(index, asked, 3)
    expect(first?.item.title).toContain(words)
    expect(first?.likeness).toBeGreaterThan(0.35)
    expect(first?.reasonZh).toMatch(/^都提到“.{2,}”/u)
  })

  test.each(['微信群人数统计', '太空旅行意向登记', '月球基地选址', ''])('%s is like none', (title) => {
    expect(suggestItems(index, { title }, 3)[0]?.likeness ?? 0).toBeLessThan(0.25)
  })

  test('the same department counts, and alone does not make an item', () => {
    const [alone] = suggestItems(index, { title: '城乡居民养老保险' }, 1)
    const [named] = suggestItems(index, { title: '城乡居民养老保险', department: '人力资源和社会保障局' }, 1)
    expect(named?.likeness).toBeGreaterThan(alone?.likeness ?? 1)
    expect(suggestItems(index, { title: '月球基地选址', department: '民政局' }, 3)[0]?.likeness ?? 0).toBeLessThan(0.25)
  })
})

describe('whatever is asked', () => {
  const asked = fc.record({
    title: fc.string({
      maxLength: 60,
      unit: fc.constantFrom(...Array.from('老人低保土地补贴统计表关于的村民局检查 1a')),
    }),
    text: fc.option(fc.string({ maxLength: 200 }), { nil: undefined }),
    department: fc.option(fc.constantFrom('民政局', '公安局', ''), { nil: undefined }),
  })
  test('likeness is 0 … 1, falling, and the same when asked again', () => {
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: 10 }), (words, limit) => {
        const found = suggestItems(index, words, limit)
        expect(found.length).toBeLessThanOrEqual(limit)
        for (const [at, each] of found.entries()) {
          expect(each.likeness >= 0 && each.likeness <= 1).toBe(true)
          expect(each.likeness).toBeLessThanOrEqual(found[at - 1]?.likeness ?? 1)
        }
        expect(suggestItems(index, words, limit)).toEqual(found)
      }),
    )
  })
  test('the title of an item finds that item first', () => {
    fc.assert(
      fc.property(fc.constantFrom(...items), (item) => {
        const [first] = suggestItems(index, { title: item.title }, 1)
        expect(first?.item.code).toBe(item.code)
        expect(first?.likeness).toBeGreaterThan(0.6)
      }),
      { numRuns: 340 },
    )
  })
})

test('a question takes less than 10 ms of 340 items', () => {
  const asks = items
    .slice(0, 100)
    .map((item) => ({ title: item.title, department: '县民政局', text: item.townshipPart ?? '' }))
  for (const words of asks.slice(0, 20)) suggestItems(index, words, 5)
  const times = asks.map((words) => {
    const began = performance.now()
    suggestItems(index, words, 5)
    return performance.now() - began
  })
  expect(times.toSorted((a, b) => a - b)[50]).toBeLessThan(10)
})
