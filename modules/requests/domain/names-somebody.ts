/** Whether words hold an ID number (15 or 18 characters) or a telephone number, spaced or full-width as people type them. */
export function namesSomebody(words: string): boolean {
  const plain = words.normalize('NFKC').replace(/[\s-]/g, '')
  return /(?<!\d)(\d{17}[\dXx]|\d{15})(?!\d)/.test(plain) || /(?<!\d)1[3-9]\d{9}(?!\d)/.test(plain)
}
