import type { DataElement, ValueDomain } from '#modules/catalogue/contract.ts'
import { ok, refused, type Result } from '#platform/result.ts'
import { isBlank, NOTHING, saysNone, textOf, type NormalValue, type RawValue } from './cell-text.ts'
import { normaliseBoolean } from './normalise-boolean.ts'
import { codeLookup } from './normalise-code.ts'
import { normaliseCreditCode } from './normalise-credit-code.ts'
import { normaliseDate, normaliseDateTime, normaliseYear } from './normalise-date.ts'
import { normaliseIdNumber } from './normalise-id-number.ts'
import { normaliseDecimal, normaliseInteger, normaliseMoney } from './normalise-number.ts'
import { normalisePhone } from './normalise-phone.ts'

export interface ColumnContext {
  readonly valueDomain?: ValueDomain
  /** Unit the column's header gives its numbers in: 万元, 平方米. */
  readonly unit?: string
  /** The workbook counts its days from 1904. */
  readonly is1904?: boolean
}

export type CellNormaliser = (raw: RawValue) => Result<NormalValue>

const MAX_TEXT: Readonly<Record<'string' | 'text', number>> = { string: 500, text: 10_000 }

const plain = (result: Result<string>): Result<NormalValue> => (result.ok ? ok({ text: result.value }) : result)

function textUpTo(limit: number): CellNormaliser {
  return (raw) => {
    const text = typeof raw === 'string' ? textOf(raw).replace(/^['’](?=\d)/, '') : textOf(raw)
    return text.length > limit ? refused(`文字太长（${text.length} 字，最多 ${limit} 字）`) : ok({ text })
  }
}

const areaCode: CellNormaliser = (raw) => {
  const text = textOf(raw)
  return /^\d{2,12}$/.test(text) ? ok({ text: text.padEnd(12, '0') }) : refused(`“${text}”不是行政区划代码`)
}

function readerOf(element: DataElement, context: ColumnContext): CellNormaliser {
  switch (element.type) {
    case 'string':
    case 'address':
    case 'attachment':
      return textUpTo(MAX_TEXT.string)
    case 'text':
      return textUpTo(MAX_TEXT.text)
    case 'code':
      return context.valueDomain === undefined
        ? textUpTo(MAX_TEXT.string)
        : (
            (lookup) => (raw: RawValue) =>
              plain(lookup(raw))
          )(codeLookup(context.valueDomain))
    case 'boolean':
      return (raw) => plain(normaliseBoolean(raw))
    case 'integer':
      return (raw) => plain(normaliseInteger(raw, element.unit))
    case 'decimal':
      return (raw) => plain(normaliseDecimal(raw, element.unit, context.unit))
    case 'money':
      return (raw) => plain(normaliseMoney(raw, element.unit, context.unit))
    case 'date':
      return (raw) => normaliseDate(raw, context.is1904)
    case 'datetime':
      return (raw) => normaliseDateTime(raw, context.is1904)
    case 'year':
      return normaliseYear
    case 'phone':
      return (raw) => plain(normalisePhone(raw))
    case 'id_number':
      return (raw) => plain(normaliseIdNumber(raw))
    case 'credit_code':
      return (raw) => plain(normaliseCreditCode(raw))
    case 'area_code':
      return areaCode
  }
}

/** What 无 says: nothing of a counted thing, no to a question, its own code where the domain has one; else nothing we can hold. */
function noneOf(element: DataElement, read: CellNormaliser): NormalValue {
  switch (element.type) {
    case 'integer':
    case 'decimal':
    case 'money':
      return { text: '0' }
    case 'boolean':
      return { text: 'false' }
    case 'string':
    case 'text':
      return element.id.endsWith('_name') || element.id.endsWith('_no') ? NOTHING : { text: '无' }
    case 'code': {
      const found = read('无')
      return found.ok ? found.value : NOTHING
    }
    case 'date':
    case 'datetime':
    case 'year':
    case 'phone':
    case 'address':
    case 'id_number':
    case 'credit_code':
    case 'area_code':
    case 'attachment':
      return NOTHING
  }
}

/** How the cells of one column are read: made once, called for each row. Never throws. */
export function cellNormaliser(element: DataElement, context: ColumnContext = {}): CellNormaliser {
  const read = readerOf(element, context)
  const none = noneOf(element, read)
  return (raw) => {
    if (raw === null || raw === undefined || raw === '') return ok(NOTHING)
    if (typeof raw === 'string') {
      const text = textOf(raw)
      if (isBlank(text)) return ok(NOTHING)
      if (saysNone(text)) return ok(none)
    }
    return read(raw)
  }
}
