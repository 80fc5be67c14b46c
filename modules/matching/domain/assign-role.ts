import type { Role } from '../contract.ts'
import type { ElementProfile } from './element-profile.ts'
import { strongSubjects, things, type HeaderView } from './read-table.ts'

const roleOf: Readonly<Record<string, Role>> = {
  head: 'head',
  member: 'member',
  spouse: 'spouse',
  child: 'child',
  father: 'father',
  mother: 'mother',
  grandfather: 'grandfather',
  grandmother: 'grandmother',
  maternal_grandfather: 'maternal_grandfather',
  maternal_grandmother: 'maternal_grandmother',
  guardian: 'guardian',
  agent: 'agent',
  supporter: 'supporter',
  owner: 'owner',
  tenant: 'tenant',
  party: 'party',
  building_head: 'building_head',
}

/** Topics that speak of somebody else already: the emergency call is the row's own, whoever answers it. */
const ofOthers: ReadonlySet<string> = new Set(['emergency', 'out_parents'])

const isNamed = (profile: ElementProfile): boolean =>
  [...profile.subjects].some((s) => strongSubjects.has(s) && !things.has(s))

/** Whose attribute it is when not the row's own: 家庭成员/姓名 is a member's name, 性别 after 户主姓名 the head's sex. */
export function assignRole(view: HeaderView, profile: ElementProfile): Role | undefined {
  if (profile.element.entity !== 'person') return undefined
  if (profile.heads.has('relation')) {
    // 与户主关系 speaks of the head but is the member's: only a parent says whose.
    const above = view.parentReadings.flatMap((reading) => reading.subjects).find((s) => strongSubjects.has(s))
    return profile.subjects.has(above ?? '') || above === undefined ? undefined : roleOf[above]
  }
  // 监护人姓名 is an element of its own: its name already says whose.
  if (isNamed(profile) || [...profile.topics].some((topic) => ofOthers.has(topic))) return undefined
  const whose = view.explicitSubject ?? view.carriedSubject
  return whose === undefined ? undefined : roleOf[whose]
}
