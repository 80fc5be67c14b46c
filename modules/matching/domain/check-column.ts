import type { HeaderContext } from '../contract.ts'
import type { MatchElement } from './element-profile.ts'

const shapes: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^\d{17}[\dXx]$|^\d{15}$/, ['id_number', 'string']],
  [/^1[3-9]\d{9}$|^0\d{2,3}-?\d{7,8}$/, ['phone', 'string']],
  [/^(?:19|20)\d{2}[-./年]\d{1,2}(?:[-./月]\d{1,2}日?)?月?$/, ['date', 'datetime', 'year', 'string']],
  [/^[\u4e00-\u9fff]{2,}$/, ['string', 'text', 'code', 'address', 'boolean', 'area_code', 'attachment']],
]

const yesNo = /^(?:是|否|有|无|√|×|Y|N)$/

/** 1: the drop-down or the samples fit the element; -1: they cannot be its values; 0: nothing to go by. */
export function checkColumn(context: HeaderContext, element: MatchElement): number {
  const options = (context.dropDown ?? []).map((option) => option.trim()).filter((option) => option !== '')
  if (options.length >= 2) {
    if (options.every((option) => yesNo.test(option)))
      return element.type === 'boolean' ? 1 : element.type === 'code' ? 0 : -1
    const permitted = element.permitted ?? []
    if (permitted.length > 0) {
      const known = options.filter((option) =>
        permitted.some((value) => value === option || value.includes(option) || option.includes(value)),
      ).length
      return known >= options.length * 0.5 ? 1 : known === 0 ? -1 : 0
    }
    if (['id_number', 'phone', 'date', 'money', 'integer', 'decimal'].includes(element.type)) return -1
  }
  const samples = context.samples
    .map((sample) => sample.trim())
    .filter((sample) => sample !== '' && !/^[无—\-/]+$/.test(sample))
  if (samples.length === 0) return 0
  const shape = shapes.find(([pattern]) => samples.every((sample) => pattern.test(sample)))
  if (shape === undefined) return 0
  return shape[1][0] === element.type ? 1 : shape[1].includes(element.type) ? 0 : -1
}
