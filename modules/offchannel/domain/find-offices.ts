import type { Span } from '../contract.ts'
import { OFFICE_STEMS, SHORT_OFFICES, TOWNSHIP_STEMS } from './offices.data.ts'

/** A body of the county as the registry of bodies has it. */
export interface Office {
  readonly id: string
  readonly name: string
  readonly level: 'province' | 'city' | 'county' | 'township' | 'village'
  /** The place in its name: 峨眉山市, 白石镇. */
  readonly areaName: string
}

/** Whom the reader works under: what 镇 means. */
export interface Place {
  readonly offices: readonly Office[]
  /** The township government of the reader. */
  readonly townshipId: string | undefined
}

export interface OfficeMention {
  readonly words: string
  readonly span: Span
  readonly body: Office | undefined
  /** It is one of the offices of a township, or the registry has it. */
  readonly isKnown: boolean
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const byLength = (words: readonly string[]): string =>
  [...new Set(words)]
    .toSorted((a, b) => b.length - a.length)
    .map(escape)
    .join('|')

const STEMS = byLength([...OFFICE_STEMS, ...TOWNSHIP_STEMS])
/** A Chinese character that stands inside the name of an office; words between offices are none. */
const INSIDE = '(?:(?![的请要各于将在报把对里村和及并给至到由向经为是发你我们。，、：；])[\\u4e00-\\u9fff])'
const SUFFIX =
  '(?:办公室|委员会|联合会|指挥部|领导小组|工作组|专班|服务中心|中心|大队|督查组|检查组|调研组|局|办|委|部|站|所|院|队)'
const LEVEL = '(?:省|市|县|区|镇|乡(?!村)|街道办|街道)'

interface Patterns {
  readonly pattern: RegExp
}
const patternOf = (place: Place): Patterns => {
  const areas = byLength(place.offices.map((office) => office.areaName).filter((name) => name.length >= 2))
  const where = `(?:${areas === '' ? '' : `${areas}|`}(?:本|我|全)?${LEVEL})`
  const names = byLength(place.offices.filter((office) => office.level !== 'village').map((office) => office.name))
  return {
    pattern: new RegExp(
      `(?:${names === '' ? '(?!)' : names})|(?:中共)?${where}(?:委|党委|政府)?(?:${STEMS})|${where}${INSIDE}{0,10}?${SUFFIX}(?![\\u4e00-\\u9fff]{0,1}(?:理|于|好|公室|分|门|署|员|校|小学|村))|(?:${STEMS})|(?:县|镇|乡|区)(?:委|党委|政府)(?=[要通办的:：])`,
      'g',
    ),
  }
}

const patterns = new WeakMap<readonly Office[], RegExp>()
function cachedPattern(place: Place): RegExp {
  const held = patterns.get(place.offices)
  if (held !== undefined) return held
  const { pattern } = patternOf(place)
  patterns.set(place.offices, pattern)
  return pattern
}

/** The office without its place, in full: 县卫健局 and 卫生健康局 are one. */
function officeOf(words: string, areaName: string): string {
  const bare = words
    .replace(/^中共/, '')
    .replace(new RegExp(`^(?:${escape(areaName)}|(?:本|我|全)?(?:省|市(?!场)|县|区|镇|乡(?!村)|街道))`), '')
    .replace(/^(?:委|党委)(?=组织部|宣传部|统战部|政法委)/, '')
  return SHORT_OFFICES[bare] ?? bare
}

const isTownships = (bare: string): boolean => TOWNSHIP_STEMS.includes(bare)

function resolve(words: string, place: Place): { body: Office | undefined; isKnown: boolean } {
  const exact = place.offices.find((office) => office.name === words)
  if (exact !== undefined) return { body: exact, isKnown: true }
  const named = place.offices.find(
    (office) => office.level === 'township' && office.areaName !== '' && words.startsWith(office.areaName),
  )
  if (named !== undefined) return { body: named, isKnown: true }
  const own = place.offices.find((office) => office.id === place.townshipId)
  if (/^(?:本|我|全)?(?:镇|乡(?!村)|街道)/.test(words)) return { body: own, isKnown: true }
  const county = place.offices.filter((office) => office.level === 'county')
  const body = county.find((office) => officeOf(office.name, office.areaName) === officeOf(words, office.areaName))
  if (body !== undefined) return { body, isKnown: true }
  const bare = officeOf(words, '县')
  if (isTownships(bare) && !/^(?:本|我|全)?(?:县|市|区|省)/.test(words)) return { body: own, isKnown: true }
  if (
    /^(?:县|市|区)?(?:委|政府)?(?:人民政府|政府办公室|政府办|县府办|政府)$/.test(bare) ||
    /^(?:县|区)政府/.test(words)
  )
    return { body: county.find((office) => office.name.endsWith('人民政府')), isKnown: true }
  return { body: undefined, isKnown: false }
}

/** Everyone a text names that could ask: offices, in order. Those it is addressed to (各村、各镇人民政府) are none. */
export function findOffices(folded: string, place: Place): readonly OfficeMention[] {
  const found: OfficeMention[] = []
  for (const match of folded.matchAll(cachedPattern(place))) {
    const before = folded.slice(Math.max(0, match.index - 3), match.index)
    if (/各(?:相关)?$|各[\u4e00-\u9fff]$/.test(before)) continue
    const words = match[0]
    found.push({ words, span: { from: match.index, to: match.index + words.length }, ...resolve(words, place) })
  }
  return found
}
