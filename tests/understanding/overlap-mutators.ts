import { readFileSync } from 'node:fs'
import { blankTitles, groupNames, otherDepartments, paperWords, rewordings } from './overlap-rewording.data.ts'
import { readUnseenForms, type PlainForm, type PlainLeaf } from './overlap-forms.ts'

/** Deterministic numbers from a text (FNV-1a, then xorshift): the same form is always changed the same way. */
export function numbersFrom(text: string): () => number {
  let state = 0x811c9dc5
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

const pick = <T>(list: readonly T[], next: () => number): T | undefined => list[Math.floor(next() * list.length)]

function shuffle<T>(list: readonly T[], next: () => number): T[] {
  return list
    .map((value) => ({ value, key: next() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ value }) => value)
}

const catalogue = JSON.parse(readFileSync(new URL('../../data/catalogue/elements.json', import.meta.url), 'utf8')) as {
  id: string
  nameZh: string
  synonyms: string[]
  synonymsFromForms?: string[]
}[]

/** Synonyms of the catalogue, those first that no labelled form holds. */
const ofCatalogue = new Map(
  catalogue.map(({ id, nameZh, synonyms, synonymsFromForms = [] }) => {
    const curated = [nameZh, ...synonyms].filter((word) => !synonymsFromForms.includes(word))
    return [id, curated.length > 0 ? curated : synonyms]
  }),
)

/** Wordings that other people’s forms use: the unseen sets. */
const ofUnseen = new Map<string, string[]>()
for (const form of [...readUnseenForms('set-a'), ...readUnseenForms('set-b')])
  for (const leaf of form.leaves) {
    const word = leaf.path.at(-1)?.replaceAll(/\s|\\n/g, '')
    if (leaf.element === undefined || leaf.role !== undefined || word === undefined || leaf.path.length > 1) continue
    ofUnseen.set(leaf.element, [...(ofUnseen.get(leaf.element) ?? []), word])
  }

/** Every second piece that a rule knows is said otherwise. */
export function reword(text: string): string {
  for (const [from, to] of rewordings) if (text.includes(from)) return text.replace(from, to)
  return text
}

export type Source = 'catalogue' | 'unseen'

function renameLeaf(leaf: PlainLeaf, source: Source, next: () => number): PlainLeaf {
  const word = leaf.path.at(-1) ?? ''
  const parents = leaf.path.slice(0, -1)
  const known = leaf.element === undefined || leaf.role !== undefined ? undefined : leaf.element
  const words = (
    known === undefined ? [] : ((source === 'catalogue' ? ofCatalogue : ofUnseen).get(known) ?? [])
  ).filter((other) => other !== word)
  const other = pick(words, next)
  return { ...leaf, path: [...parents.map((text) => reword(text)), other ?? reword(word)] }
}

type Mutator = (form: PlainForm, next: () => number, donors: readonly PlainForm[]) => PlainForm

export const rename =
  (source: Source): Mutator =>
  (form, next) => ({ ...form, leaves: form.leaves.map((leaf) => renameLeaf(leaf, source, next)) })

export const reorder: Mutator = (form, next) => ({ ...form, leaves: shuffle(form.leaves, next) })

const place = /^[\p{Script=Han}]{2,5}?(?:省|市|县|区|州)(?=[\p{Script=Han}]{3})/u

/** The same subject under another department, another sort of paper, without its place and year. */
export const retitle: Mutator = (form, next) => {
  const bare = form.title.replace(place, '').replace(/\d{4}年(?:\d{1,2}月)?(?:份)?/g, '')
  const found = paperWords.find((word) => bare.includes(word))
  const paper = pick(
    paperWords.filter((word) => word !== found),
    next,
  )
  const title = found === undefined ? `${bare}${paper ?? ''}` : bare.replace(found, paper ?? '')
  const department = pick(otherDepartments, next)
  return { ...form, title, ...(department === undefined ? {} : { department }), notes: [] }
}

export const blankTitle: Mutator = (form, next) => {
  const department = pick(otherDepartments, next)
  return {
    ...form,
    title: pick(blankTitles, next) ?? '',
    ...(department === undefined ? {} : { department }),
    notes: [],
  }
}

/** Leaves out this share of the headers, at least one. */
export const dropColumns =
  (share: number): Mutator =>
  (form, next) => {
    const count = Math.max(1, Math.floor(form.leaves.length * share))
    const gone = new Set(shuffle(form.leaves, next).slice(0, count))
    return { ...form, leaves: form.leaves.filter((leaf) => !gone.has(leaf)) }
  }

/** Adds headers of one other form, this share of the present ones. */
export const addColumns =
  (share: number): Mutator =>
  (form, next, donors) => {
    const donor = pick(
      donors.filter((other) => other.id !== form.id),
      next,
    )
    if (donor === undefined) return form
    const have = new Set(form.leaves.map((leaf) => leaf.path.at(-1)))
    const count = Math.max(1, Math.floor(form.leaves.length * share))
    const more = shuffle(donor.leaves, next).filter((leaf) => !have.has(leaf.path.at(-1)))
    return { ...form, id: `${form.id}+${donor.id}`, leaves: [...form.leaves, ...more.slice(0, count)] }
  }

export const dropParents: Mutator = (form) => ({
  ...form,
  leaves: form.leaves.map((leaf) => ({ ...leaf, path: leaf.path.slice(-1) })),
})

export const addParents: Mutator = (form, next) => {
  const [first, second] = pick(groupNames, next) ?? ['基本信息', '其他情况']
  const half = Math.ceil(form.leaves.length / 2)
  return {
    ...form,
    leaves: form.leaves.map((leaf, at) => ({ ...leaf, path: [at < half ? first : second, ...leaf.path] })),
  }
}

const keys = new Set([
  'person_name',
  'person_id_number',
  'household_head_name',
  'household_no',
  'org_name',
  'region_name',
])

/** One of two forms that ask half each; what the row is known by stands in both. */
export const half =
  (which: 0 | 1): Mutator =>
  (form) => {
    const middle = Math.ceil(form.leaves.length / 2)
    return {
      ...form,
      leaves: form.leaves.filter(
        (leaf, at) => at < middle === (which === 0) || (leaf.path.length === 1 && keys.has(leaf.element ?? '')),
      ),
    }
  }

/** Two forms made one; what both ask stands once. */
export const merge: Mutator = (form, next, donors) => {
  const other = pick(
    donors.filter(
      (one) => one.id !== form.id && one.kind === form.kind && Math.abs(one.leaves.length - form.leaves.length) < 12,
    ),
    next,
  )
  if (other === undefined) return form
  const have = new Set(form.leaves.map((leaf) => leaf.path.join('/')))
  const more = other.leaves.filter((leaf) => !have.has(leaf.path.join('/')))
  return {
    ...form,
    id: `${form.id}+${other.id}`,
    title: `${form.title}（含${other.title}）`,
    leaves: [...form.leaves, ...more],
  }
}

export interface NamedMutator {
  readonly name: string
  /** What the verdict on the original must be. `part`: duplicate or overlapping. */
  readonly want: 'duplicate' | 'part'
  readonly apply: readonly Mutator[]
}

export const mutators: readonly NamedMutator[] = [
  { name: 'unchanged', want: 'duplicate', apply: [] },
  { name: 'renamed, synonyms of the catalogue', want: 'duplicate', apply: [rename('catalogue')] },
  { name: 'renamed, wordings of other forms', want: 'duplicate', apply: [rename('unseen')] },
  { name: 'reordered', want: 'duplicate', apply: [reorder] },
  { name: 'other department and heading', want: 'duplicate', apply: [retitle] },
  { name: 'other department, heading without a subject', want: 'duplicate', apply: [blankTitle] },
  { name: '30 % of the columns dropped', want: 'duplicate', apply: [dropColumns(0.3)] },
  { name: '30 % of columns added', want: 'duplicate', apply: [addColumns(0.3)] },
  { name: '20 % dropped, 20 % added', want: 'duplicate', apply: [dropColumns(0.2), addColumns(0.2)] },
  { name: 'parents removed', want: 'duplicate', apply: [dropParents] },
  { name: 'parents added', want: 'duplicate', apply: [addParents] },
  { name: 'split: first half', want: 'part', apply: [half(0)] },
  { name: 'split: second half', want: 'part', apply: [half(1)] },
  { name: 'merged with another', want: 'part', apply: [merge] },
  {
    name: 'renamed, reordered, other heading',
    want: 'duplicate',
    apply: [rename('catalogue'), reorder, retitle],
  },
  {
    name: 'renamed (other forms), 20 % dropped, parents removed',
    want: 'duplicate',
    apply: [rename('unseen'), dropColumns(0.2), dropParents],
  },
  {
    name: 'renamed, parents added, 20 % added, other heading',
    want: 'duplicate',
    apply: [rename('catalogue'), addParents, addColumns(0.2), retitle],
  },
  {
    name: 'all: renamed (other forms), reordered, 20 % dropped, 20 % added, heading without a subject',
    want: 'duplicate',
    apply: [rename('unseen'), reorder, dropColumns(0.2), addColumns(0.2), blankTitle],
  },
  { name: 'split, renamed, other heading', want: 'part', apply: [half(0), rename('unseen'), retitle] },
]

export function mutate(form: PlainForm, mutator: NamedMutator, donors: readonly PlainForm[]): PlainForm {
  const next = numbersFrom(`${form.id} ${mutator.name}`)
  // The first draws of near seeds are near.
  for (let warm = 0; warm < 8; warm += 1) next()
  return mutator.apply.reduce((changed, apply) => apply(changed, next, donors), form)
}
