import type { DutyItem, DutySuggestion, DutyWords } from '../contract.ts'
import { namesOffice } from './department-names.ts'
import { IDLE_WORDS, SAME_THINGS } from './duty-wording.data.ts'

type Weights = ReadonlyMap<string, number>

interface Indexed {
  readonly item: DutyItem
  /** Grams of the title. */
  readonly title: readonly string[]
  readonly titleWeight: number
}

/** A duty list made ready for questions: about 1 ms for a hundred items, asked many times. */
export interface DutyIndex {
  readonly items: readonly Indexed[]
  /** Inverse document frequency of each gram; what no item says weighs most. */
  readonly idf: Weights
  readonly unknown: number
}

const IDLE = new RegExp(IDLE_WORDS.toSorted((a, b) => b.length - a.length).join('|'), 'gu')

/** Titles of requests name the paper they are; in a title of a duty the same words are the work. */
const IDLE_IN_QUESTION = /统计|登记|申请|审批|汇总|意向|排查/gu

/** Runs of characters that mean something; idle words part them, so that no gram goes across. */
const runsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replace(IDLE, ' ')
    .match(/[\p{Script=Han}a-z0-9]+/gu) ?? []

function gramsOf(text: string): Set<string> {
  const grams = new Set<string>()
  for (const run of runsOf(text)) {
    if (run.length === 1) grams.add(run)
    for (let at = 0; at + 2 <= run.length; at += 1) grams.add(run.slice(at, at + 2))
    for (let at = 0; at + 3 <= run.length; at += 1) grams.add(run.slice(at, at + 3))
  }
  return grams
}

/** What is asked, and what duty lists call it. */
const inWordsOfLists = (text: string): string =>
  `${text} ${SAME_THINGS.flatMap(([said, listed]) => (text.includes(said) && !text.includes(listed) ? [listed] : [])).join(' ')}`

export function buildDutyIndex(items: readonly DutyItem[]): DutyIndex {
  const titles = items.map((item) => ({ item, title: [...gramsOf(item.title)] }))
  const met = new Map<string, number>()
  for (const { title } of titles) for (const gram of title) met.set(gram, (met.get(gram) ?? 0) + 1)
  const weigh = (count: number): number => Math.log((items.length + 1) / (count + 0.5))
  const idf = new Map([...met].map(([gram, count]) => [gram, weigh(count)]))
  return {
    idf,
    unknown: weigh(0),
    items: titles.map(({ item, title }) => ({ item, title, titleWeight: weightOf(title, idf, 0) })),
  }
}

function weightOf(grams: Iterable<string>, idf: Weights, unknown: number): number {
  let sum = 0
  for (const gram of grams) sum += idf.get(gram) ?? unknown
  return sum
}

/** Unknown words count half: a request names places, years and forms that no list knows. */
const UNKNOWN_SHARE = 0.5

interface Asked {
  readonly grams: ReadonlySet<string>
  readonly weight: number
}

const ask = (index: DutyIndex, text: string): Asked => {
  const grams = gramsOf(inWordsOfLists(text).replace(IDLE_IN_QUESTION, ' '))
  return { grams, weight: weightOf(grams, index.idf, index.unknown * UNKNOWN_SHARE) }
}

const sharedWeight = (index: DutyIndex, asked: Asked, { title }: Indexed): number =>
  weightOf(
    title.filter((gram) => asked.grams.has(gram)),
    index.idf,
    0,
  )

/** 0 … 1: how much of the question the item says and how much of the item the question says, by weight of grams. */
function likenessOf(shared: number, asked: number, titled: number): number {
  if (shared === 0) return 0
  const ofAsked = shared / asked
  const ofItem = shared / titled
  return 0.75 * Math.sqrt(ofAsked * ofItem) + 0.25 * Math.max(ofAsked, ofItem)
}

function longestCommon(one: string, other: string): string {
  let best = ''
  for (let from = 0; from < one.length; from += 1) {
    for (let to = from + best.length + 1; to <= one.length && other.includes(one.slice(from, to)); to += 1)
      best = one.slice(from, to)
  }
  return best
}

const DEPARTMENT_SHARE = 0.12
const TEXT_SHARE = 0.85

const isOf = (item: DutyItem, department: string): boolean =>
  namesOffice(item.mainDepartment, department) ||
  namesOffice(item.takenBackBy, department) ||
  item.assistingDepartments.some((each) => namesOffice(each, department))

function reasonsOf(
  item: DutyItem,
  words: DutyWords,
  sameDepartment: boolean,
): Pick<DutySuggestion, 'reasonZh' | 'reasonEn'> {
  const said = inWordsOfLists(`${words.title} ${words.text ?? ''}`)
  const common = longestCommon(item.title.slice(0, 120), said)
  return {
    reasonZh: `都提到“${common}”${sameDepartment ? '，部门相同' : ''}`,
    reasonEn: `both say “${common}”${sameDepartment ? '; same department' : ''}`,
  }
}

/** The items most like what is asked, likest first; those that share nothing are left out. */
export function suggestItems(index: DutyIndex, words: DutyWords, limit: number): DutySuggestion[] {
  const title = ask(index, words.title)
  const text = words.text === undefined ? undefined : ask(index, words.text.slice(0, 4000))
  const { department } = words
  const scored = index.items.flatMap((each) => {
    const byTitle = likenessOf(sharedWeight(index, title, each), title.weight, each.titleWeight)
    // A long text says many things: only how much of the item it says counts.
    const ofText = text === undefined ? 0 : sharedWeight(index, text, each) / Math.max(each.titleWeight, 1)
    const said = Math.max(byTitle, TEXT_SHARE * ofText * ofText)
    return said === 0 ? [] : [{ item: each.item, said }]
  })
  const near = scored.toSorted((a, b) => b.said - a.said).slice(0, limit * 4)
  return near
    .map(({ item, said }) => {
      const sameDepartment = department !== undefined && department !== '' && isOf(item, department)
      return { item, said: Math.min(1, said + (sameDepartment ? DEPARTMENT_SHARE * (1 - said) : 0)), sameDepartment }
    })
    .toSorted((a, b) => b.said - a.said || (a.item.code < b.item.code ? -1 : 1))
    .slice(0, limit)
    .map(({ item, said, sameDepartment }) => ({
      item,
      likeness: Math.round(said * 1000) / 1000,
      ...reasonsOf(item, words, sameDepartment),
    }))
}
