import type { Completion } from '#modules/catalogue/contract.ts'
import { birthDateIn, sexIn } from './normalise/normalise-id-number.ts'

/** A part of a value that carries others: birth date and sex in an 18-character ID number, class and grade in a 20-character certificate number. */
export function readPart(value: string, part: Completion['part']): string | undefined {
  switch (part) {
    case 'birth_date':
      return /^\d{17}[\dX]$/.test(value) ? birthDateIn(value) : undefined
    case 'sex':
      return /^\d{17}[\dX]$/.test(value) ? sexIn(value) : undefined
    case 'disability_type':
      return /^\d{17}[\dXx][1-7][1-4]/.test(value) ? value.charAt(18) : undefined
    case 'disability_level':
      return /^\d{17}[\dXx][1-7][1-4]/.test(value) ? value.charAt(19) : undefined
  }
}

const NAMES: Readonly<Record<Completion['part'], string>> = {
  birth_date: '出生日期',
  sex: '性别',
  disability_type: '残疾类别',
  disability_level: '残疾等级',
}

/** What to do with a fact that another value of the same row also tells. */
export type Completed =
  | { readonly kind: 'keep' }
  | { readonly kind: 'fill'; readonly value: string }
  | { readonly kind: 'refuse'; readonly reason: string }

/** Fills a fact from the number that carries it, and refuses a row that says two different things. */
export function completeFact(
  given: string | null,
  isRough: boolean,
  carrier: string | null,
  part: Completion['part'],
): Completed {
  const told = carrier === null ? undefined : readPart(carrier, part)
  if (told === undefined || told === given) return { kind: 'keep' }
  if (given === null) return { kind: 'fill', value: told }
  // A month or a year that agrees with the number becomes the exact day.
  if (
    part === 'birth_date' &&
    isRough &&
    (told.slice(0, 7) === given.slice(0, 7) || (given.endsWith('-01-01') && told.slice(0, 4) === given.slice(0, 4)))
  )
    return { kind: 'fill', value: told }
  // The number of a person of unstated sex still tells it; 0 and 9 contradict nothing.
  if (part === 'sex' && (given === '0' || given === '9')) return { kind: 'keep' }
  return { kind: 'refuse', reason: `${NAMES[part]}与证件号码不一致` }
}
