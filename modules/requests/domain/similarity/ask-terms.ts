import { canonicalFilter, parseFilter, printCondition, type Filter } from '#modules/catalogue/contract.ts'
import type { AskedItem, AskedPopulation, AskProfile } from './ask-profile.ts'
import { identifyingElements, identifyingWords, registerElements } from './identifying-elements.data.ts'
import { titleGrams } from './compare-titles.ts'

/** What a term is made from. Only `subject` terms lead to candidates on their own; `identifying` ones are in every list. */
export type TermClass = 'subject' | 'register' | 'identifying' | 'title'

export interface AskTerm {
  readonly term: string
  readonly weightClass: TermClass
}

/** How many registered asks hold a term, and how many asks there are. */
export interface TermFrequencies {
  readonly asks: number
  readonly of: (term: string) => number
}

/** A condition list that cannot be read holds no condition that could be compared. */
export function readFilter(text: string): Filter {
  const parsed = text.trim() === '' ? undefined : parseFilter(text)
  return parsed?.ok === true ? canonicalFilter(parsed.value) : []
}

export const printedFilter = (filter: Filter): string => filter.map(printCondition).join(' && ')

/** Conditions that the population of the form says already are not repeated: a renamed title must not make another figure of it. */
export function figureOf(
  aggregate: NonNullable<AskedItem['aggregate']>,
  population: AskedPopulation | undefined,
): { readonly key: string; readonly filter: Filter } {
  const said = new Set(population === undefined ? [] : readFilter(population.filter).map(printCondition))
  const own = readFilter(aggregate.filter)
  const filter = own.filter((condition) => !said.has(printCondition(condition)))
  const field = aggregate.field ?? ''
  return { key: `a:${aggregate.measure}:${aggregate.entity}:${field}:${printedFilter(filter)}`, filter }
}

/** One term for an item: by element and role, by figure, or by its words. */
export function termOf(item: AskedItem, population: AskedPopulation | undefined): string {
  if (item.element !== undefined)
    return item.role === undefined ? `e:${item.element}` : `e:${item.element}@${item.role}`
  if (item.aggregate !== undefined) return figureOf(item.aggregate, population).key
  return `n:${item.words}`
}

/** What sort of header it is: who and where a row is, what every register of people has, or a subject of its own. */
export function classOf(item: AskedItem): Exclude<TermClass, 'title'> {
  if (item.aggregate !== undefined) return 'subject'
  if (item.element === undefined) return identifyingWords.has(item.words) ? 'identifying' : 'subject'
  if (identifyingElements.has(item.element)) return 'identifying'
  return registerElements.has(item.element) ? 'register' : 'subject'
}

/** What a registered ask is found by, each term once. */
export function termsOf(profile: AskProfile): readonly AskTerm[] {
  const terms = new Map<string, TermClass>()
  for (const item of profile.asks) {
    const weightClass = classOf(item)
    terms.set(termOf(item, profile.population), weightClass)
    // The words lead there too when the matcher read the header once as an element and once as none.
    if (weightClass === 'subject' && item.element === undefined) terms.set(`n:${item.words}`, 'subject')
  }
  for (const gram of titleGrams(profile.title)) terms.set(`t:${gram}`, 'title')
  return [...terms].map(([term, weightClass]) => ({ term, weightClass }))
}

const shareOfClass: Readonly<Record<Exclude<TermClass, 'title'>, number>> = {
  subject: 1,
  register: 0.4,
  identifying: 0.12,
}
/** A term nobody asked yet says little more than one that was asked once: the wording may just be new. */
const unseen = 1

/** Inverse document frequency, 1 for what one ask of many has, towards 0 for what all have; identifying columns an eighth of it. */
export function weighTerm(
  term: string,
  weightClass: Exclude<TermClass, 'title'>,
  frequencies: TermFrequencies,
): number {
  const all = frequencies.asks + 2
  const rarity = Math.log(all / (Math.max(unseen, frequencies.of(term)) + 0.5)) / Math.log(all / 1.5)
  return Math.max(0.1, rarity) * shareOfClass[weightClass]
}
