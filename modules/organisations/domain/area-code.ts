import type { AreaLevel } from '../contract.ts'

/** A half-open range of 12-digit codes, [from, to). */
export interface AreaRange {
  readonly from: string
  readonly to: string
}

/** Digits that carry meaning at each level of GB/T 2260 and the statistical codes below it. */
const DIGITS: Readonly<Record<AreaLevel, number>> = { province: 2, city: 4, county: 6, township: 9, village: 12 }
const LEVELS = ['province', 'city', 'county', 'township'] as const

export const isAreaCode = (code: string): boolean => /^\d{12}$/.test(code) && !code.startsWith('00')

/** The level a code is written at: 511123000000 is a county, 511123100000 a township. */
export const levelOf = (code: string): AreaLevel =>
  LEVELS.find((level) => /^0*$/.test(code.slice(DIGITS[level]))) ?? 'village'

/** Six digits: the key by which everything that grows is distributed. */
export const countyOf = (code: string): string => code.slice(0, DIGITS.county)

export function parentOf(code: string): string | undefined {
  const level = levelOf(code)
  const above = level === 'village' ? 'township' : LEVELS[LEVELS.indexOf(level) - 1]
  return above === undefined ? undefined : code.slice(0, DIGITS[above]).padEnd(12, '0')
}

/**
 * All codes at and below an area: [from, to). `to` is the next prefix; after the last prefix it is ':', which sorts after every digit.
 * @throws when the code is not 12 digits
 */
export function areaRange(code: string): AreaRange {
  if (!isAreaCode(code)) throw new Error(`not a 12-digit area code: ${code}`)
  const digits = DIGITS[levelOf(code)]
  const next = String(Number(code.slice(0, digits)) + 1)
  return { from: code, to: next.length > digits ? ':' : next.padStart(digits, '0').padEnd(12, '0') }
}

export const isWithin = (code: string, range: AreaRange): boolean => code >= range.from && code < range.to
