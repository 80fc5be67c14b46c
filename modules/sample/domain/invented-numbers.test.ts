import { checkCharacterOf } from '#modules/ledger/contract.ts'
import { expect, test } from 'vitest'
import {
  bankAccount,
  creditCheckDigit,
  creditCode,
  luhnDigit,
  organisationCheckDigit,
  phoneNumber,
} from './invented-numbers.ts'

// The worked examples printed in the standards themselves.
test('check characters agree with the examples of GB 11643, GB 11714 and ISO/IEC 7812', () => {
  expect(checkCharacterOf('11010519491231002')).toBe('X')
  expect(checkCharacterOf('44052418800101001')).toBe('4')
  expect(organisationCheckDigit('D2143569')).toBe('X')
  expect(luhnDigit('7992739871')).toBe('3')
})

test('a credit code carries the check characters of both standards and a division that does not exist', () => {
  const code = creditCode('91', '519923', 'MA000001')
  expect(code).toMatch(/^91519923MA000001[0-9X][0-9A-HJ-NPQRTUWXY]$/)
  expect(code.charAt(16)).toBe(organisationCheckDigit('MA000001'))
  expect(code.charAt(17)).toBe(creditCheckDigit(code.slice(0, 17)))
  // 91350100M000100Y43 is the example of GB 32100.
  expect(creditCheckDigit('91350100M000100Y4')).toBe('3')
})

test('accounts and phones belong to nobody', () => {
  expect(bankAccount(1)).toBe('0000000000000000018')
  expect(phoneNumber(7)).toBe('16000000007')
})
