import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { equalFilters, parseFilter, printFilter, type Filter, type Population } from '#modules/catalogue/contract.ts'
import { describePopulation } from './describe-population.ts'
import { parsePopulationWords, samePopulation } from './parse-population-words.ts'
import { populationCases } from './population.cases.ts'
import { readPopulation } from './read-population.ts'

const read = (text: string): Filter => {
  const parsed = parseFilter(text)
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.value
}
const asked = (words: string): Population => {
  const parsed = parsePopulationWords(words)
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.value
}

test.each(populationCases)('%s', (title, entity, filter) => {
  const population = readPopulation({ title })
  expect(population?.entity).toBe(entity)
  const found = population?.filter ?? []
  expect(equalFilters(found, read(filter)), printFilter(found)).toBe(true)
})

describe('beyond the title', () => {
  test('a roster of a household scheme with one name per row is a list of people', () => {
    const people = readPopulation({ title: '低保户花名册', headerPaths: [['序号'], ['姓名'], ['身份证号']] })
    const households = readPopulation({
      title: '低保对象台账',
      headerPaths: [['户主姓名'], ['家庭人口'], ['家庭成员', '姓名']],
    })
    expect(people?.entity).toBe('person')
    expect(households?.entity).toBe('household')
  })

  test('a benefit named in the title is the population, and its rows are the farmers who sign', () => {
    const population = readPopulation({
      title: '____年耕地地力保护补贴面积核实公示表',
      headerPaths: [['组别'], ['农户姓名'], ['身份证号码'], ['家庭人口'], ['补贴面积'], ['补贴金额']],
    })
    expect(population?.entity).toBe('household')
    expect(printFilter(population?.filter ?? [])).toBe("programme=='farmland'")
  })

  test('the range set in the notes is part of the population, and the title wins where both speak', () => {
    const notes = ['注:1.本表一式两份。2.统计范围:具有本村户籍人口的60周岁以上老年人。']
    expect(printFilter(readPopulation({ title: '老年人花名册', notes })?.filter ?? [])).toBe(
      "age>=60 && person_hukou_residence_match in ('same', 'away', 'collective')",
    )
    expect(printFilter(readPopulation({ title: '80岁以上老年人花名册', notes })?.filter ?? [])).toBe(
      "age>=80 && person_hukou_residence_match in ('same', 'away', 'collective')",
    )
  })

  test('groups side by side are left to a person, with a low confidence', () => {
    const population = readPopulation({ title: '低保户、残疾人花名册' })
    expect(population?.filter).toEqual([])
    expect(population?.confidence).toBeLessThan(0.5)
    expect(population?.words).toContain('请选定')
  })

  test('a group the catalogue does not know never becomes everybody', () => {
    for (const title of ['防汛转移人员名册', '吸毒人员信息', '企业返岗人员信息']) {
      const population = readPopulation({ title })
      expect(population?.confidence, title).toBeLessThan(0.5)
      expect(population?.filter[0]?.name, title).toBe('stated')
    }
  })

  test('the department decides which insurance 参保 is', () => {
    const filterFor = (department: string): string =>
      printFilter(readPopulation({ title: '未参保人员名单', department })?.filter ?? [])
    expect(filterFor('医保局')).toBe('person_medical_insurance==false')
    expect(filterFor('人社局')).toBe('person_pension_insurance==false')
  })

  test('a title that says nothing of rows gives no population', () => {
    expect(readPopulation({ title: '工作任务单' })).toBeUndefined()
  })
})

describe('words', () => {
  test.each([
    ['person_dibao==true && age>=80', 'person', '享受低保且80周岁及以上的人员'],
    ['age>=6 && age<=16', 'person', '6至16周岁的人员'],
    ['age<18', 'person', '18周岁以下的人员'],
    ["person_left_behind_type=='child' && age<16", 'person', '留守儿童'],
    ['', 'household', '全部户'],
    ["person_gender=='female' && person_disability_type!=null", 'person', '女性且残疾人'],
  ] as const)('%s is %s', (filter, entity, words) => {
    expect(describePopulation({ entity, filter: read(filter) })).toBe(words)
  })

  test.each(populationCases)('what is shown for %s reads back the same', (title) => {
    const population = readPopulation({ title })
    if (population === undefined || population.confidence < 0.5) return
    const back = asked(population.words)
    expect(samePopulation(back, population), `${population.words} → ${back.entity} ${printFilter(back.filter)}`).toBe(
      true,
    )
  })

  test('a person may write words or conditions', () => {
    expect(printFilter(asked('70岁以上的独居老人').filter)).toBe("person_residence_type=='alone' && age>=70")
    expect(printFilter(asked('age>=70 && person_dibao').filter)).toBe('age>=70 && person_dibao==true')
    expect(parsePopulationWords('随便').ok).toBe(false)
    expect(parsePopulationWords(' ').ok).toBe(false)
    expect(parsePopulationWords('低保户、残疾人').ok).toBe(false)
  })

  test('ages read back for any bounds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 40 }), (low, more) => {
        const population: Population = {
          entity: 'person',
          filter: read(`age>=${low} && age<=${low + more}`),
          words: '',
          evidence: [],
          confidence: 1,
        }
        expect(samePopulation(asked(describePopulation(population)), population)).toBe(true)
      }),
    )
  })
})
