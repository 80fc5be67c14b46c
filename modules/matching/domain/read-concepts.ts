import { conceptWords } from './concepts.data.ts'

/** What a header text says, in concepts. */
export interface ConceptReading {
  /** Concepts in order, fillers left out, each once. */
  readonly concepts: readonly string[]
  /** Whose attribute: names after `s.`. */
  readonly subjects: readonly string[]
  readonly heads: readonly string[]
  readonly topics: readonly string[]
  readonly office: readonly string[]
  /** Concepts of the last word outside brackets: the head of a Chinese noun phrase stands last. */
  readonly last: readonly string[]
  /** Words that make another thing of what they stand before: 未, 上次, 申请, 其他. */
  readonly qualifiers: readonly string[]
  /** Letters no word of the lexicon explains. */
  readonly unexplained: string
  readonly length: number
}

export type ConceptReader = (text: string) => ConceptReading

const isMark = (letter: string): boolean => /[()[\]/、,，:：;；.。\-—+*"?!~·%\d]/.test(letter)

function wordTable(): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, string[]>()
  for (const [concept, words] of Object.entries(conceptWords)) {
    for (const word of words.split(' ')) {
      const known = table.get(word)
      if (known === undefined) table.set(word, [concept])
      else if (!known.includes(concept)) known.push(concept)
    }
  }
  return table
}

const words = wordTable()
const longest = Math.max(...[...words.keys()].map((word) => word.length))

/** Cheapest cover of the text by lexicon words: few long words beat many short ones; a bare letter costs most. */
function coverText(text: string): { readonly found: readonly string[]; readonly bare: string } {
  const cost = Array.from({ length: text.length + 1 }, () => Infinity)
  const from = Array.from({ length: text.length + 1 }, () => 0)
  cost[0] = 0
  for (let start = 0; start < text.length; start += 1) {
    const here = cost[start] ?? Infinity
    const letter = text[start] ?? ''
    const step = here + (isMark(letter) ? 0.02 : 1)
    if (step < (cost[start + 1] ?? Infinity)) {
      cost[start + 1] = step
      from[start + 1] = start
    }
    for (let end = start + 1; end <= Math.min(text.length, start + longest); end += 1) {
      if (!words.has(text.slice(start, end))) continue
      const price = here + (end - start === 1 ? 0.45 : 0.2)
      if (price < (cost[end] ?? Infinity)) {
        cost[end] = price
        from[end] = start
      }
    }
  }
  const found: string[] = []
  let bare = ''
  for (let end = text.length; end > 0; end = from[end] ?? 0) {
    const piece = text.slice(from[end] ?? 0, end)
    if (words.has(piece)) found.unshift(piece)
    else if (!isMark(piece)) bare = piece + bare
  }
  return { found, bare }
}

const persons: ReadonlySet<string> = new Set(
  'head guardian agent applicant father mother grandfather grandmother maternal_grandfather maternal_grandmother spouse helper owner tenant legal_rep contact party building_head inspector handler third grid_worker'.split(
    ' ',
  ),
)

const qualifier =
  /上次|最近|首次|申请|其他|其它|预计|计划|拟|累计|新增|减少|变更|注销|未|原|非|重新|应|实|前|后|曾|分管|主管|协助|退出|停|增|减|第[一二三四五\d]/g

/** Concepts of the last word that has any. */
function readLast(text: string): readonly string[] {
  const bare = text.replace(/[(][^()]*[)]$/, '')
  const { found } = coverText(bare === '' ? text : bare)
  const telling = (word: string): string[] => (words.get(word) ?? []).filter((concept) => !concept.startsWith('x.'))
  const last = found.findLast((word) => telling(word).length > 0)
  return last === undefined ? [] : telling(last)
}

function readText(text: string): ConceptReading {
  const { found, bare: unexplained } = coverText(text)
  const concepts = new Set<string>()
  for (const word of found)
    for (const concept of words.get(word) ?? []) if (!concept.startsWith('x.')) concepts.add(concept)
  // 户主, 监护人, 联系人 alone ask for a name.
  const bare = [...concepts]
  if (bare.length > 0 && unexplained === '' && bare.every((c) => c.startsWith('s.') && persons.has(c.slice(2))))
    concepts.add('h.name')
  const kind = (prefix: string): string[] => [...concepts].filter((c) => c.startsWith(prefix)).map((c) => c.slice(2))
  return {
    concepts: [...concepts],
    subjects: kind('s.'),
    heads: kind('h.'),
    topics: kind('t.'),
    office: kind('l.'),
    last: readLast(text),
    qualifiers: [...new Set(text.match(qualifier) ?? [])],
    unexplained,
    length: text.length,
  }
}

/** A reader that remembers what it read: the same texts recur on every form. */
export function createConceptReader(): ConceptReader {
  const known = new Map<string, ConceptReading>()
  return (text) => {
    const seen = known.get(text)
    if (seen !== undefined) return seen
    const reading = readText(text)
    if (known.size < 20_000) known.set(text, reading)
    return reading
  }
}
