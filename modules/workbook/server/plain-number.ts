/** Text of an untyped file as a number when nothing is lost by it: no leading zero, at most 10 digits, so that no code, phone or ID number is touched. */
export function plainNumber(text: string): string | number {
  const trimmed = text.trim()
  if (trimmed.length > 11 || !/^-?(0|[1-9]\d*)(\.\d+)?$/.test(trimmed) || trimmed.replace(/\D/g, '').length > 10)
    return text
  return String(Number(trimmed)) === trimmed ? Number(trimmed) : text
}
