import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Demand, Span } from '../contract.ts'
import { NOTICES, NOW, PLACE, type ExpectedDemand } from './notices.cases.ts'
import { readNotice } from './read-notice.ts'
import { redact } from './redact.ts'

const inChina = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

const asExpected = (demand: Demand): ExpectedDemand => ({
  asks: demand.title,
  ...(demand.kind === 'data' ? {} : { kind: demand.kind }),
  ...(demand.issuer === null ? {} : { by: demand.issuer.words }),
  ...(demand.issuer?.bodyName ? { body: demand.issuer.bodyName } : {}),
  ...(demand.due === null ? {} : { until: demand.due.at === null ? 'at once' : inChina(demand.due.at) }),
  ...(demand.fields.length === 0 ? {} : { fields: demand.fields.map((field) => field.words).join('、') }),
  ...(demand.means.length === 0 ? {} : { means: demand.means.map((one) => one.means).join(' ') }),
  ...(demand.numbers.length === 0 ? {} : { number: demand.numbers.map((one) => one.words).join(' ') }),
})

describe('what a notice asks', () => {
  test('there are at least sixty notices', () => expect(NOTICES.length).toBeGreaterThanOrEqual(60))

  test.each(NOTICES.map((one) => [one[0], one] as const))('%j', (text, [, ...expected]) => {
    const reading = readNotice(text, NOW, PLACE)
    const [first] = expected
    if (typeof first === 'string') expect(reading).toEqual({ standing: first, demands: [] })
    else expect(reading.demands.map(asExpected)).toEqual(expected)
  })
})

const spansOf = (demand: Demand): readonly Span[] =>
  [
    demand.span,
    demand.titleSpan,
    demand.issuer?.span,
    demand.due?.span,
    ...demand.fields.map((field) => field.span),
    ...demand.means.map((one) => one.span),
    ...demand.numbers.map((one) => one.span),
  ].filter((span) => span !== null && span !== undefined)

const PIECES = [
  ...NOTICES.map(([text]) => text),
  ...'今天 明早 11月30日 前 报 ： : 、 。 \n （ ) 县民政局 镇 各村 @ 😀 2月30日 99点 25:99 十二月三十二日 准入码 1. ① - ~ 至 截至 本周八 \u3000 \uD83D 每月0日 0点 24点前'.split(
    ' ',
  ),
]
const anyNotice = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join('')),
)
const anyMoment = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })

describe('whatever is pasted', () => {
  test('nothing throws, and every span is a piece of the text', () => {
    fc.assert(
      fc.property(anyNotice, anyMoment, (text, moment) => {
        for (const demand of readNotice(text, moment, PLACE).demands)
          for (const { from, to } of spansOf(demand)) {
            expect(from).toBeGreaterThanOrEqual(0)
            expect(to).toBeGreaterThanOrEqual(from)
            expect(to).toBeLessThanOrEqual(text.length)
          }
      }),
      { numRuns: 400 },
    )
  })

  test('what is shown as read stands in the text at its span', () => {
    fc.assert(
      fc.property(anyNotice, anyMoment, (text, moment) => {
        for (const { issuer, due, fields, numbers } of readNotice(text, moment, PLACE).demands)
          for (const one of [issuer, due, ...fields, ...numbers])
            if (one?.span) expect(text.slice(one.span.from, one.span.to)).toBe(one.words)
      }),
      { numRuns: 300 },
    )
  })

  test('a due time is a real moment, and the same text read at the same moment is read the same', () => {
    fc.assert(
      fc.property(anyNotice, anyMoment, (text, moment) => {
        const reading = readNotice(text, moment, PLACE)
        for (const { due } of reading.demands)
          if (typeof due?.at === 'string') expect(Number.isNaN(Date.parse(due.at))).toBe(false)
        expect(readNotice(text, moment, PLACE)).toEqual(reading)
      }),
      { numRuns: 200 },
    )
  })

  test('full-width writing says the same', () => {
    const wide = (text: string): string => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
    const due = (text: string) => readNotice(text, NOW, PLACE).demands.map((demand) => demand.due?.at)
    for (const text of ['请于11月30日17:00前报台账', '11.28前报一下人数', '请于2026-12-05前交表'])
      expect(due(wide(text)), text).toEqual(due(text))
  })
})

describe('what leaves the village', () => {
  test('no name, number or village is left in the excerpt', () => {
    const text = '@周小满 李家村周小满：请报低保名单，联系13800001234，身份证519900198001011234，发zhou@163.com'
    const told = redact(text, { villages: ['李家村'], people: ['周小满'] })
    for (const secret of ['周小满', '李家村', '13800001234', '519900198001011234', 'zhou@163.com'])
      expect(told).not.toContain(secret)
    expect(told).toContain('请报低保名单')
  })
})
