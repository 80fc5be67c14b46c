import type { SampleRow, SampleSource } from '../contract.ts'
import type { PersonSubject } from './facts-of-people.ts'
import { phoneNumber } from './invented-numbers.ts'
import type { Random } from './random.ts'

/** One person in two hundred is told differently by a second source. */
export const CONFLICT_SHARE = 0.005

interface Contradiction {
  readonly source: SampleSource
  readonly row: SampleRow
}

/** What a second source says otherwise; undefined when it agrees. */
export function contradict(
  subject: PersonSubject,
  links: SampleRow['links'],
  random: Random,
): Contradiction | undefined {
  if (!random.chance(CONFLICT_SHARE)) return undefined
  const { person, village } = subject
  const tell = (source: SampleSource, facts: SampleRow['facts']): Contradiction => ({
    source,
    row: { id: person.id, areaCode: village.plan.code, links, facts },
  })
  const kind = random.weighted([
    ['phone', 45],
    ['marital', 25],
    ['education', 20],
    ['health', 10],
  ] as const)
  if (kind === 'phone' && person.phone)
    return tell('medical-insurance', { person_phone: phoneNumber(random.int(0, 99_999_999)) })
  if (kind === 'marital' && person.age >= 22)
    return tell('village', {
      person_marital_status: person.marital === '20' ? '40' : person.marital === '30' ? '20' : '20',
    })
  if (kind === 'education' && person.age >= 25)
    return tell('human-resources', {
      person_education: person.education === '70' ? '60' : person.education === '80' ? '70' : '80',
    })
  return tell('disabled-federation', { person_health_status: person.health === '6' ? '3' : '6' })
}
