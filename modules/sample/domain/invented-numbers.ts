import { checkCharacterOf } from '#modules/ledger/contract.ts'
import type { PlainDate } from '#platform/time.ts'

/**
 * Hands out citizen numbers that cannot belong to anyone: GB/T 2260 has no division 5199xx.
 * Unique within one run: the sequence of a (prefix, birthday, sex) counts on from a scattered start.
 */
export function idNumberOffice(): (prefix: string, birth: PlainDate, sex: '1' | '2') => string {
  const used = new Map<string, number>()
  return (prefix, birth, sex) => {
    const day = birth.replaceAll('-', '')
    const key = `${prefix}${day}${sex}`
    const count = used.get(key) ?? 0
    if (count >= 500) throw new Error(`more than 500 births of one sex on ${birth} under ${prefix}`)
    used.set(key, count + 1)
    // The day decides the start, so that all births of a day walk the same ring and never meet.
    const sequence = 2 * ((dayStart(key) + count) % 500) + (sex === '1' ? 1 : 0)
    const first17 = `${prefix}${day}${String(sequence).padStart(3, '0')}`
    return first17 + checkCharacterOf(first17)
  }
}

const dayStart = (key: string): number => {
  let h = 7
  for (let i = 0; i < key.length; i++) h = (h * 31 + key.charCodeAt(i)) % 500
  return h
}

/** Certificate of the disabled, GB/T 26341: citizen number, class digit, grade digit. */
export const disabilityCertificate = (idNumber: string, kind: string, grade: string): string =>
  `${idNumber}${kind}${grade}`

const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Check character of an organisation code, GB 11714 (MOD 11), from its first 8 characters. */
export function organisationCheckDigit(first8: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2]
  let sum = 0
  for (let i = 0; i < 8; i++) sum += parseInt(first8.charAt(i), 36) * (weights[i] ?? 0)
  const rest = 11 - (sum % 11)
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest)
}

/** Check character of a unified social credit code, GB 32100 (MOD 31-3), from its first 17 characters. */
export function creditCheckDigit(first17: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += CREDIT_ALPHABET.indexOf(first17.charAt(i)) * (CREDIT_WEIGHTS[i] ?? 0)
  return CREDIT_ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/** `kind` is 91 company, 92 sole trader, 93 cooperative. The division 5199xx does not exist, so neither does the code. */
export function creditCode(kind: '91' | '92' | '93', division: string, serial8: string): string {
  const first17 = `${kind}${division}${serial8}${organisationCheckDigit(serial8)}`
  return first17 + creditCheckDigit(first17)
}

/** ISO/IEC 7812 check digit (Luhn). */
export function luhnDigit(digits: string): string {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48
    const weighed = i % 2 === 0 ? digit * 2 : digit
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return String((10 - (sum % 10)) % 10)
}

/** 19 digits. Issuer numbers of Chinese banks begin with 62 (older 3, 4, 5, 9); 000000 is nobody's issuer number. */
export function bankAccount(serial12: number): string {
  const first18 = `000000${String(serial12).padStart(12, '0')}`
  return first18 + luhnDigit(first18)
}

/** 11 digits in the range 160, which the national numbering plan gives to no mobile operator: it rings nowhere. */
export const phoneNumber = (serial8: number): string => `160${String(serial8).padStart(8, '0')}`
