import {
  parseFilter,
  printCondition,
  type Condition,
  type Filter,
  type Population,
} from '#modules/catalogue/contract.ts'
import { concepts } from '../aggregates/concepts.data.ts'
import { findHeadNoun } from './find-head-noun.ts'
import { entityNouns, populationPhrases } from './population-phrases.data.ts'

/** Words for programmes and codes that read better than the phrase they are found by. */
const WORDS: Readonly<Record<string, string>> = {
  "person_category=='migrant'": '流动人口',
  "person_category=='registered'": '户籍人口',
  "person_hukou_residence_match in ('same', 'away', 'collective')": '户籍人口',
  "person_hukou_residence_match in ('same', 'here_without_hukou', 'collective')": '常住人口',
  'person_migrant_work_status==true': '外出务工人员',
  "person_hukou_type=='rural'": '农业户口',
  "person_hukou_type=='urban'": '非农业户口',
  "programme=='student_aid'": '学生资助',
  "programme=='temporary'": '临时救助',
  "programme=='dibao'": '低保',
  "programme=='tekun'": '特困',
  "dwelling_safety_grade in ('c', 'd')": '危房',
  'dwelling_rented==true': '出租房屋',
  'person_disability_cert_no!=null': '持证残疾人',
  'person_village_post!=null': '村干部',
  'person_dibao==true': '享受低保',
  'person_dibao==false': '非低保',
  'person_tekun==true': '特困供养',
  'person_tekun==false': '非特困',
  "programme in ('disability_living', 'disability_care')": '残疾人两项补贴',
  'person_disability_type!=null': '残疾人',
  'person_disability_type==null': '非残疾人',
  "person_gender=='female'": '女性',
  "person_gender=='male'": '男性',
  'person_medical_insurance==false': '未参加医保',
  'person_medical_insurance==true': '医保参保',
  'person_pension_insurance==false': '未参加养老保险',
  "person_disability_level in ('level_1', 'level_2')": '重度残疾',
  "person_political_status in ('party_member', 'probationary_member')": '党员',
  'household_poverty_registered==true': '建档立卡',
  "household_poverty_type in ('unstable', 'margin', 'sudden')": '监测对象',
}

interface Phrase {
  readonly word: string
  readonly printed: readonly string[]
}

/** Phrases of the lexicon with what they say, those that say more first. */
const phrases: Phrase[] = [...populationPhrases, ...concepts]
  .filter(({ under, whole, pathOnly }) => under === undefined && whole !== true && pathOnly !== true)
  .flatMap(({ is, words }) => {
    const parsed = parseFilter(is)
    const [word] = words.split('|')
    return parsed.ok && word !== undefined && parsed.value.length > 0
      ? [{ word, printed: parsed.value.map(printCondition) }]
      : []
  })
  .toSorted((a, b) => b.printed.length - a.printed.length)

const singles = new Map(
  phrases
    .filter(({ printed }) => printed.length === 1)
    .map(({ printed, word }) => [printed[0] ?? '', word])
    .toReversed() as [string, string][],
)

/** Conditions on age as one phrase: 80周岁及以上, 6至16周岁, 18周岁以下. */
function describeAge(ages: readonly Condition[]): string | undefined {
  const bound = (ops: readonly string[]): Condition | undefined => ages.find(({ op }) => ops.includes(op))
  const lower = bound(['>=', '>'])
  const upper = bound(['<', '<='])
  if (ages.length > 2 || ages.length !== Number(lower !== undefined) + Number(upper !== undefined)) return undefined
  const low = lower === undefined ? undefined : Number(lower.value) + (lower.op === '>' ? 1 : 0)
  const high = upper === undefined ? undefined : Number(upper.value) - (upper.op === '<' ? 1 : 0)
  if (low !== undefined && high !== undefined) return `${low}至${high}周岁`
  if (low !== undefined) return `${low}周岁及以上`
  return high === undefined ? undefined : `${high + 1}周岁以下`
}

function describeCondition(condition: Condition): string {
  const printed = printCondition(condition)
  const known = WORDS[printed] ?? singles.get(printed)
  if (known !== undefined) return known
  if (condition.op === 'in' && Array.isArray(condition.value)) {
    const members = condition.value.map(
      (value) =>
        WORDS[printCondition({ ...condition, op: '==', value })] ??
        singles.get(printCondition({ ...condition, op: '==', value })),
    )
    if (members.every((member) => member !== undefined)) return members.join('、')
  }
  // No word for it: the condition itself, so that nothing is hidden and it reads back.
  return `「${printed}」`
}

/** Filter in plain Chinese, pieces joined by 且; empty text for an empty filter. */
export function describeFilter(filter: Filter): string {
  const printed = new Set(filter.map(printCondition))
  const whole = phrases.find((phrase) => phrase.printed.length > 1 && phrase.printed.every((one) => printed.has(one)))
  if (whole !== undefined) {
    const others = describeFilter(filter.filter((condition) => !whole.printed.includes(printCondition(condition))))
    return others === '' ? whole.word : `${others}且${whole.word}`
  }
  const ages = filter.filter(({ name }) => name === 'age')
  const age = ages.length === 0 ? undefined : describeAge(ages)
  const rest = age === undefined ? filter : filter.filter(({ name }) => name !== 'age')
  return [...rest.map(describeCondition), ...(age === undefined ? [] : [age])].join('且')
}

/** Whom the form is about, in plain Chinese, as shown to the clerk: `享受低保且80周岁及以上的人员`. */
export function describePopulation(population: Pick<Population, 'entity' | 'filter'>): string {
  const noun = entityNouns[population.entity]
  const words = describeFilter(population.filter)
  if (words === '') return `全部${noun}`
  const head = findHeadNoun(words)
  return head?.end === words.length && head.entity === population.entity ? words : `${words}的${noun}`
}
