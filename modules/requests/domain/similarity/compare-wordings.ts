import { cleanHeader, type ConceptReader, type ConceptReading } from '#modules/matching/contract.ts'

type Grams = ReadonlyMap<string, number>

/** A header prepared for comparing. */
export interface Wording {
  readonly words: string
  readonly parents: string
  readonly grams: Grams
  readonly parentGrams: Grams
  /** Of parents and leaf as one text. */
  readonly wholeGrams: Grams
  readonly reading: ConceptReading
  readonly parentReading: ConceptReading
  /** Figures and ordinals: 第1针 is not 第2针. */
  readonly numbers: string
  /** Two headers that share none of these have nothing to do with each other. */
  readonly keys: readonly string[]
}

/** @param path the header as printed, leaf last; its parents are cleaned here. */
export type WordingReader = (words: string, path: readonly string[]) => Wording

const gramsOf = (text: string): Grams => {
  const grams = new Map<string, number>()
  const add = (gram: string): void => void grams.set(gram, (grams.get(gram) ?? 0) + 1)
  for (const letter of text) add(letter)
  for (let at = 0; at + 1 < text.length; at += 1) add(text.slice(at, at + 2))
  return grams
}

function readWording(words: string, path: readonly string[], read: ConceptReader): Wording {
  const parents = path
    .slice(0, -1)
    .map((text) => cleanHeader(text).text)
    .join('')
  const grams = gramsOf(words)
  const reading = read(words)
  return {
    words,
    parents,
    grams,
    parentGrams: gramsOf(parents),
    wholeGrams: gramsOf(parents + words),
    reading,
    parentReading: read(parents),
    numbers: (words.match(/\d+|[≥≤]|[一二三四五六七八九十](?=[针次级类])/g) ?? []).join(','),
    keys: [
      `=${words}`,
      ...[...grams.keys()].filter((gram) => gram.length === 2),
      ...reading.concepts.filter((concept) => concept.startsWith('t.')),
    ],
  }
}

const mostRemembered = 30_000

/** Reads each header once and remembers it: the same ones recur on every form. */
export function createWordingReader(read: ConceptReader): WordingReader {
  const known = new Map<string, Wording>()
  return (words, path) => {
    const key = `${words}\n${path.join('\n')}`
    const seen = known.get(key)
    if (seen !== undefined) return seen
    const wording = readWording(words, path, read)
    if (known.size >= mostRemembered) known.clear()
    known.set(key, wording)
    return wording
  }
}

function diceOf(a: Grams, b: Grams): number {
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
    const whole = diceOf(a.wholeGrams, b.wholeGrams)
    return Math.max(0.88 * leaf, 0.95 * whole)
  }
  const parents = Math.max(
    diceOf(a.parentGrams, b.parentGrams),
    0.9 * conceptLikeness(a.parentReading, b.parentReading),
  )
  const whole = diceOf(a.wholeGrams, b.wholeGrams)
  return Math.max(leaf * (0.68 + 0.32 * parents), 0.95 * whole * leaf)
}
