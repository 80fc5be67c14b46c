import type { DataElement, EntityName } from '#modules/catalogue/contract.ts'

/** Units whose figures of several rows make one of all. Years, ages, degrees, storeys and points do not add up. */
const ADDED_UNITS: ReadonlySet<string> = new Set(
  '亩|平方米|公顷|平方公里|公里|吨|公斤|人|户|个|间|栋|头/只|头|只|具|辆|块|件|次'.split('|'),
)
const RATE = /标准|人均|户均|平均|单价|比例|率$/u

/**
 * Whether the values of a column mean something added up: money, areas and numbers of things, and only of the row itself. A
 * household's figure beside each of its members, added, counts it as often as it has members.
 */
export function mayAddUp(
  element: Pick<DataElement, 'type' | 'unit' | 'nameZh' | 'entity'>,
  rowEntity: EntityName,
  header: readonly string[],
): boolean {
  // A person has one enrolment of a benefit, and so has a household.
  const isOwn = element.entity === rowEntity || element.entity === 'enrolment'
  if (!isOwn || RATE.test(element.nameZh) || header.some((text) => RATE.test(text))) return false
  switch (element.type) {
    case 'money':
      return true
    case 'integer':
    case 'decimal':
      return ADDED_UNITS.has(element.unit ?? '')
    case 'string':
    case 'text':
    case 'code':
    case 'boolean':
    case 'date':
    case 'datetime':
    case 'year':
    case 'phone':
    case 'address':
    case 'id_number':
    case 'credit_code':
    case 'area_code':
    case 'attachment':
      return false
  }
}
