import type { FormField } from '#modules/workbook/contract.ts'

const BLANKS = /^[\s_＿　]*/u

/**
 * Puts a value behind its label inside one line: 填报单位（盖章）：____ 单位：人 → 填报单位（盖章）：清溪镇 单位：人.
 * Blanks and underscores after the label are used up by the value; what follows keeps two spaces of distance.
 * Answers undefined when the label already has a value or is not there: what someone wrote is never overwritten.
 */
export function fillLabel(line: string, label: string, value: string): string | undefined {
  const at = line.indexOf(label)
  if (at < 0) return undefined
  const after = line.slice(at + label.length)
  const lead = /^\s*(?:[（(][^）)]{0,8}[）)])?\s*[：:]?/u.exec(after)?.[0] ?? ''
  const rest = after.slice(lead.length)
  const blanks = BLANKS.exec(rest)?.[0] ?? ''
  const follows = rest.slice(blanks.length)
  if (blanks === '' && follows !== '') return undefined
  const colon = /[：:]\s*$/u.test(lead) ? '' : '：'
  return `${line.slice(0, at + label.length)}${lead}${colon}${value}${follows === '' ? '' : `  ${follows}`}`
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
    if (field.role === 'unit-name') values.push({ field, value: known.unitName })
    else if (field.role === 'as-of-date') values.push({ field, value: `${year}年${Number(month)}月${Number(day)}日` })
  }
  return values
}
