import type { FormField } from '#modules/workbook/contract.ts'

const BLANKS = /^[\s_＿　]*/u

/** 年  月  日 left open behind a label: used up by the value that goes there. */
const OPEN_DATE = /^[\s_＿　]*年[\s_＿　]*月(?:[\s_＿　]*日)?/u

const escapeText = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')

/** The label as it may stand on the line: its letters set apart by spaces, brackets and colons of either width. */
const looseLabel = (label: string): RegExp =>
  new RegExp(
    Array.from(label)
      .map((letter) =>
        letter === '(' || letter === '（' ? '[（(]' : letter === ')' || letter === '）' ? '[)）]' : escapeText(letter),
      )
      .join('[\\s　]*'),
    'u',
  )

/**
 * Puts a value behind its label inside one line: 填报单位（盖章）：____ 单位：人 → 填报单位（盖章）：清溪镇 单位：人.
 * Blanks, underscores and an open 年 月 日 after the label are used up by the value; what follows keeps two spaces of distance.
 * Answers undefined when the label already has a value or is not there: what someone wrote is never overwritten.
 */
export function fillLabel(line: string, label: string, value: string): string | undefined {
  const found = label.trim() === '' ? null : looseLabel(label).exec(line)
  if (found === null) return undefined
  const end = found.index + found[0].length
  const after = line.slice(end)
  const lead = /^\s*(?:[（(][^）)]{0,8}[）)])?\s*[：:]?/u.exec(after)?.[0] ?? ''
  const rest = after.slice(lead.length)
  const blanks = OPEN_DATE.exec(rest)?.[0] ?? BLANKS.exec(rest)?.[0] ?? ''
  const follows = rest.slice(blanks.length).trimStart()
  if (blanks === '' && follows !== '') return undefined
  const colon = /[：:]\s*$/u.test(lead) ? '' : '：'
  return `${line.slice(0, end)}${lead.trimEnd()}${colon}${value}${follows === '' ? '' : `  ${follows}`}`
}

/** A blank period as found on a line; offsets are into the line. */
export interface PeriodOnLine {
  readonly precision: 'day' | 'month' | 'quarter' | 'year'
  readonly start: number
  readonly end: number
  readonly year?: number
  readonly month?: number
}

const SIGNED_ON =
  /(?:填表|填报|制表|上报|报送|报出|填写|签字|公示|审核|批准)(?:日期|时间)?[：:]?[\s_＿　]*$|(?:日期|时间)[：:][\s_＿　]*$/u

/**
 * Writes the as-of day into a period left blank in a title or a head line: ____年__月 → 2026年11月. The day a form is filled or
 * signed on is the signer's; a period whose printed part says another year or month stays. Undefined when nothing is written.
 */
export function fillPeriod(line: string, blank: PeriodOnLine, asOf: string): string | undefined {
  const [year = 0, month = 0] = asOf.split('-').map(Number)
  const before = line.slice(0, blank.start)
  if (blank.precision === 'day' || SIGNED_ON.test(before)) return undefined
  if ((blank.year !== undefined && blank.year !== year) || (blank.month !== undefined && blank.month !== month))
    return undefined
  const gap = line.slice(blank.start, blank.end)
  const quarter = `${year}年第${Math.ceil(month / 3)}季${gap.endsWith('度') ? '度' : ''}`
  const written = { month: `${year}年${month}月`, quarter, year: `${year}年` }[blank.precision]
  return `${before}${written}${line.slice(blank.end)}`
}

/** Fields that the form's own head asks for and the system knows. Signatures and the filling date are a person's. */
export function knownFields(
  fields: readonly FormField[],
  known: { readonly unitName: string; readonly asOf: string },
): readonly { readonly field: FormField; readonly value: string }[] {
  const [year = '', month = '', day = ''] = known.asOf.split('-')
  const values: { field: FormField; value: string }[] = []
  for (const field of fields) {
    if (field.value !== undefined && field.value.trim() !== '') continue
    // 填报单位负责人, 填报单位签字: a person's name, whatever the first half says.
    if (/负责人|领导|签字|签名|经办|审核|联系/u.test(field.label)) continue
    if (field.role === 'unit-name') values.push({ field, value: known.unitName })
    else if (field.role === 'as-of-date') values.push({ field, value: `${year}年${Number(month)}月${Number(day)}日` })
  }
  return values
}
