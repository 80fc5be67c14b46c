/**
 * A day as a cell's number format shows it: `1946-01-27` in `yyyy"年"m"月"` is 1946年1月. Formats without a year,
 * and those that name months in words, show the day as it is.
 */
export function writeShownDate(iso: string, format: string): string {
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-')
  const pattern = (format.split(';')[0] ?? '').replace(/\[[^\]]*\]|["\\@]|_.|\*./g, '').trim()
  if (!/y/i.test(pattern) || /m{3}|d{3}|[hs]/i.test(pattern)) return iso
  return pattern.replace(/y+|m+|d+/gi, (token) => {
    const number = token.toLowerCase().startsWith('y') ? year : token.toLowerCase().startsWith('m') ? month : day
    if (number === year) return token.length <= 2 ? year.slice(2) : year
    return token.length === 1 ? String(Number(number)) : number
  })
}
