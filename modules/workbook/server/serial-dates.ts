const DAY = 86_400_000

/** True when a number format shows a date (a time of day alone is not a date). */
export function isDateFormat(code: string): boolean {
  // `[h]` counts hours; every other bracket is a colour, a condition or a language.
  const elapsed = code.replace(/\[[hms]+\]/gi, 'h')
  const bare = elapsed.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|上午\/下午|AM\/PM/gi, '').split(';')[0] ?? ''
  return (
    /[yd]/i.test(bare) ||
    (/m/i.test(bare) && !/[hs0#?]/i.test(bare)) ||
    /[ae]{3,4}(?![a-z])/.test(bare.replace(/general/i, ''))
  )
}

/** A serial day number as `YYYY-MM-DD`, with ` HH:MM:SS` when it has a time; undefined outside 1900–9999. */
export function serialToIso(serial: number, date1904 = false): string | undefined {
  // Excel counts a 29 February 1900 that never was: serials below 60 are one day off.
  const days = date1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  if (!(days >= 1) || days >= 2_958_466) return undefined
  const iso = new Date(Date.UTC(1899, 11, 30) + Math.round(days * 86_400) * 1000).toISOString()
  const time = iso.slice(11, 19)
  return time === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`
}

/** An ISO 8601 date cell (`t="d"`) as a serial number; undefined when it is no date. */
export function isoToSerial(text: string, date1904 = false): number | undefined {
  const [, year, month, day, hours, minutes, seconds] =
    /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?/.exec(text) ?? []
  if (year === undefined) return undefined
  const at = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hours ?? 0),
    Number(minutes ?? 0),
    Number(seconds ?? 0),
  )
  const days = (at - Date.UTC(1899, 11, 30)) / DAY
  return date1904 ? days - 1462 : days
}
