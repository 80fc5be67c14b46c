/**
 * A control number (准入码) a clerk can read out: county, year, sequence and two check characters, `511123-2026-00042-7K`.
 * The check is ISO/IEC 7064 MOD 1271-36: it finds every single wrong character and every two that changed places.
 */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

function checkOf(text: string): string {
  let product = 0
  for (const character of text) product = ((product + ALPHABET.indexOf(character)) * 36) % 1271
  product = (product * 36) % 1271
  const check = (1272 - product) % 1271
  return `${ALPHABET[Math.floor(check / 36)] ?? ''}${ALPHABET[check % 36] ?? ''}`
}

export function printControlNumber(of: {
  readonly county: string
  readonly year: number
  readonly sequence: number
}): string {
  const parts = [of.county, String(of.year), String(of.sequence).padStart(5, '0')]
  return [...parts, checkOf(parts.join(''))].join('-')
}

/** What people type: full-width letters, small letters, blanks and missing dashes are taken. Undefined: it was mistyped. */
export function parseControlNumber(text: string): { readonly number: string; readonly county: string } | undefined {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/^YICI/, '')
  const found = /^(\d{6})(\d{4})(\d{5,9})([0-9A-Z]{2})$/.exec(plain)
  const [, county, year, sequence, check] = found ?? []
  if (county === undefined || year === undefined || sequence === undefined || check === undefined) return undefined
  if (checkOf(`${county}${year}${sequence}`) !== check) return undefined
  return { number: `${county}-${year}-${sequence}-${check}`, county }
}

/** The county a number says it is of; undefined where it was mistyped. */
export const countyOfNumber = (text: string): string | undefined => parseControlNumber(text)?.county
