import { parseFilter, type Condition, type EntityName } from '#modules/catalogue/contract.ts'
import { concepts, type ConceptEntry } from './concepts.data.ts'
import { readAge } from './read-ages.ts'

/** A concept met in a text. */
export interface FoundConcept {
  readonly word: string
  /** All its conditions stand in this dimension; without it, each in its own. */
  readonly dim?: string
  readonly conditions: readonly Condition[]
  readonly entity?: EntityName
  readonly frees: readonly string[]
}

export interface ConceptReading {
  readonly found: readonly FoundConcept[]
  /** The text between the concepts, `|` where one stood. */
  readonly rest: string
}

interface Compiled {
  readonly word: string
  readonly entry: ConceptEntry
  readonly conditions: readonly Condition[]
  readonly under?: RegExp
}

function compile(entry: ConceptEntry): Compiled[] {
  const parsed = parseFilter(entry.is)
  const conditions = parsed.ok ? parsed.value : []
  const under = entry.under === undefined ? {} : { under: new RegExp(entry.under) }
  return entry.words.split('|').map((word) => ({ word, entry, conditions, ...under }))
}

/** Phrases by their first character, longest first. */
export type ConceptIndex = ReadonlyMap<string, readonly Compiled[]>

/** Makes a lexicon searchable. */
export function indexConcepts(entries: readonly ConceptEntry[]): ConceptIndex {
  const byFirst = new Map<string, Compiled[]>()
  for (const compiled of entries.flatMap(compile)) {
    const first = compiled.word.slice(0, 1)
    byFirst.set(first, [...(byFirst.get(first) ?? []), compiled])
  }
  // Of equally long ones the one that needs a context goes first, because it knows more.
  for (const list of byFirst.values()) {
    list.sort((a, b) => b.word.length - a.word.length || Number(b.under !== undefined) - Number(a.under !== undefined))
  }
  return byFirst
}

const headerConcepts = indexConcepts(concepts)

const AGE_WORDS: readonly (readonly [RegExp, readonly Condition[]])[] = [
  [/未成年人|未成年/, [{ name: 'age', op: '<', value: 18 }]],
  [/高龄老年?人/, [{ name: 'age', op: '>=', value: 80 }]],
  [/老年人口|老年人|老人/, [{ name: 'age', op: '>=', value: 60 }]],
  [
    /适龄儿童|义务教育阶段儿童/,
    [
      { name: 'age', op: '>=', value: 6 },
      { name: 'age', op: '<=', value: 15 },
    ],
  ],
  [/学龄前(?:儿童)?/, [{ name: 'age', op: '<', value: 7 }]],
  [/婴幼儿/, [{ name: 'age', op: '<', value: 3 }]],
  [
    /劳动年龄(?:段)?(?:内)?人口/,
    [
      { name: 'age', op: '>=', value: 16 },
      { name: 'age', op: '<', value: 60 },
    ],
  ],
  [/^儿童(?:人数|数)?$/, [{ name: 'age', op: '<', value: 18 }]],
]
const DOSES = /(≥|>=|>|≤|<)?(\d+)(?:剂次?|针次?)(及以上|以上)?/
const DENIED = /(?:未|无|非|没有)(?:参加|参|享受|办理|纳入|领取|购买|缴纳|列入|进行|登记|建立|开展|落实|通)?$/
const WHOLE_TAIL = /(?:人数|户数|人口|家庭|人员|总数|数|合计|小计)$/

function deny(condition: Condition): Condition {
  const { name, op, value } = condition
  if (op === '==' && typeof value === 'boolean') return { name, op, value: !value }
  if (op === '==') return { name, op: '!=', value }
  if (op === '!=') return { name, op: '==', value }
  return condition
}

/** Words for an age group, and ages in figures. */
function findAges(text: string, siblingsNameTheOld: boolean): { found: FoundConcept | undefined; rest: string } {
  const written = readAge(text)
  const named = AGE_WORDS.map(([pattern, conditions]) => ({ hit: pattern.exec(text), conditions })).find(
    ({ hit }) => hit !== null,
  )
  const make = (word: string, conditions: readonly Condition[]): FoundConcept => ({
    word,
    conditions,
    entity: 'person',
    frees: [],
  })
  if (written !== undefined) {
    const word = text.slice(written.start, written.end)
    const rest = `${text.slice(0, written.start)}|${text.slice(written.end)}`.replace(
      /(?:高龄)?老年?人口?|未成年人|儿童/,
      '',
    )
    return { found: make(word, written.conditions), rest }
  }
  if (named?.hit !== undefined && named.hit !== null) {
    return { found: make(named.hit[0], named.conditions), rest: text.replace(named.hit[0], '|') }
  }
  if (/成年人/.test(text)) {
    // 成年人 beside 老年人 stops where old age begins.
    const upper: Condition[] = siblingsNameTheOld ? [{ name: 'age', op: '<', value: 60 }] : []
    return {
      found: make('成年人', [{ name: 'age', op: '>=', value: 18 }, ...upper]),
      rest: text.replace('成年人', '|'),
    }
  }
  return { found: undefined, rest: text }
}

function findDoses(text: string): { found: FoundConcept | undefined; rest: string } {
  const hit = DOSES.exec(text)
  if (hit === null) return { found: undefined, rest: text }
  const [whole, sign, count, above] = hit
  const op =
    above !== undefined || sign === '≥' || sign === '>='
      ? '>='
      : sign === '>'
        ? '>'
        : sign === '<'
          ? '<'
          : sign === '≤'
            ? '<='
            : '=='
  const conditions: Condition[] = [{ name: 'doses', op, value: Number(count) }]
  return { found: { word: whole, conditions, entity: 'person', frees: [] }, rest: text.replace(whole, '|') }
}

export interface ConceptScope {
  /** Title and outer headers, where `under` is looked for. */
  readonly context: string
  readonly isTitle: boolean
  readonly siblingsNameTheOld?: boolean
  /** Another lexicon than that of headers. */
  readonly index?: ConceptIndex
}

function fits(candidate: Compiled, text: string, at: number, scope: ConceptScope): boolean {
  if (!text.startsWith(candidate.word, at)) return false
  if (scope.isTitle && candidate.entry.pathOnly === true) return false
  if (candidate.entry.whole === true && text !== candidate.word && text.replace(WHOLE_TAIL, '') !== candidate.word)
    return false
  return candidate.under === undefined || candidate.under.test(scope.context)
}

function lookUp(text: string, scope: ConceptScope): ConceptReading {
  const found: FoundConcept[] = []
  let rest = ''
  let at = 0
  while (at < text.length) {
    const candidate = (scope.index ?? headerConcepts)
      .get(text.charAt(at))
      ?.find((option) => fits(option, text, at, scope))
    if (candidate === undefined) {
      rest += text.charAt(at)
      at += 1
      continue
    }
    const denied = DENIED.exec(rest)
    if (denied !== null) rest = rest.slice(0, denied.index)
    const conditions = denied === null ? candidate.conditions : candidate.conditions.map(deny)
    const { entity, frees, dim } = candidate.entry
    found.push({
      word: candidate.word,
      conditions,
      frees: frees ?? [],
      ...(dim === undefined ? {} : { dim }),
      ...(entity === undefined ? {} : { entity }),
    })
    rest += '|'
    at += candidate.word.length
  }
  return { found, rest }
}

/** Reads the concepts of one text, longest first; ages and doses in figures before words. */
export function findConcepts(text: string, scope: ConceptScope): ConceptReading {
  const words = lookUp(text, scope)
  const saysAge = words.found.some((concept) => concept.conditions.some((condition) => condition.name === 'age'))
  const ages =
    saysAge && readAge(words.rest) === undefined
      ? { found: undefined, rest: words.rest }
      : findAges(words.rest, scope.siblingsNameTheOld === true)
  const doses = findDoses(ages.rest)
  const found = [
    ...words.found,
    ...(ages.found === undefined ? [] : [ages.found]),
    ...(doses.found === undefined ? [] : [doses.found]),
  ]
  return { found, rest: doses.rest }
}
