import { ok, refused, type Result } from '#platform/result.ts'
import { textOf, type RawValue } from './cell-text.ts'

/** GB 32100: no I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** The check character of the first 17 (GB 32100, MOD 31-3). */
export function creditCheckCharacterOf(seventeen: string): string {
  let sum = 0
  let weight = 1
  for (const letter of seventeen.slice(0, 17)) {
    sum += ALPHABET.indexOf(letter) * weight
    weight = (weight * 3) % 31
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/** A unified social credit code in its 18 characters. */
export function normaliseCreditCode(raw: RawValue): Result<string> {
  if (typeof raw === 'number' && raw >= 1e15)
    return refused('统一社会信用代码末几位已被 Excel 丢失，请将该列设为文本后重新录入')
  const text = textOf(raw)
    .replace(/^['’‘`]+/, '')
    .replace(/[\s-]/g, '')
    .toUpperCase()
  if (/^\d(\.\d+)?E\+?\d+$/.test(text))
    return refused('统一社会信用代码末几位已被 Excel 丢失，请将该列设为文本后重新录入')
  if (text.length !== 18) return refused(`统一社会信用代码应为 18 位，现为 ${text.length} 位`)
  const odd = Array.from(text).find((letter) => !ALPHABET.includes(letter))
  if (odd !== undefined) return refused(`统一社会信用代码中不会出现“${odd}”`)
  const check = creditCheckCharacterOf(text)
  return check === text.charAt(17) ? ok(text) : refused(`统一社会信用代码校验位不对（末位应为 ${check}）`)
}
