import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { CERTIFICATE_CASES } from './certificates.cases.ts'
import { CERTIFICATES } from './certificates.data.ts'
import { findCertificates } from './find-certificates.ts'

describe('a text asks for certificates', () => {
  test.each(CERTIFICATE_CASES)('%s → %j', (text, keys) => {
    expect(findCertificates(text).map((found) => found.key)).toEqual(keys)
  })
})

test('the twenty of the first list are there, each with its body, and a handful a village may issue', () => {
  expect(CERTIFICATES.filter((each) => !each.mayVillageIssue)).toHaveLength(20)
  expect(CERTIFICATES.filter((each) => each.mayVillageIssue).length).toBeGreaterThanOrEqual(5)
  for (const { key, issuer, legalBasis, bring, bringEn } of CERTIFICATES) {
    expect([key, issuer.length > 2, legalBasis.length > 4, bring.length]).toEqual([key, true, true, bringEn.length])
  }
})

test('every name and phrase is recognised as its own certificate, wherever it stands', () => {
  for (const { key, name, phrases } of CERTIFICATES)
    for (const phrase of [name, ...phrases])
      expect([phrase, findCertificates(`请提供：${phrase}。谢谢`)[0]?.key]).toEqual([phrase, key])
})

test('names each certificate once, and never in a text without a word for a paper', () => {
  const word = fc.constantFrom(
    '姓名',
    '老人',
    '名册',
    '统计',
    '婚姻',
    '死亡',
    '残疾',
    '村里',
    '；',
    '填报',
    '收入',
    '户口',
    '就业',
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), (words) => {
      expect(findCertificates(words.join(''))).toEqual([])
    }),
  )
  fc.assert(
    fc.property(
      fc.string({ maxLength: 200, unit: 'grapheme' }),
      fc.constantFrom(...CERTIFICATES),
      (noise, certificate) => {
        const keys = findCertificates(`${noise}。${certificate.name}，${certificate.name}`).map((found) => found.key)
        expect(keys.filter((key) => key === certificate.key)).toHaveLength(1)
      },
    ),
  )
})
