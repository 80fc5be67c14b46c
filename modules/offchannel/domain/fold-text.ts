/**
 * Full-width letters, digits and blanks as the narrow ones people mean, one code unit for one, so that spans stay where they are.
 * Chinese sentence marks stay: they cut sentences.
 */
export function foldText(text: string): string {
  let folded = ''
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x3000 || code === 0xa0 || code === 0x200b || code === 0xfeff) folded += ' '
    else if (code === 0xff0c || code === 0xff1b || code === 0xff01 || code === 0xff1f) folded += text.charAt(at)
    else if (code >= 0xff01 && code <= 0xff5e) folded += String.fromCharCode(code - 0xfee0).toLowerCase()
    else if (code >= 0x41 && code <= 0x5a) folded += String.fromCharCode(code + 32)
    else folded += text.charAt(at)
  }
  return folded
}

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}

/** `17`, `十七`, `二十`, `廿三` as a number below 100. */
export function readSmallNumber(words: string): number | undefined {
  if (/^\d{1,3}$/.test(words)) return Number(words)
  const plain = words.replace('廿', '二十').replace('卅', '三十')
  const [single] = plain
  if (plain.length === 1 && single !== undefined && single !== '十') return DIGITS[single]
  const tens = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(plain)
  if (tens === null) return undefined
  return (DIGITS[tens[1] ?? '一'] ?? 1) * 10 + (tens[2] === undefined ? 0 : (DIGITS[tens[2]] ?? 0))
}
