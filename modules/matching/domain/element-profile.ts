import type { DataElement } from '#modules/catalogue/contract.ts'
import type { ConceptReader } from './read-concepts.ts'
import { elementPhrases } from './element-phrases.data.ts'

/** What the matcher needs of a data element. */
export type MatchElement = Pick<
  DataElement,
  'id' | 'nameZh' | 'nameEn' | 'entity' | 'type' | 'unit' | 'valueDomain' | 'synonyms'
> & {
  /** Written forms of the permissible values, when the element has a value domain. */
  readonly permitted?: readonly string[]
}

/** Which wordings of an element may be used. `strict` knows the catalogue's name only. */
export type Wording = 'strict' | 'shipped'

export interface ElementProfile {
  readonly element: MatchElement
  /** Wordings made from the catalogue's Chinese name. */
  readonly names: readonly string[]
  /** Wordings of the shipped lexicon and the catalogue's synonyms; empty when strict. */
  readonly wordings: readonly string[]
  /** Whose attribute it is, by its name: `guardian`, `head`, … */
  readonly subjects: ReadonlySet<string>
  readonly topics: ReadonlySet<string>
  readonly heads: ReadonlySet<string>
  /** Concepts the names and wordings end on: 肇事肇祸次数 is a count, whatever else it speaks of. */
  readonly lasts: ReadonlySet<string>
}

/** `单位(经营/办公)地址` → 单位地址, 单位经营地址, 经营地址, … ; `公民身份号码/证件号码` → both. */
export function expandName(nameZh: string): string[] {
  const all = new Set<string>()
  const bracket = /^(.*?)[(（]([^()（）]+)[)）](.*)$/.exec(nameZh)
  if (bracket === null) {
    all.add(nameZh.replaceAll('/', ''))
    for (const part of nameZh.split('/')) if (part.length >= 2) all.add(part)
    return [...all]
  }
  const [, before = '', inside = '', after = ''] = bracket
  for (const base of before === '' && after === '' ? [] : expandName(before + after)) all.add(base)
  for (const part of inside.split(/[/、]/)) {
    if (part.length > 6 || part.startsWith('由') || part.endsWith('内')) continue
    if (after !== '')
      for (const made of [...expandName(before + part + after), ...expandName(part + after)]) all.add(made)
    else if (part.length >= 3) all.add(part)
  }
  return [...all]
}

export function readProfile(element: MatchElement, read: ConceptReader, wording: Wording): ElementProfile {
  const names = expandName(element.nameZh)
  const shipped = wording === 'strict' ? [] : (elementPhrases[element.id]?.split(' ') ?? [])
  const synonyms = wording === 'strict' ? [] : element.synonyms
  const readings = names.map((name) => read(name))
  return {
    element,
    names,
    wordings: [...new Set([...shipped, ...synonyms])],
    subjects: new Set(readings.flatMap((r) => r.subjects)),
    topics: new Set(readings.flatMap((r) => r.topics)),
    heads: new Set(readings.flatMap((r) => r.heads)),
    lasts: new Set(
      [...readings, ...shipped.map((wording) => read(wording.split('/').at(-1) ?? wording))].flatMap((r) => r.last),
    ),
  }
}
