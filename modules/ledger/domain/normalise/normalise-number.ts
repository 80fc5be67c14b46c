import { ok, refused, type Result } from '#platform/result.ts'
import { textOf, type RawValue } from './cell-text.ts'

/** Power of ten between the unit of a column and yuan, or square metres for areas. Decimal arithmetic is done on digits, never on floats. */
const MONEY: Readonly<Record<string, number>> = { 元: 0, 百元: 2, 千元: 3, 万元: 4, 万: 4, 亿元: 8, 亿: 8 }
const SQUARE_METRES: Readonly<Record<string, readonly [number, number]>> = {
  平方米: [1, 1],
  '㎡': [1, 1],
  m2: [1, 1],
  'm²': [1, 1],
  平米: [1, 1],
  亩: [2000, 3],
  公顷: [10_000, 1],
  hm2: [10_000, 1],
  平方公里: [1_000_000, 1],
  分: [200, 3],
}

const NUMBER = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d+))?$/

/** Digits as written, without separators and padding: `1,234.50` → `1234.5`. */
function readDigits(text: string): Result<string> {
  const match = NUMBER.exec(text)
  if (!match || (match[2] === undefined && match[3] === undefined)) return refused(`“${text}”不是数字`)
  const whole = (match[2] ?? '0').replaceAll(',', '').replace(/^0+(?=\d)/, '')
  const part = (match[3] ?? '').replace(/0+$/, '')
  if (whole.length > 18 || part.length > 12) return refused(`“${text}”太大或太细`)
  const digits = part === '' ? whole : `${whole}.${part}`
  return ok(match[1] === '-' && digits !== '0' ? `-${digits}` : digits)
}

/** Moves the decimal point of plain digits: shift('1.25', 4) = '12500'. */
export function shiftPoint(digits: string, places: number): string {
  if (places === 0) return digits
  const minus = digits.startsWith('-') ? '-' : ''
  const [whole = '0', part = ''] = digits.slice(minus.length).split('.')
  const all = whole + part
  const point = whole.length + places
  const padded = point <= 0 ? '0'.repeat(1 - point) + all : all.padEnd(point, '0')
  const at = point <= 0 ? 1 : point
  const front = padded.slice(0, at).replace(/^0+(?=\d)/, '')
  const behind = padded.slice(at).replace(/0+$/, '')
  const result = behind === '' ? front : `${front}.${behind}`
  return result === '0' ? '0' : minus + result
}

interface Measured {
  readonly digits: string
  readonly unit: string | undefined
}

/** A number with what was written behind it: `1.2万元`, `3亩`, `85%`. */
function readMeasured(raw: RawValue): Result<Measured> {
  if (typeof raw === 'boolean') return refused('是否值不是数字')
  // 15 digits: what Excel shows. 0.1+0.2 stands in a file as 0.30000000000000004.
  const text = typeof raw === 'number' ? plainNumber(raw) : textOf(raw).replace(/^['’¥￥]+/, '')
  const match = /^([+-]?[\d,.]+) ?(\D.*)?$/.exec(text)
  if (!match) return refused(`“${text}”不是数字`)
  const digits = readDigits(match[1] ?? '')
  return digits.ok ? ok({ digits: digits.value, unit: match[2]?.trim() }) : digits
}

function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return '不是数字'
  const shown = Number(value.toPrecision(15))
  const text = String(shown)
  return text.includes('e') ? shown.toFixed(12).replace(/\.?0+$/, '') : text
}

/** Rounds to whole when nothing is lost, else refuses. */
export function normaliseInteger(raw: RawValue, unit?: string | null): Result<string> {
  const read = readMeasured(raw)
  if (!read.ok) return read
  const { digits, unit: said } = read.value
  if (
    said !== undefined &&
    !(unit ?? '').split('/').some((each) => each === said) &&
    !/^[个人户岁次头只间层名]$/.test(said)
  )
    return refused(`单位“${said}”不是这一列的单位`)
  if (digits.includes('.')) return refused(`“${digits}”应为整数`)
  return Math.abs(Number(digits)) <= 2_147_483_647 ? ok(digits) : refused(`“${digits}”太大`)
}

const baseUnit = (unit: string): string => unit.replace(/\/(月|年|人|户|季)$/, '')

/** Money in the element's unit. `columnUnit`: what the column's header says its numbers are in; a unit in the cell wins. */
export function normaliseMoney(raw: RawValue, elementUnit: string | null, columnUnit?: string): Result<string> {
  const read = readMeasured(raw)
  if (!read.ok) return read
  const target = MONEY[baseUnit(elementUnit ?? '元')] ?? 0
  const said = read.value.unit ?? columnUnit
  const from = said === undefined ? target : MONEY[baseUnit(said)]
  return from === undefined
    ? refused(`单位“${said ?? ''}”不是金额单位`)
    : ok(shiftPoint(read.value.digits, from - target))
}

/** A decimal in the element's unit; areas are turned into it (1 亩 = 2000/3 平方米, at most 4 decimals). */
export function normaliseDecimal(raw: RawValue, elementUnit: string | null, columnUnit?: string): Result<string> {
  const read = readMeasured(raw)
  if (!read.ok) return read
  const said = read.value.unit ?? columnUnit
  if (said === undefined || said === elementUnit || elementUnit === null) return ok(read.value.digits)
  const from = SQUARE_METRES[said]
  const to = SQUARE_METRES[elementUnit]
  if (from === undefined || to === undefined) {
    return read.value.unit === undefined || said === '%'
      ? ok(read.value.digits)
      : refused(`单位“${said}”换算不成“${elementUnit}”`)
  }
  const factor = (from[0] * to[1]) / (from[1] * to[0])
  const value = Number(read.value.digits) * factor
  return ok(plainNumber(Math.round(value * 10_000) / 10_000))
}
