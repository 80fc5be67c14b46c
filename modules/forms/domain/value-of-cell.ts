import type { DataType } from '#modules/catalogue/contract.ts'
import type { FillValue } from '#modules/workbook/contract.ts'
import { maskOnNotice, type Mask } from './public-notice.ts'

/** What the target column wants of a value. */
export interface Wanted {
  readonly type: DataType
  /** Unit the ledger holds it in. */
  readonly unit: string | null
  /** Unit the form asks for, when it prints one. */
  readonly formUnit?: string | undefined
  readonly dropDown?: readonly string[] | undefined
  /** Text of a checkbox cell: `健康( ) 残疾( )`. */
  readonly checkboxText?: string | undefined
  /** Other written forms of each code name, for drop-downs: 汉族 → 汉. */
  readonly synonyms?: ReadonlyMap<string, readonly string[]> | undefined
  /** On a public notice: how it is shown. */
  readonly mask?: Mask | undefined
}

const SIZES: Readonly<Record<string, { readonly kind: string; readonly size: number }>> = {
  元: { kind: 'money', size: 1 },
  千元: { kind: 'money', size: 1000 },
  万元: { kind: 'money', size: 10_000 },
  亿元: { kind: 'money', size: 100_000_000 },
  平方米: { kind: 'area', size: 1 },
  '㎡': { kind: 'area', size: 1 },
  m2: { kind: 'area', size: 1 },
  亩: { kind: 'area', size: 10_000 / 15 },
  公顷: { kind: 'area', size: 10_000 },
  平方公里: { kind: 'area', size: 1_000_000 },
  米: { kind: 'length', size: 1 },
  公里: { kind: 'length', size: 1000 },
  千米: { kind: 'length', size: 1000 },
}

const baseUnit = (unit: string): string => unit.replace(/[/／].*$/u, '').trim()

/** Factor from the ledger's unit to the form's; 1 when either is unknown or they are not of one kind. */
export function unitFactor(held: string | null, asked: string | undefined): number {
  const from = SIZES[baseUnit(held ?? '')]
  const to = SIZES[baseUnit(asked ?? '')]
  return from === undefined || to === undefined || from.kind !== to.kind ? 1 : from.size / to.size
}

const plain = (text: string): string => text.replace(/[\s　()（）]/gu, '')

/** The drop-down's own wording for a value; undefined when none of its words means it. */
export function wordingIn(
  options: readonly string[],
  value: string,
  synonyms: readonly string[] = [],
): string | undefined {
  const wanted = [value, ...synonyms].map(plain)
  return (
    options.find((option) => wanted.includes(plain(option))) ??
    options.find((option) => wanted.includes(plain(option.replace(/^[\dA-Za-z]+[.、:：-]?\s*/u, '')))) ??
    options.find(
      (option) =>
        plain(option) !== '' && wanted.some((one) => one === `${plain(option)}族` || plain(option) === `${one}族`),
    )
  )
}

const BOX = '[□☐○◯]|[（(][\\s　]*[)）]'

/** Ticks one option of a checkbox text: `健康( ) 残疾( )` → `健康(√) 残疾( )`. Undefined when the option is not there. */
export function tickOption(text: string, names: readonly string[]): string | undefined {
  for (const name of names) {
    if (name === '') continue
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
    const after = new RegExp(`(${escaped}[\\s　]*)(${BOX})`, 'u')
    const before = new RegExp(`(${BOX})([\\s　]*${escaped})`, 'u')
    const tick = (box: string): string => (/^[（(]/u.test(box) ? `${box[0] ?? '('}√${box.at(-1) ?? ')'}` : '☑')
    // □ stands before its option, ( ) behind it; a text with □ must not tick the box of the next option.
    const boxFirst = /^[\s　]*[□☐○◯]/u.test(text)
    const [first, second] = boxFirst ? [before, after] : [after, before]
    if (first.test(text))
      return first === before
        ? text.replace(before, (_, box: string, rest: string) => tick(box) + rest)
        : text.replace(after, (_, rest: string, box: string) => rest + tick(box))
    if (second.test(text))
      return second === before
        ? text.replace(before, (_, box: string, rest: string) => tick(box) + rest)
        : text.replace(after, (_, rest: string, box: string) => rest + tick(box))
  }
  return undefined
}

const precisionOf = (text: string): 'day' | 'month' | 'year' =>
  text.length >= 10 ? 'day' : text.length >= 7 ? 'month' : 'year'

function numberValue(text: string, wanted: Wanted): FillValue {
  const number = Number(text)
  if (!Number.isFinite(number)) return { kind: 'text', text }
  const factor = unitFactor(wanted.unit, wanted.formUnit)
  // Six decimals keep what 元 → 万元 and ㎡ → 亩 need, and no noise of binary fractions.
  return { kind: 'number', number: factor === 1 ? number : Math.round(number * factor * 1e6) / 1e6 }
}

function worded(text: string, wanted: Wanted): FillValue {
  const synonyms = wanted.synonyms?.get(text) ?? []
  if (wanted.checkboxText !== undefined) {
    const ticked = tickOption(wanted.checkboxText, [text, ...synonyms])
    if (ticked !== undefined) return { kind: 'text', text: ticked }
  }
  const own = wanted.dropDown === undefined ? undefined : wordingIn(wanted.dropDown, text, synonyms)
  return { kind: 'text', text: own ?? text }
}

/**
 * A value as the form's cell takes it.
 *
 * @param text as the ledger tells it: names for codes, 是/否, dates as far as known, numbers in the ledger's unit; null: not known
 */
export function valueOfCell(text: string | null, wanted: Wanted): FillValue {
  if (text === null || text === '') return { kind: 'blank' }
  if (wanted.mask !== undefined) {
    const { mask, ...whole } = wanted
    return valueOfCell(maskOnNotice(text, mask), whole)
  }
  switch (wanted.type) {
    case 'integer':
    case 'decimal':
    case 'money':
    case 'year':
      return numberValue(text, wanted)
    case 'date':
      return {
        kind: 'date',
        date:
          text.length >= 10
            ? text.slice(0, 10)
            : text.length >= 7
              ? `${text.slice(0, 7)}-01`
              : `${text.slice(0, 4)}-01-01`,
        precision: precisionOf(text),
      }
    case 'boolean':
      return wanted.checkboxText === undefined ? { kind: 'boolean', value: text === '是' } : worded(text, wanted)
    case 'code':
    case 'string':
    case 'text':
      return worded(text, wanted)
    case 'datetime':
    case 'phone':
    case 'address':
    case 'id_number':
    case 'credit_code':
    case 'area_code':
    case 'attachment':
      return { kind: 'text', text }
  }
}
