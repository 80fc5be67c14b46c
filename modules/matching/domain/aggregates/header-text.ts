/** One text of a header path, cleaned for reading. */
export interface HeaderText {
  /** Half-width, without blanks, numbering, 其中 and the unit. */
  readonly text: string
  readonly unit?: string
  /** `1.1.1`, as printed before the text. */
  readonly numbering?: string
  /** Printed with 其中: a part of what stands before or above it. */
  readonly isPart: boolean
  /** A remark in brackets that adds to the text: 含离退休人员. */
  readonly including?: string
}

const UNITS =
  '人次|户次|人|名|位|户|个|件|起|例|次|家|所|宗|栋|幢|座|处|套|间|对|块|头|只|羽|条|台|辆|张|份|场|期|届|亿元|万元|千元|百元|元|万|%|％|‰|亩|公顷|平方米|平方公里|㎡|m2|公里|千米|km|米|吨|公斤|千克|斤|岁|周岁|天|日'
const UNIT_AT_END = new RegExp(`[(\\[](?:单位:?)?((?:${UNITS})(?:[/、](?:${UNITS}|月|年|天))?)[)\\]]$`)
const REMARK = /\((含|包括|包含|不含|其中含)([^()]+)\)/
const NUMBERINGS = [
  /^([A-Z]\d+[a-z]?)[.、:]?(?=\D)/,
  /^(\d+(?:\.\d+)+)[.、]?/,
  /^(\d+)[.、．)](?!\d)/,
  /^[(（]?([一二三四五六七八九十]+)[)）、.]/,
  /^([①-⑳])/,
]

/** Full-width to half-width, no blanks, one kind of dash and bracket. */
export const plainText = (raw: string): string =>
  raw
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[–—―~〜～‐‑−]+/g, '-')
    .replace(/[【〔]/g, '(')
    .replace(/[】〕]/g, ')')
    .replace(/[“”"'‘’]/g, '')

/** Cleans one header text: numbering, 其中, unit and remarks are taken off and kept apart. */
export function readHeaderText(raw: string): HeaderText {
  let text = plainText(raw)
  let numbering: string | undefined
  for (const pattern of NUMBERINGS) {
    const found = pattern.exec(text)
    if (found !== null && found[0].length < text.length) {
      numbering = found[1]
      text = text.slice(found[0].length)
      break
    }
  }
  const part = /^(?:其中|#)[:,、]?/.exec(text)
  if (part !== null) text = text.slice(part[0].length)
  const remark = REMARK.exec(text)
  if (remark !== null) text = text.replace(remark[0], '')
  const unit = UNIT_AT_END.exec(text)
  if (unit !== null) text = text.slice(0, unit.index)
  const percent = unit === null && text.length > 1 && /[%‰]$/.test(text) ? '%' : undefined
  if (percent !== undefined) text = text.slice(0, -1)
  const found = unit?.[1] ?? percent
  return {
    text: text.replace(/[:。;]+$/, ''),
    isPart: part !== null,
    ...(found === undefined ? {} : { unit: found }),
    ...(numbering === undefined ? {} : { numbering }),
    ...(remark?.[2] === undefined ? {} : { including: remark[2] }),
  }
}
