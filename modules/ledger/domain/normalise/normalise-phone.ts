import { ok, refused, type Result } from '#platform/result.ts'
import { textOf, type RawValue } from './cell-text.ts'

const MOBILE = /^1[3-9]\d{9}$/
const LANDLINE = /^(0\d{2,3})?[2-8]\d{6,7}$/

/** A mobile or fixed number in digits; several numbers in one cell are kept, joined by a comma. */
export function normalisePhone(raw: RawValue): Result<string> {
  const text = textOf(raw).replace(/^['’]/, '')
  const found: string[] = []
  for (const piece of text.split(/[,，;；、/]| (?=1[3-9]\d{9})/)) {
    const digits = piece.replace(/[\s()\-—_]/g, '').replace(/^(\+|00)?86(?=1[3-9]\d{9}$)/, '')
    if (digits === '') continue
    if (/^1\d{10}$/.test(digits) ? !MOBILE.test(digits) : !LANDLINE.test(digits)) {
      if (digits.startsWith('1') && /^\d+$/.test(digits))
        return refused(`手机号码应为 11 位且以 13 至 19 开头，现为“${piece.trim()}”`)
      return refused(`“${piece.trim()}”不是电话号码`)
    }
    found.push(digits)
  }
  return found.length === 0 ? refused(`“${text}”不是电话号码`) : ok([...new Set(found)].join(','))
}
