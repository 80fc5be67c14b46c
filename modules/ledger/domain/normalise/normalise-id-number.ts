import { plainDate, type PlainDate } from '#platform/time.ts'
import { ok, refused, type Result } from '#platform/result.ts'
import { checkCharacterOf } from '../check-character.ts'
import { textOf, type RawValue } from './cell-text.ts'

/** The birth date inside an 18-character number; undefined when it is no day of the calendar. */
export const birthDateIn = (idNumber: string): PlainDate | undefined =>
  plainDate(Number(idNumber.slice(6, 10)), Number(idNumber.slice(10, 12)), Number(idNumber.slice(12, 14)))

/** GB/T 2261.1: the 17th digit is odd for men. */
export const sexIn = (idNumber: string): '1' | '2' => (idNumber.charCodeAt(16) % 2 === 1 ? '1' : '2')

const LOST = '身份证号码末几位已被 Excel 丢失，请将该列设为文本后重新录入'

function readEighteen(text: string): Result<string> {
  const check = checkCharacterOf(text)
  if (birthDateIn(text) === undefined) return refused(`身份证号码中的出生日期 ${text.slice(6, 14)} 不存在`)
  if (check === text.charAt(17)) return ok(text)
  // Excel keeps 15 digits and writes zeros for the rest: this is how a number cell saved as text looks.
  return text.endsWith('000') ? refused(LOST) : refused(`身份证号码校验位不对（末位应为 ${check}）`)
}

function readFifteen(text: string): Result<string> {
  const seventeen = `${text.slice(0, 6)}19${text.slice(6)}`
  const full = seventeen + checkCharacterOf(seventeen)
  return birthDateIn(full) === undefined ? refused(`身份证号码中的出生日期 19${text.slice(6, 12)} 不存在`) : ok(full)
}

/**
 * A citizen ID number in its 18 characters. Takes full-width and lower-case characters, spaces, hyphens and a leading
 * apostrophe; turns the historic 15 digits into 18. Refuses digits lost to Excel's 15-digit numbers.
 */
export function normaliseIdNumber(raw: RawValue): Result<string> {
  // 15 digits fit a number exactly (a historic ID number may stand in a number cell); 16 and more do not.
  if (typeof raw === 'number') {
    if (!Number.isInteger(raw) || raw >= 1e15) return refused(LOST)
  }
  const text = textOf(raw)
    .replace(/^['’‘`]+/, '')
    .replace(/[\s\-·.]/g, (sign) => (sign === '.' ? '.' : ''))
    .toUpperCase()
  if (/^\d(\.\d+)?E\+?\d+$/.test(text)) return refused(LOST)
  if (/^\d{17}[\dX]$/.test(text)) return readEighteen(text)
  if (/^\d{15}$/.test(text)) return readFifteen(text)
  if (/[^\dX]/.test(text)) return refused('身份证号码含有不该有的字符')
  return refused(`身份证号码应为 18 位，现为 ${text.length} 位`)
}
