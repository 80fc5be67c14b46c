/** Where a wording comes from: the catalogue's name, the shipped lexicon, or a labelled header. */
export type Channel = 0 | 1 | 2
const channels = 3

export interface Phrase {
  /** Element id, or `@local`, `@new`, `@aggregate`. */
  readonly label: string
  readonly channel: Channel
  readonly text: string
  readonly concepts: readonly string[]
  /** Source groups of a labelled header; empty for the others. */
  readonly groups: ReadonlySet<number>
}

/** Best likeness per channel: letters (0–2) and concepts (3–5); then the nearest wording by letters (6) and by concepts (7), as a phrase number. */
export type Likeness = Float64Array

export const nearestByLetters = 6
export const nearestByConcepts = 7

export interface PhraseIndex {
  /** Likeness by label; wordings known only from `exceptGroup` are left out. */
  search(text: string, concepts: readonly string[], exceptGroup: number): ReadonlyMap<string, Likeness>
  phrase(number: number): Phrase | undefined
  /** How telling a letter is, 0–1. */
  readonly letterWeight: (letter: string) => number
}

interface Side {
  readonly postings: ReadonlyMap<string, { readonly phrase: Int32Array; readonly weight: Float64Array }>
  readonly weigh: (tokens: readonly string[]) => ReadonlyMap<string, number>
}

const conceptWeight = (concept: string): number =>
  concept.startsWith('t.') ? 1.2 : concept.startsWith('s.') ? 0.9 : 0.7

function gramsOf(text: string): string[] {
  const bare = text.replace(/[()[\]/、,]/g, '')
  const grams = bare.split('')
  for (let i = 0; i + 1 < bare.length; i += 1) grams.push(bare.slice(i, i + 2))
  return grams
}

function buildSide(given: readonly (readonly string[])[], own: (token: string) => number): Side {
  const rows = given.map((row) => [...new Set(row)])
  const seenIn = new Map<string, number>()
  for (const row of rows) for (const token of row) seenIn.set(token, (seenIn.get(token) ?? 0) + 1)
  const weightOf = (token: string): number => own(token) * Math.log(1 + rows.length / (1 + (seenIn.get(token) ?? 0)))
  // Rows by token, filled in one go: this is most of what a start of the command line waits for.
  const postings = new Map<string, { phrase: Int32Array; weight: Float64Array; own: number; filled: number }>()
  for (const [token, count] of seenIn)
    postings.set(token, {
      phrase: new Int32Array(count),
      weight: new Float64Array(count),
      own: weightOf(token),
      filled: 0,
    })
  rows.forEach((row, i) => {
    const found = row.flatMap((token) => postings.get(token) ?? [])
    let sum = 0
    for (const posting of found) sum += posting.own * posting.own
    const norm = Math.sqrt(sum)
    for (const posting of found) {
      posting.phrase[posting.filled] = i
      posting.weight[posting.filled] = norm > 0 ? posting.own / norm : posting.own
      posting.filled += 1
    }
  })
  const weigh = (tokens: readonly string[]): ReadonlyMap<string, number> => {
    const vector = new Map<string, number>()
    let sum = 0
    for (const token of new Set(tokens)) {
      const weight = weightOf(token)
      vector.set(token, weight)
      sum += weight * weight
    }
    const norm = Math.sqrt(sum)
    if (norm > 0) for (const [token, weight] of vector) vector.set(token, weight / norm)
    return vector
  }
  return { postings, weigh }
}

/** Inverted index over all wordings: TF-IDF cosine on letters (one and two) and on concepts. */
export function createPhraseIndex(phrases: readonly Phrase[]): PhraseIndex {
  const letters = buildSide(
    phrases.map((p) => gramsOf(p.text)),
    (token) => (token.length === 1 ? 0.5 : 1),
  )
  const concepts = buildSide(
    phrases.map((p) => p.concepts),
    conceptWeight,
  )
  const letterUse = new Map<string, number>()
  for (const phrase of phrases)
    for (const letter of new Set(phrase.text)) letterUse.set(letter, (letterUse.get(letter) ?? 0) + 1)
  const score = new Float64Array(phrases.length)
  const touched: number[] = []

  function addUp(side: Side, tokens: readonly string[]): void {
    for (const [token, weight] of side.weigh(tokens)) {
      const posting = side.postings.get(token)
      if (posting === undefined) continue
      for (let i = 0; i < posting.phrase.length; i += 1) {
        const phrase = posting.phrase[i] ?? 0
        if (score[phrase] === 0) touched.push(phrase)
        score[phrase] = (score[phrase] ?? 0) + weight * (posting.weight[i] ?? 0)
      }
    }
  }

  function collect(found: Map<string, Likeness>, offset: number, exceptGroup: number): void {
    for (const at of touched) {
      const phrase = phrases[at]
      const value = score[at] ?? 0
      score[at] = 0
      if (phrase === undefined) continue
      if (phrase.channel === 2 && phrase.groups.size === 1 && phrase.groups.has(exceptGroup)) continue
      let likeness = found.get(phrase.label)
      if (likeness === undefined) {
        likeness = new Float64Array(2 * channels + 2)
        likeness.fill(-1, 2 * channels)
        found.set(phrase.label, likeness)
      }
      const slot = offset + phrase.channel
      const best = Math.max(likeness[offset] ?? 0, likeness[offset + 1] ?? 0, likeness[offset + 2] ?? 0)
      if (value > best) likeness[offset === 0 ? nearestByLetters : nearestByConcepts] = at
      if (value > (likeness[slot] ?? 0)) likeness[slot] = Math.min(1, value)
    }
    touched.length = 0
  }

  return {
    phrase: (number) => phrases[number],
    letterWeight: (letter) =>
      Math.log(1 + phrases.length / (1 + (letterUse.get(letter) ?? 0))) / Math.log(1 + phrases.length),
    search(text, asked, exceptGroup) {
      const found = new Map<string, Likeness>()
      addUp(letters, gramsOf(text))
      collect(found, 0, exceptGroup)
      addUp(concepts, asked)
      collect(found, channels, exceptGroup)
      return found
    },
  }
}
