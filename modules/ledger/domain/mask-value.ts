import type { DataElement } from '#modules/catalogue/contract.ts'

/** ID numbers as 3+4, phones as 3+4, other sensitive values as stars; names stay. */
export function maskValue(element: Pick<DataElement, 'type' | 'sensitivity'>, value: string): string {
  if (element.type === 'id_number')
    return `${value.slice(0, 3)}${'*'.repeat(Math.max(value.length - 7, 4))}${value.slice(-4)}`
  if (element.type === 'phone') return `${value.slice(0, 3)}****${value.slice(-4)}`
  return element.sensitivity === 'sensitive' ? '***' : value
}
