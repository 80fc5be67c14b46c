import type { Role } from '../contract.ts'
import type { ElementProfile } from './element-profile.ts'
import { strongSubjects, type HeaderView } from './read-table.ts'

const roleOf: Readonly<Record<string, Role>> = {
  head: 'head', member: 'member', spouse: 'spouse', child: 'child', father: 'father', mother: 'mother', grandfather: 'grandfather', grandmother: 'grandmother',
  maternal_grandfather: 'maternal_grandfather', maternal_grandmother: 'maternal_grandmother', guardian: 'guardian', agent: 'agent', supporter: 'supporter',
  owner: 'owner', tenant: 'tenant', party: 'party', building_head: 'building_head',
}

/** Whose attribute it is when not the row's own: 家庭成员/姓名 is a member's name, 性别 after 户主姓名 the head's sex. */
export function assignRole(view: HeaderView, profile: ElementProfile): Role | undefined {
  if (profile.element.entity !== 'person') return undefined
  const whose = view.explicitSubject ?? view.carriedSubject
  if (whose === undefined) return undefined
  // 监护人姓名 is an element of its own: its name already says whose.
  if ([...profile.subjects].some((s) => strongSubjects.has(s) && s !== 'head')) return profile.subjects.has(whose) || !profile.heads.has('relation') ? (profile.heads.has('relation') ? roleOf[whose] : undefined) : roleOf[whose]
  if (profile.heads.has('relation') && whose === 'head') return undefined
  return roleOf[whose]
}
