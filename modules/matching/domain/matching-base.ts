import type { HeaderContext, Role } from '../contract.ts'
import { readProfile, type ElementProfile, type MatchElement, type Wording } from './element-profile.ts'
import { ownedLabel, ownerKey } from './guess-owner.ts'
import { createLabelMemory, type LabelMemory } from './label-memory.ts'
import { createPhraseIndex, type Phrase, type PhraseIndex } from './phrase-index.ts'
import { createCompany, type Company } from './read-company.ts'
import { createConceptReader, type ConceptReader } from './read-concepts.ts'
import { readTable, type HeaderView } from './read-table.ts'

/** What a person decided a header is. `label`: element id, `@local`, `@new` or `@aggregate`. */
export interface HeaderLabel {
  readonly label: string
  readonly role?: Role | undefined
}

/** A table with its right answers. `group` numbers the source it comes from, so that copies of one form are not independent. */
export interface LabelledTable {
  readonly group: number
  readonly contexts: readonly HeaderContext[]
  readonly labels: readonly HeaderLabel[]
  /** Composed for training, not met: no measure of how often the matcher is right. */
  readonly composed?: true
}

/** All that is known before a table comes: elements, wordings, and the labelled headers. */
export interface MatchingBase {
  readonly read: ConceptReader
  readonly profiles: ReadonlyMap<string, ElementProfile>
  readonly index: PhraseIndex
  readonly memory: LabelMemory
  /** What and whose the words were that stood after a bystander's column. */
  readonly owners: LabelMemory
  readonly company: Company
  /** Sources that use a label, out of `sources`. */
  readonly used: ReadonlyMap<string, ReadonlySet<number>>
  readonly sources: number
}

/** The keys a header is remembered by, from the most to the least particular. */
export interface HeaderKeys {
  readonly path: string
  readonly near: string
  readonly leaf: string
  readonly placed: string
  readonly meaning: string
}

export function keysOf(view: HeaderView): HeaderKeys {
  const whose = view.explicitSubject ?? view.carriedSubject ?? ''
  return {
    path: `f:${[...view.parents, view.leaf].join('/')}`,
    near: `p:${view.parents.at(-1) ?? ''}/${view.leaf}`,
    leaf: `l:${view.leaf}`,
    placed: `e:${view.table.entity}:${whose}:${view.leaf}`,
    meaning: `m:${view.concepts.toSorted().join(' ')}|${view.reading.unexplained}`,
  }
}

function phrasesOf(
  profiles: readonly ElementProfile[],
  views: readonly (readonly HeaderView[])[],
  tables: readonly LabelledTable[],
  read: ConceptReader,
): Phrase[] {
  const phrases: Phrase[] = []
  const none: ReadonlySet<number> = new Set()
  const ofWording = (profile: ElementProfile, text: string, channel: 0 | 1): void => {
    const parts = text.split('/')
    const leaf = parts.at(-1) ?? text
    const concepts = [
      ...new Set(
        parts.flatMap((part, i) => read(part).concepts.filter((c) => i === parts.length - 1 || !c.startsWith('h.'))),
      ),
    ]
    phrases.push({ label: profile.element.id, channel, text: leaf, concepts, groups: none })
  }
  for (const profile of profiles) {
    for (const name of profile.names) ofWording(profile, name, 0)
    for (const wording of profile.wordings) ofWording(profile, wording, 1)
  }
  const labelled = new Map<string, { phrase: Phrase; groups: Set<number> }>()
  views.forEach((table, t) =>
    table.forEach((view, i) => {
      const label = tables[t]?.labels[i]?.label
      if (label === undefined) return
      const key = `${label}\n${view.leaf}\n${view.concepts.join(' ')}`
      const known = labelled.get(key)
      if (known !== undefined) known.groups.add(tables[t]?.group ?? 0)
      else {
        const groups = new Set([tables[t]?.group ?? 0])
        labelled.set(key, {
          phrase: { label, channel: 2, text: view.leaf, concepts: view.concepts, groups },
          groups,
        })
      }
    }),
  )
  return [...phrases, ...[...labelled.values()].map((entry) => entry.phrase)]
}

/** Builds the base once; matching against it is then a matter of microseconds a header. */
export function createMatchingBase(
  elements: readonly MatchElement[],
  wording: Wording,
  tables: readonly LabelledTable[],
  /** Tables that show what stands beside what; their wordings are not remembered. */
  neighbours: readonly LabelledTable[] = tables,
): MatchingBase {
  const read = createConceptReader()
  const profiles = elements.map((element) => readProfile(element, read, wording))
  const memory = createLabelMemory()
  const owners = createLabelMemory()
  const used = new Map<string, Set<number>>()
  const views = tables.map((table) => readTable(table.contexts, read))
  views.forEach((table, t) =>
    table.forEach((view, i) => {
      const answer = tables[t]?.labels[i]
      const group = tables[t]?.group ?? 0
      if (answer === undefined) return
      const keys = keysOf(view)
      for (const key of Object.values(keys)) memory.add(key as string, answer.label, group)
      if (view.namedBefore !== undefined) owners.add(ownerKey(view), ownedLabel(answer.label, answer.role), group)
      used.set(answer.label, (used.get(answer.label) ?? new Set()).add(group))
    }),
  )
  return {
    read,
    profiles: new Map(profiles.map((profile) => [profile.element.id, profile])),
    index: createPhraseIndex(phrasesOf(profiles, views, tables, read)),
    memory,
    owners,
    company: createCompany(neighbours),
    used,
    sources: new Set(tables.map((table) => table.group)).size,
  }
}
