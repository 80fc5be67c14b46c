import { assignRole } from './assign-role.ts'
import type { ElementProfile } from './element-profile.ts'
import type { LabelMemory } from './label-memory.ts'
import type { HeaderView } from './read-table.ts'

/** What is asked of the row's own person and of a bystander alike, in the same words. */
const askedOfBoth: ReadonlySet<string> = new Set(['phone', 'address', 'id_number'])
/** One form is one clerk's habit. */
const agreeing = 2

export const ownerKey = ({ namedBefore = '', leaf }: HeaderView): string => `${namedBefore}:${leaf}`
export const ownedLabel = (label: string, role: string | undefined): string => `${label}@${role ?? ''}`

/**
 * 联系电话 after 父亲姓名 may be the father's or the pupil's. Unless forms of other sources had the same words after the same
 * person and all meant the same, only a person can tell. `exceptGroup` forgets one source (training); -1 forgets none.
 */
export function isOwnerGuessed(
  view: HeaderView,
  profile: ElementProfile,
  owners: LabelMemory,
  exceptGroup: number,
): boolean {
  if (view.namedBefore === undefined || !askedOfBoth.has(profile.element.type)) return false
  if (view.reading.subjects.includes('self') || view.reading.subjects.includes('family')) return false
  if (view.reading.topics.includes('emergency')) return false
  const known = owners.recall(ownerKey(view), exceptGroup)
  const share = known?.shares.get(ownedLabel(profile.element.id, assignRole(view, profile))) ?? 0
  return known === undefined || known.sources < agreeing || share < 1
}
