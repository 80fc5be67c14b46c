import type { EntityName } from '#modules/catalogue/contract.ts'

export interface MatchedElement {
  readonly element: string
  readonly entity: EntityName
  readonly role: string | null
}

/** Elements that tell rows of an entity apart: a table that has one of them is about that entity. */
const OWN: readonly (readonly [EntityName, readonly string[], number])[] = [
  ['enrolment', ['subsidy_program'], 6],
  ['enterprise', ['org_credit_code'], 6],
  ['plot', ['plot_no'], 6],
  ['event', ['event_id', 'event_title'], 5],
  ['person', ['person_id_number'], 4],
  ['dwelling', ['dwelling_id'], 3],
  ['household', ['household_no'], 2],
]

/** What the rows of a table are about, from the elements its columns were matched with. A population named by the title breaks ties. */
export function guessEntity(matched: readonly MatchedElement[], named: EntityName | undefined): EntityName {
  const weights = new Map<EntityName, number>()
  const add = (entity: EntityName, weight: number): void =>
    void weights.set(entity, (weights.get(entity) ?? 0) + weight)
  for (const { entity, role } of matched) if (entity !== 'area' && role === null) add(entity, 1)
  for (const [entity, keys, weight] of OWN)
    if (matched.some(({ element, role }) => role === null && keys.includes(element))) add(entity, weight)
  if (named !== undefined && named !== 'area') add(named, 2)
  return [...weights].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 'person'
}

const BODY =
  /[\p{Script=Han}]{2,16}?(?:管理局|服务局|事务局|局|委员会|卫健委|联合会|残联|妇联|派出所|人民政府|街道办|村委会|居委会|服务中心|卫生院)/u
/** What stands before the name of a body in a title or a file name. */
const BEFORE = /^(填报单位|单位|来源|制表单位|填表单位|关于|来自|提供单位)[:：]?/

/** Who gave the file, from its first lines and its name; undefined when nothing says so. */
export function guessSource(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    const found = BODY.exec(line.replace(/\s+/g, '').replace(BEFORE, ''))?.[0]?.replace(BEFORE, '')
    if (found !== undefined && found.length <= 30) return found
  }
  return undefined
}
