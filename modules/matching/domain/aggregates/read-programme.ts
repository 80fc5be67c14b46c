import { plainText, readHeaderText } from './header-text.ts'
import { findConcepts, type FoundConcept } from './find-concepts.ts'

/** Which benefit programmes a header speaks of. */
type ProgrammeReading =
  /** Tokens of the value domain `programme`. */
  | { readonly kind: 'named'; readonly programmes: readonly string[] }
  /** A benefit is named that is no programme of the catalogue, or that may be several: never taken for the form's own. */
  | { readonly kind: 'unknown'; readonly words: string }
  /** No benefit is named: the form's own is meant, if it has one. */
  | { readonly kind: 'none' }

const BENEFIT = '补贴|津贴|补助|救助金|资助金|慰问金|扶助金|抚恤金|生活费|护理费|奖金'
const NAMED_BENEFIT = new RegExp(`^(.*?)(?:${BENEFIT})`)
/** Words before 补贴 that name no benefit: 应发补贴, 本月人均补贴, 发放的补助. */
const GENERAL =
  /其中|合计|小计|总计|累计|本次|本期|当期|当月|本月|上月|当年|本年|上年|全年|年度|季度|每月|每人|每户|每年|人均|户均|月均|年均|按月|月|年|日|应发|实发|已发|补发|核发|发放|领取|享受|享有|申请|拟|所|的|各项|各类|各种|有关|相关|政府|财政|民政|个人|家庭|本人|户主|农户|居民|村民|人员|对象|实际|核定|审批|核准|现行|标准|金额|资金|总|原|新|增|减|调整|前|后|每|元|第[一二三四]|[\d一二三四五六七八九十./()·,、:：-]/g

/** Groups by sex, age in figures and hukou are parts of the people paid, not names of a benefit: 80-89岁补贴金额. */
const isMereGroup = ({ word, conditions }: FoundConcept): boolean =>
  conditions.every(({ name }) => name === 'person_gender' || name === 'person_hukou_type') ||
  (conditions.every(({ name }) => name === 'age') && /\d/.test(word))

const programmesOf = (concepts: readonly FoundConcept[]): readonly string[] => [
  ...new Set(
    concepts
      .flatMap(({ conditions }) => conditions)
      .filter(({ name, op }) => name === 'programme' && (op === '==' || op === 'in'))
      .flatMap(({ value }) => [value].flat())
      .filter((value) => typeof value === 'string'),
  ),
]

/**
 * A benefit a text names in words that are no programme of the catalogue: 老年人补贴, 春耕补贴. Undefined when it names a
 * programme, or no benefit of its own (补贴金额, 应发补贴, 女性补贴金额).
 *
 * @param concepts those found in the text
 */
export function unknownBenefit(text: string, concepts: readonly FoundConcept[]): string | undefined {
  if (programmesOf(concepts).length > 0) return undefined
  const before = NAMED_BENEFIT.exec(text)
  if (before?.[1] === undefined) return undefined
  const groups = concepts.filter((concept) => !isMereGroup(concept))
  const plain = concepts.filter(isMereGroup).reduce((rest, { word }) => rest.replace(word, ''), before[1])
  const qualifier = plain.replace(GENERAL, '')
  const named = qualifier.length > 1 || groups.some(({ word }) => plain.endsWith(word))
  return named ? before[0] : undefined
}

/**
 * The programmes a header names, from the leaf outwards: 护理补贴/补贴标准 is the standard of the nursing allowance. What the
 * title names is the form's population and not told here.
 *
 * @param path header texts, outermost first
 * @param title words around the header: 生活补贴 is that of the disabled on their forms
 */
export function readProgramme(path: readonly string[], title: string): ProgrammeReading {
  const context = [title, ...path].map(plainText).join('/')
  for (const raw of path.toReversed()) {
    const { text } = readHeaderText(raw)
    const { found } = findConcepts(text, { context, isTitle: false })
    const programmes = programmesOf(found)
    if (programmes.length > 0) return { kind: 'named', programmes }
    const words = unknownBenefit(text, found)
    if (words !== undefined) return { kind: 'unknown', words }
  }
  return { kind: 'none' }
}
