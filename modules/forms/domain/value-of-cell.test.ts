import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tickOption, unitFactor, valueOfCell, wordingIn, type Wanted } from './value-of-cell.ts'

test.each([
  ['元', '万元', 1 / 10_000],
  ['元', '元', 1],
  ['平方米', '亩', 15 / 10_000],
  ['亩', '㎡', 10_000 / 15],
  ['元/年', '万元/年', 1 / 10_000],
  ['人', '万元', 1],
  [null, '万元', 1],
  ['元', undefined, 1],
])('%s → %s is × %d', (held, asked, factor) => expect(unitFactor(held, asked)).toBeCloseTo(factor, 12))

const UNITS = ['元', '千元', '万元', '亿元', '平方米', '亩', '公顷', '米', '公里', '人', '不知道']
test('there and back is where one was', () => {
  fc.assert(
    fc.property(fc.constantFrom(...UNITS), fc.constantFrom(...UNITS), (a, b) => {
      expect(unitFactor(a, b) * unitFactor(b, a)).toBeCloseTo(1, 9)
    }),
  )
})

test.each([
  [['男', '女'], '女', [], '女'],
  [['1.男', '2.女'], '女', [], '2.女'],
  [['汉', '彝'], '汉族', [], '汉'],
  [['高中', '大专'], '大学专科教育', ['大专'], '大专'],
  [['健 康', '残疾'], '健康', [], '健 康'],
  [['甲', '乙'], '丙', [], undefined],
])('among %j %s is %s', (options, value, synonyms, wanted) => expect(wordingIn(options, value, synonyms)).toBe(wanted))

test('the wording is always one of the options', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 6 }), fc.string(), (options, value) => {
      const own = wordingIn(options, value)
      expect(own === undefined || options.includes(own)).toBe(true)
    }),
  )
})

test.each([
  ['健康( )  残疾( )  患病( )', '健康', '健康(√)  残疾( )  患病( )'],
  ['健康（ ） 残疾（ ）', '残疾', '健康（ ） 残疾（√）'],
  ['□是 □否', '否', '□是 ☑否'],
  ['是□ 否□', '是', '是☑ 否□'],
  ['□是 □否', '也许', undefined],
])('%s with %s is %s', (text, name, wanted) => expect(tickOption(text, [name])).toBe(wanted))

const wanted = (more: Partial<Wanted>): Wanted => ({ type: 'string', unit: null, ...more })
test.each<[string | null, Partial<Wanted>, object]>([
  [null, { type: 'money' }, { kind: 'blank' }],
  ['125000', { type: 'money', unit: '元', formUnit: '万元' }, { kind: 'number', number: 12.5 }],
  ['666.67', { type: 'decimal', unit: '平方米', formUnit: '亩' }, { kind: 'number', number: 1.000005 }],
  ['519900199001010015', { type: 'id_number' }, { kind: 'text', text: '519900199001010015' }],
  ['1986-05', { type: 'date' }, { kind: 'date', date: '1986-05-01', precision: 'month' }],
  ['1986-05-20', { type: 'date' }, { kind: 'date', date: '1986-05-20', precision: 'day' }],
  ['是', { type: 'boolean' }, { kind: 'boolean', value: true }],
  ['是', { type: 'boolean', checkboxText: '□是 □否' }, { kind: 'text', text: '☑是 □否' }],
])('%s as %j', (text, more, value) => expect(valueOfCell(text, wanted(more))).toEqual(value))
