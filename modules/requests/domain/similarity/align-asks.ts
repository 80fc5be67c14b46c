import type { AskedItem, AskProfile } from './ask-profile.ts'
import { classOf, termOf, weighTerm, type TermFrequencies } from './ask-terms.ts'
import { compareWordings, type Wording, type WordingReader } from './compare-wordings.ts'

/** An item with what comparing needs of it. */
export interface PreparedItem {
  readonly item: AskedItem
  readonly term: string
  readonly isSubject: boolean
  readonly weight: number
  readonly wording: () => Wording
}

export interface PreparedAsk {
  readonly profile: AskProfile
  readonly items: readonly PreparedItem[]
}

export type Agreement = 'same-fact' | 'other-role' | 'same-figure' | 'same-words' | 'like-words'

export interface AlignedPair {
  readonly mine: PreparedItem
  readonly theirs: PreparedItem
  readonly strength: number
  readonly agreement: Agreement
}

/** Makes a profile ready; `read` is kept by the caller, so that recurring headers are read once. */
export function prepareAsk(profile: AskProfile, frequencies: TermFrequencies, read: WordingReader): PreparedAsk {
  const items = profile.asks.map((item): PreparedItem => {
    const term = termOf(item, profile.population)
    const weightClass = classOf(item)
    return {
      item,
      term,
      isSubject: weightClass === 'subject',
      weight: weighTerm(term, weightClass, frequencies),
      wording: () => read(item.words, item.path),
    }
  })
  return { profile, items }
}

/** How like the wordings must be before two headers count as one; by what the matcher made of them. */
export const leastLikeness = { bothUnknown: 0.62, oneUnknown: 0.72, figures: 0.8, otherElement: 0.97, otherRole: 0.3 }

interface Judged {
  readonly strength: number
  readonly agreement: Agreement
}

function judgePair(a: PreparedItem, b: PreparedItem): Judged | undefined {
  const likeness = compareWordings(a.wording(), b.wording())
  const agreement: Agreement = likeness >= 0.97 ? 'same-words' : 'like-words'
  const [one, other] = [a.item, b.item]
  if (one.element !== undefined && one.element === other.element)
    return likeness < leastLikeness.otherRole ? undefined : { strength: 0.6 + 0.3 * likeness, agreement: 'other-role' }
  const bothKnown = one.element !== undefined && other.element !== undefined
  const bothFigures = one.aggregate !== undefined && other.aggregate !== undefined
  const known = (item: AskedItem): boolean => item.element !== undefined || item.aggregate !== undefined
  const least = bothKnown
    ? leastLikeness.otherElement
    : bothFigures
      ? leastLikeness.figures
      : known(one) || known(other)
        ? leastLikeness.oneUnknown
        : leastLikeness.bothUnknown
  return likeness < least ? undefined : { strength: likeness, agreement }
}

/** Keys by which two headers may have anything to do with one another. */
const keysOf = (item: PreparedItem): readonly string[] =>
  item.item.element === undefined ? item.wording().keys : [`e:${item.item.element}`, ...item.wording().keys]

/** The same element, role and figure first; several of one term pair up by their paths. */
function pairExact(
  mine: readonly PreparedItem[],
  theirs: readonly PreparedItem[],
  used: Set<PreparedItem>,
): AlignedPair[] {
  const byTerm = Map.groupBy(theirs, (item) => item.term)
  const pathOf = (item: PreparedItem): string => item.item.path.join('/')
  const pairs: AlignedPair[] = []
  const take = (a: PreparedItem, b: PreparedItem): void => {
    used.add(a).add(b)
    const words = a.item.element === undefined && a.item.aggregate === undefined
    // 发病数 under 水痘 and under 麻疹: the leaf alone is not the question.
    const strength = words ? compareWordings(a.wording(), b.wording()) : 1
    if (words && strength < leastLikeness.bothUnknown) {
      used.delete(a)
      used.delete(b)
      return
    }
    pairs.push({
      mine: a,
      theirs: b,
      strength,
      agreement: words ? 'same-words' : a.item.aggregate === undefined ? 'same-fact' : 'same-figure',
    })
  }
  for (const samePath of [true, false])
    for (const a of mine) {
      if (used.has(a)) continue
      const b = byTerm.get(a.term)?.find((one) => !used.has(one) && (!samePath || pathOf(one) === pathOf(a)))
      if (b !== undefined) take(a, b)
    }
  return pairs
}

function pairAlike(
  mine: readonly PreparedItem[],
  theirs: readonly PreparedItem[],
  used: Set<PreparedItem>,
): AlignedPair[] {
  const byKey = new Map<string, PreparedItem[]>()
  for (const b of theirs) {
    if (used.has(b)) continue
    for (const key of keysOf(b)) {
      const list = byKey.get(key)
      if (list === undefined) byKey.set(key, [b])
      else list.push(b)
    }
  }
  const found: (AlignedPair & { readonly distance: number })[] = []
  mine.forEach((a, at) => {
    if (used.has(a)) return
    for (const b of new Set(keysOf(a).flatMap((key) => byKey.get(key) ?? []))) {
      const judged = judgePair(a, b)
      if (judged !== undefined)
        found.push({ mine: a, theirs: b, ...judged, distance: Math.abs(at - theirs.indexOf(b)) })
    }
  })
  const pairs: AlignedPair[] = []
  for (const { distance: _, ...pair } of found.toSorted((x, y) => y.strength - x.strength || x.distance - y.distance)) {
    if (used.has(pair.mine) || used.has(pair.theirs)) continue
    used.add(pair.mine).add(pair.theirs)
    pairs.push(pair)
  }
  return pairs
}

/** Which header is which, one to one: exact terms first, then by wording from the likest down. */
export function alignAsks(mine: PreparedAsk, theirs: PreparedAsk): readonly AlignedPair[] {
  const used = new Set<PreparedItem>()
  const exact = pairExact(mine.items, theirs.items, used)
  return [...exact, ...pairAlike(mine.items, theirs.items, used)]
}
