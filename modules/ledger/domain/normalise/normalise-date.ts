import { addDays, plainDate, type PlainDate } from '#platform/time.ts'
import { ok, refused, type Result } from '#platform/result.ts'
import { textOf, type NormalValue, type RawValue } from './cell-text.ts'

/** Day 0 of Excel's two calendars. In the 1900 one, serial 60 is a day that never was, so days from 61 on count from the 30th. */
const EPOCH_1900 = '1899-12-30' as PlainDate
const EPOCH_1904 = '1904-01-01' as PlainDate

const FIRST_YEAR = 1850
const LAST_YEAR = 2199

function fromSerial(serial: number, is1904: boolean): Result<NormalValue> {
  const day = Math.floor(serial)
  if (day < 1 || day > 109_574) return refused(`“${serial}”不是日期`)
  const date = addDays(is1904 ? EPOCH_1904 : EPOCH_1900, !is1904 && day < 60 ? day + 1 : day)
  return ok({ text: date })
}

function fromParts(
  year: string,
  month: string | undefined,
  day: string | undefined,
  said: string,
): Result<NormalValue> {
  const y = Number(year)
  if (y < FIRST_YEAR || y > LAST_YEAR) return refused(`“${said}”的年份不合理`)
  const date = plainDate(y, Number(month ?? 1), Number(day ?? 1))
  if (date === undefined) return refused(`“${said}”不是日历上的日期`)
  if (month === undefined) return ok({ text: date, precision: 'year' })
  return ok(day === undefined ? { text: date, precision: 'month' } : { text: date })
}

const SEPARATED = /^(\d{4})[-/.年、](\d{1,2})(?:[-/.月、](\d{1,2})[日号]?)?月?(?:[ T]\d{1,2}:\d{2}.*)?$/
const YEAR = /^(\d{4})年?$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})?$/
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/

/** A number as a day: 19860501, 198605, 1986.5 and 1986 as people type them, else Excel's serial day. */
function fromNumber(raw: number, is1904: boolean): Result<NormalValue> {
  if (raw >= 18_500_101 && raw <= 21_991_231) return fromText(String(raw))
  if (raw >= 185_001 && raw <= 219_912) return fromText(String(raw))
  if (raw >= FIRST_YEAR && raw <= LAST_YEAR) {
    if (Number.isInteger(raw)) return ok({ text: `${raw}-01-01`, precision: 'year' })
    const [year = '', month = ''] = String(raw).split('.')
    // 1990.1 in a number cell was 1990.1 or 1990.10: the cell cannot tell.
    if (month === '1') return refused(`“${raw}”可能是 1 月或 10 月，请写成 ${year}-01 或 ${year}-10`)
    return month.length <= 2 ? fromParts(year, month, undefined, String(raw)) : refused(`“${raw}”不是日期`)
  }
  return fromSerial(raw, is1904)
}

function fromText(text: string): Result<NormalValue> {
  const iso = ISO.exec(text)
  if (iso) return fromParts(iso[1] ?? '', iso[2], iso[3], text)
  const tidy = text
    .replace(/^['’]/, '')
    .replace(/ *([-/.年月日号、]) */g, '$1')
    .replace(/[.。]$/, '')
  const separated = SEPARATED.exec(tidy)
  if (separated) return fromParts(separated[1] ?? '', separated[2], separated[3], text)
  const compact = COMPACT.exec(tidy)
  if (compact) return fromParts(compact[1] ?? '', compact[2], compact[3], text)
  const year = YEAR.exec(tidy)
  if (year) return fromParts(year[1] ?? '', undefined, undefined, text)
  if (/^\d{2}年/.test(tidy) || /^\d{2}[-/.]\d{1,2}([-/.]\d{1,2})?$/.test(tidy))
    return refused(`“${text}”的年份只有两位，分不清世纪`)
  if (tidy.startsWith('民国')) return refused(`“${text}”请换算成公历`)
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$/.test(tidy)) return refused(`“${text}”分不清月和日，请按年月日书写`)
  return refused(`“${text}”不是日期`)
}

/** A day, or a month or a year as far as it is known. Refuses what can be read in two ways. */
export function normaliseDate(raw: RawValue, is1904 = false): Result<NormalValue> {
  if (typeof raw === 'boolean') return refused('是否值不是日期')
  if (typeof raw === 'number') return Number.isFinite(raw) ? fromNumber(raw, is1904) : refused('不是日期')
  const text = textOf(raw)
  return /^\d{5}(\.\d+)?$/.test(text) ? fromSerial(Number(text), is1904) : fromText(text)
}

/** A moment as a form prints it, in China's one time zone. */
export function normaliseDateTime(raw: RawValue, is1904 = false): Result<NormalValue> {
  const date = normaliseDate(raw, is1904)
  if (!date.ok || date.value.text === null) return date
  let time = '00:00'
  if (typeof raw === 'number' && raw > 0 && raw < 109_575) {
    const minutes = Math.round((raw % 1) * 1440) % 1440
    time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  } else {
    const match = /[ T日](\d{1,2})[:时](\d{2})/.exec(textOf(raw))
    if (match) time = `${(match[1] ?? '0').padStart(2, '0')}:${match[2] ?? '00'}`
  }
  if (Number(time.slice(0, 2)) > 23 || Number(time.slice(3)) > 59) return refused(`“${textOf(raw)}”的时刻不存在`)
  return ok({ ...date.value, text: `${date.value.text} ${time}+08` })
}

export function normaliseYear(raw: RawValue): Result<NormalValue> {
  const date = normaliseDate(raw)
  if (!date.ok || date.value.text === null) return date
  return ok({ text: String(Number(date.value.text.slice(0, 4))) })
}
