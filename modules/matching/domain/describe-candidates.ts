import { subjectAgreement, typeAgreement, unitAgreement } from './agree-with-element.ts'
import { contextNumbers } from './describe-context.ts'
import type { Remembered } from './label-memory.ts'
import type { Candidate, Findings, Recollection } from './findings.ts'
import { keysOf, type MatchingBase } from './matching-base.ts'
import { nearestByConcepts, nearestByLetters, type Likeness, type PhraseIndex } from './phrase-index.ts'
import { isPersonal, type HeaderView } from './read-table.ts'

const candidateLimit = 9
const nothing: Likeness = new Float64Array(8)

function recallHeader(view: HeaderView, base: MatchingBase, exceptGroup: number): Recollection {
  const keys = keysOf(view)
  const recall = (key: string): Remembered | undefined => base.memory.recall(key, exceptGroup)
  return {
    path: recall(keys.path),
    near: recall(keys.near),
    leaf: recall(keys.leaf),
    placed: recall(keys.placed),
    meaning: recall(keys.meaning),
  }
}

const shareOf = (remembered: Remembered | undefined, label: string): number => remembered?.shares.get(label) ?? 0
const at = (values: ArrayLike<number>, i: number): number => values[i] ?? 0

function nearnessOf(likeness: Likeness, recollection: Recollection, id: string): number {
  let best = 0
  for (let channel = 0; channel < 3; channel += 1)
    best = Math.max(best, 0.5 * at(likeness, channel) + 0.5 * at(likeness, channel + 3))
  return (
    best +
    0.6 * shareOf(recollection.placed, id) +
    0.4 * shareOf(recollection.leaf, id) +
    0.4 * shareOf(recollection.near, id) +
    0.3 * shareOf(recollection.meaning, id)
  )
}

/** The elements worth judging for a header, nearest first. */
export function findCandidates(view: HeaderView, base: MatchingBase, exceptGroup: number): Findings {
  const recollection = recallHeader(view, base, exceptGroup)
  const found = base.index.search(view.leaf, view.concepts, exceptGroup)
  const candidates: Candidate[] = []
  for (const [id, likeness] of found) {
    const profile = base.profiles.get(id)
    if (profile !== undefined)
      candidates.push({ id, profile, likeness, nearness: nearnessOf(likeness, recollection, id) })
  }
  candidates.sort((a, b) => b.nearness - a.nearness || (a.id < b.id ? -1 : 1))
  const kinOf = (label: string): readonly number[] => {
    const likeness = found.get(label) ?? nothing
    return [at(likeness, 2), at(likeness, 5)]
  }
  return {
    view,
    candidates: candidates.slice(0, candidateLimit),
    recollection,
    kin: [...kinOf('@new'), ...kinOf('@local'), ...kinOf('@aggregate')],
  }
}

const share = (
  all: Iterable<string>,
  inside: { has(item: string): boolean },
  weight: (item: string) => number,
): number => {
  let sum = 0
  let shared = 0
  for (const item of all) {
    sum += weight(item)
    if (inside.has(item)) shared += weight(item)
  }
  return sum === 0 ? 1 : shared / sum
}

const conceptSize = (concept: string): number => (concept.startsWith('t.') ? 1 : concept.startsWith('s.') ? 0.8 : 0.6)

/** How much of the header the nearest wordings of an element explain, and how much of them the header says. */
function coverNumbers(view: HeaderView, likeness: Likeness, index: PhraseIndex): number[] {
  const letters = new Set(view.leaf.replace(/[()[\]/、,]/g, ''))
  const byLetters = index.phrase(at(likeness, nearestByLetters))
  const byConcepts = index.phrase(at(likeness, nearestByConcepts))
  const theirs = new Set(byLetters?.text ?? '')
  const concepts = new Set(byConcepts?.concepts ?? [])
  return [
    share(letters, theirs, index.letterWeight),
    share(theirs, letters, index.letterWeight),
    share(view.reading.concepts, concepts, conceptSize),
    share(concepts, new Set(view.concepts), conceptSize),
    share(letters, new Set((byLetters?.text ?? '') + (byConcepts?.text ?? '')), index.letterWeight),
  ]
}

/** 户主 has its own elements for name, number and phone: a candidate for the row's own person is second best when one of them fits. */
function closerSubject(findings: Findings, candidate: Candidate): number {
  const whose = findings.view.explicitSubject ?? findings.view.carriedSubject
  const own = subjectAgreement(whose, candidate.profile)
  let closer = 0
  for (const other of findings.candidates) {
    if (other === candidate || subjectAgreement(whose, other.profile) <= own) continue
    if (other.profile.element.type !== candidate.profile.element.type) continue
    const alike =
      [...other.profile.heads].some((h) => candidate.profile.heads.has(h)) ||
      [...other.profile.topics].some((t) => candidate.profile.topics.has(t))
    if (alike) closer = Math.max(closer, other.nearness / Math.max(0.1, candidate.nearness))
  }
  return closer
}

const entityCodes: Readonly<Record<string, number>> = {
  person: 1,
  household: 2,
  dwelling: 3,
  enterprise: 4,
  event: 5,
  area: 6,
  unknown: 0,
}

/** What the neighbours say: shares of the table's likely elements by entity, and the best rival header for each element. */
export interface Neighbourhood {
  readonly shares: ReadonlyMap<string, number>
  /** Element id → nearness of the best and second-best header for it. */
  readonly claims: ReadonlyMap<string, readonly [number, number]>
  /** Mean nearness of the best candidates: how well known the form's language is. */
  readonly familiarity: number
}

export function readNeighbourhood(findings: readonly Findings[]): Neighbourhood {
  const counts = new Map<string, number>()
  const claims = new Map<string, [number, number]>()
  for (const { candidates } of findings) {
    const first = candidates[0]
    if (first !== undefined && first.nearness > 0.7)
      counts.set(first.profile.element.entity, (counts.get(first.profile.element.entity) ?? 0) + 1)
    for (const { id, nearness } of candidates) {
      const claim = claims.get(id) ?? [0, 0]
      if (nearness > claim[0]) claims.set(id, [nearness, claim[0]])
      else if (nearness > claim[1]) claims.set(id, [claim[0], nearness])
    }
  }
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0)
  return {
    shares: new Map([...counts].map(([entity, n]) => [entity, n / Math.max(1, total)])),
    claims,
    familiarity: findings.reduce((sum, f) => sum + (f.candidates[0]?.nearness ?? 0), 0) / Math.max(1, findings.length),
  }
}

function rememberedNumbers(recollection: Recollection, id: string): number[] {
  const numbers: number[] = []
  for (const remembered of [
    recollection.path,
    recollection.near,
    recollection.leaf,
    recollection.placed,
    recollection.meaning,
  ]) {
    numbers.push(remembered === undefined ? -1 : shareOf(remembered, id), Math.min(8, remembered?.sources ?? 0))
  }
  return numbers
}

/** About the header alone, whatever the candidate. */
export function headerNumbers(findings: Findings): number[] {
  const { view, recollection, kin } = findings
  const { reading, table } = view
  const heads = new Set(reading.heads)
  const flag = (value: boolean): number => (value ? 1 : 0)
  const others = [recollection.path, recollection.near, recollection.leaf, recollection.meaning].flatMap((r) =>
    ['@new', '@local', '@aggregate'].map((label) => shareOf(r, label)),
  )
  return [
    ...kin,
    ...others,
    reading.unexplained.length,
    reading.unexplained.length / Math.max(1, reading.length),
    reading.length,
    view.parents.length,
    reading.topics.length,
    flag(reading.office.length > 0),
    flag(heads.has('yesno')),
    flag(heads.has('count') || heads.has('rate') || heads.has('population')),
    flag(heads.has('amount')),
    flag(heads.has('date')),
    flag(heads.has('result') || heads.has('situation') || heads.has('measure')),
    flag(view.unit !== undefined),
    flag(/^(人|户|个|%|万元|人次|件)$/.test(view.unit ?? '')),
    entityCodes[table.entity] ?? 0,
    table.countLike,
    table.size,
    flag(view.explicitSubject === 'third' || view.carriedSubject === 'third'),
    flag(view.repeated),
    flag(isPersonal(reading)),
    flag(view.parentReadings.some((r) => r.topics.length > 0 || r.unexplained.length > 0)),
    flag(/[?]|以上|以下|至|年末|合计|总/.test(view.leaf)),
  ]
}

/** About the header and one candidate together. */
export function pairNumbers(
  findings: Findings,
  candidate: Candidate,
  rank: number,
  neighbourhood: Neighbourhood,
  base: MatchingBase,
  exceptGroup: number,
): number[] {
  const { view } = findings
  const { profile, likeness } = candidate
  const rival = findings.candidates[rank === 0 ? 1 : 0]
  const claim = neighbourhood.claims.get(candidate.id) ?? [0, 0]
  const missing = [...profile.topics].filter((topic) => !view.concepts.includes(`t.${topic}`)).length
  const topics = view.reading.topics.filter((topic) => !profile.topics.has(topic)).length
  const headsShared = view.reading.heads.filter((head) => profile.heads.has(head)).length
  const users = base.used.get(candidate.id)
  const uses = users === undefined ? 0 : users.size - (users.has(exceptGroup) ? 1 : 0)
  const { entity } = profile.element
  return [
    ...likeness.subarray(0, 6),
    ...coverNumbers(view, likeness, base.index),
    ...rememberedNumbers(findings.recollection, candidate.id),
    candidate.nearness,
    candidate.nearness - (rival?.nearness ?? 0),
    rank,
    claim[0] === candidate.nearness ? candidate.nearness - claim[1] : candidate.nearness - claim[0],
    typeAgreement(view, profile),
    unitAgreement(view.unit, profile.element.unit),
    subjectAgreement(view.explicitSubject, profile),
    view.explicitSubject === undefined ? subjectAgreement(view.carriedSubject, profile) : -3,
    entity === view.table.entity ? 1 : 0,
    neighbourhood.shares.get(entity) ?? 0,
    neighbourhood.familiarity,
    entityCodes[entity] ?? 7,
    missing,
    topics,
    headsShared,
    view.reading.heads.length - headsShared,
    profile.element.type === 'boolean' ? 1 : 0,
    Math.min(12, uses),
    closerSubject(findings, candidate),
    view.table.headName ? 1 : 0,
    view.table.ownName ? 1 : 0,
    ...contextNumbers(findings, candidate, base),
  ]
}
