/** Full-width ASCII to half-width (`（` → `(`, `１` → `1`), ideographic and no-break spaces to a space. Circled numbers stay. */
export function halfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0\u2002\u2003\u2009\ufeff]/g, ' ')
    .replace(/﹕|︰/g, ':')
}

/** Half-width and without white space, except single spaces between Latin words. */
export function compactText(text: string): string {
  return halfWidth(text)
    .replace(/\u200b/g, '')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/(?<![\x21-\x7e]) | (?![\x21-\x7e])/g, '')
    .replace(/(?<=[([:,/]) | (?=[)\]:,/])/g, '')
    .replace(/^其中[:,]?(?=.)/, '其中:')
    .replace(/^其中[:,]$/, '其中')
}
