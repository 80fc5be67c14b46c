import type { ConceptReader, ConceptReading } from '#modules/matching/contract.ts'

/** A header prepared for comparing. */
export interface Wording {
  readonly words: string
  readonly parents: string
  readonly grams: ReadonlyMap<string, number>
  readonly reading: ConceptReading
  readonly parentReading: ConceptReading
  /** Figures and ordinals: 第1针 is not 第2针. */
  readonly numbers: string
}

const gramsOf = (text: string): ReadonlyMap<string, number> => {
  const grams = new Map<string, number>()
  const add = (gram: string): void => void grams.set(gram, (grams.get(gram) ?? 0) + 1)
  for (const letter of text) add(letter)
  for (let at = 0; at + 1 < text.length; at += 1) add(text.slice(at, at + 2))
  return grams
}

/** @param parents headers above, outermost first, already cleaned */
export function readWording(words: string, parents: readonly string[], read: ConceptReader): Wording {
  const above = parents.join('')
  return {
    words,
    parents: above,
    grams: gramsOf(words),
    reading: read(words),
    parentReading: read(above),
    numbers: (words.match(/\d+|[≥≤]|[一二三四五六七八九十](?=[针次级类])/g) ?? []).join(','),
  }
}

function diceOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let both = 0
  let sum = 0
  for (const [gram, count] of a) {
    both += Math.min(count, b.get(gram) ?? 0)
    sum += count
  }
  for (const count of b.values()) sum += count
  return sum === 0 ? 0 : (2 * both) / sum
}

const weightOf = (concept: string): number => (concept.startsWith('t.') ? 1.2 : concept.startsWith('s.') ? 0.8 : 0.7)

/** Agreement of what two texts say, by concepts of the lexicon; letters that no word explains count against. */
function conceptLikeness(a: ConceptReading, b: ConceptReading): number {
  if (a.concepts.length === 0 || b.concepts.length === 0) return 0
  let both = 0
  let all = 0
  for (const concept of new Set([...a.concepts, ...b.concepts])) {
    const weight = weightOf(concept)
    all += weight
    if (a.concepts.includes(concept) && b.concepts.includes(concept)) both += weight
  }
  const unexplained = (reading: ConceptReading): number => reading.unexplained.length / Math.max(1, reading.length)
  return (both / all) * (1 - 0.7 * Math.max(unexplained(a), unexplained(b)))
}

const sameQualifiers = (a: ConceptReading, b: ConceptReading): boolean =>
  a.qualifiers.length === b.qualifiers.length && a.qualifiers.every((word) => b.qualifiers.includes(word))

function leafLikeness(a: Wording, b: Wording): number {
  if (a.words === b.words) return 1
  const base = Math.max(diceOf(a.grams, b.grams), 0.92 * conceptLikeness(a.reading, b.reading))
  const ordinals = a.numbers === b.numbers ? 1 : 0.5
  return base * ordinals * (sameQualifiers(a.reading, b.reading) ? 1 : 0.7)
}

/**
 * How likely two headers ask the same by their wording alone, 0..1. Parents count where both have them; a header whose parent was
 * taken away may have its words in the leaf of the other.
 */
export function compareWordings(a: Wording, b: Wording): number {
  const leaf = leafLikeness(a, b)
  if (a.parents === b.parents) return leaf
  if (a.parents === '' || b.parents === '') {
    const whole = diceOf(gramsOf(a.parents + a.words), gramsOf(b.parents + b.words))
    return Math.max(0.88 * leaf, 0.95 * whole)
  }
  const parents = Math.max(
    diceOf(gramsOf(a.parents), gramsOf(b.parents)),
    0.9 * conceptLikeness(a.parentReading, b.parentReading),
  )
  const whole = diceOf(gramsOf(a.parents + a.words), gramsOf(b.parents + b.words))
  return Math.max(leaf * (0.68 + 0.32 * parents), 0.95 * whole * leaf)
}
