import type { DutyItem, DutyQuestion } from '../contract.ts'
import { namesOffice, splitDepartments } from './department-names.ts'

const lower = (text: string): string => text.toLowerCase()

const says = (item: DutyItem, words: string): boolean =>
  [
    item.code,
    item.title,
    item.domain,
    item.mainDepartment,
    item.takenBackBy,
    item.townshipPart,
    item.mainDepartmentPart,
  ]
    .concat(item.assistingDepartments)
    .some((text) => text !== null && lower(text).includes(words))

const isOf = (item: DutyItem, department: string): boolean =>
  namesOffice(item.mainDepartment, department) ||
  namesOffice(item.takenBackBy, department) ||
  item.assistingDepartments.some((each) => namesOffice(each, department))

/** Items that fit all that is asked, in the order of the list; several words must all be said. */
export function findItems(items: readonly DutyItem[], question: DutyQuestion): DutyItem[] {
  const words = lower(question.search ?? '')
    .split(/\s+/u)
    .filter((word) => word !== '')
  return items.filter(
    (item) =>
      (question.class === undefined || item.class === question.class) &&
      (question.domain === undefined || question.domain === '' || item.domain === question.domain) &&
      (question.department === undefined || question.department === '' || isOf(item, question.department)) &&
      words.every((word) => says(item, word)),
  )
}

/** Offices and domains of a list, for choosing: offices by how often they are named, domains in the order of the list. */
export function choicesOf(items: readonly DutyItem[]): { departments: string[]; domains: string[] } {
  const named = new Map<string, number>()
  for (const item of items) {
    const offices = [item.mainDepartment, item.takenBackBy, ...item.assistingDepartments]
    for (const office of offices.flatMap((each) => splitDepartments(each ?? '')))
      named.set(office, (named.get(office) ?? 0) + 1)
  }
  return {
    departments: [...named].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([office]) => office),
    domains: [...new Set(items.map((item) => item.domain))],
  }
}
