import type { Condition, EntityName, Filter } from '#modules/catalogue/contract.ts'
import { concepts } from '../aggregates/concepts.data.ts'
import { findConcepts, indexConcepts, type FoundConcept } from '../aggregates/find-concepts.ts'
import { plainText } from '../aggregates/header-text.ts'
import { populationPhrases } from './population-phrases.data.ts'

/** The groups of people or things one text names, as conditions that hold together. */
export interface GroupReading {
  readonly filter: Filter
  readonly found: readonly FoundConcept[]
  /** The text names several groups side by side that no conjunction can select. */
  readonly severalGroups: boolean
  readonly entity?: EntityName
}

const replaced = new Set(populationPhrases.flatMap(({ words }) => words.split('|')))
const lexicon = indexConcepts([
  ...populationPhrases,
  ...concepts
    .filter((entry) => entry.pathOnly !== true || /insurance|employee_pension/.test(entry.is))
    .filter((entry) => entry.under === undefined || entry.pathOnly !== true)
    .map((entry) => ({ ...entry, pathOnly: false }))
    .map((entry) => ({
      ...entry,
      words: entry.words
        .split('|')
        .filter((word) => !replaced.has(word))
        .join('|'),
    }))
    .filter((entry) => entry.words !== ''),
])

/** Names of forms and dates, which say nothing of whom the form is about. */
const NOISE =
  /\d{2,4}年度?|\d{1,2}月份?|\d{1,2}日|第[一二三四1-4]季度|[上下]半年|\(试行\)|\((?:样表|模板|表[一二三四五六七八九\d]*|附件\d*)\)|附件\d*[::]?|\([^()]*[与和及][^()]*\)|表[一二三四五六七八九十\d]+[::]/g

/** Programme enrolment as the catalogue's own elements where there are such. */
function stateProgramme(condition: Condition): Condition {
  if (condition.name !== 'programme' || (condition.op !== '==' && condition.op !== '!=')) return condition
  if (condition.value === 'dibao') return { name: 'person_dibao', op: '==', value: condition.op === '==' }
  if (condition.value === 'tekun') return { name: 'person_tekun', op: '==', value: condition.op === '==' }
  return condition
}

const isBound = (condition: Condition): boolean => ['<', '<=', '>', '>='].includes(condition.op)
const membersOf = (condition: Condition): (string | number)[] =>
  [condition.value].flat().filter((value) => typeof value === 'string' || typeof value === 'number')

/** Adds one condition; a second answer to the same question is another choice of the same list. */
function addCondition(all: Condition[], added: Condition): void {
  const at = all.findIndex(({ name }) => name === added.name)
  const known = all[at]
  if (known === undefined || isBound(added)) {
    const same = all.findIndex(({ name, op }) => name === added.name && op === added.op && isBound(added))
    // Figures written out replace the age a word stands for: 80岁以上老年人.
    if (same >= 0) all[same] = added
    else all.push(added)
    return
  }
  if (known.value === null || typeof known.value === 'boolean') {
    all[at] = added
    return
  }
  const members = [...new Set([...membersOf(known), ...membersOf(added)])]
  if (added.value === null || members.length === 0 || known.op === '!=' || added.op === '!=') return
  all[at] = members.length === 1 ? known : { name: added.name, op: 'in', value: members }
}

const LIST = /^[、,及和与或]+$|^(?:以及|人员和|人员及|人员与|对象和|对象、|人员、|户、|户和|家庭和|家庭、)$/

/** Whether two neighbouring concepts name two groups (低保户、残疾人) that only a union could select. */
function namesSeveralGroups(found: readonly FoundConcept[], rest: string): boolean {
  const between = rest.split('|').slice(1, -1)
  return between.some((text, index) => {
    const [left, right] = [found[index], found[index + 1]]
    if (!LIST.test(text) || left === undefined || right === undefined) return false
    const names = new Set(left.conditions.map(({ name }) => name))
    return (
      left.conditions.length > 0 && right.conditions.length > 0 && !right.conditions.some(({ name }) => names.has(name))
    )
  })
}

/** 参保与未参保 on one form: everybody. */
const saysBoth = (found: readonly FoundConcept[]): boolean => {
  const insured = found.filter(({ word }) => word === '参保').flatMap(({ conditions }) => conditions)
  return insured.some(({ value }) => value === true) && insured.some(({ value }) => value === false)
}

/** Reads the groups a title, a note or the words a person typed name. */
export function readGroups(raw: string, department = ''): GroupReading {
  const text = plainText(raw).replace(NOISE, '')
  const { found, rest } = findConcepts(text, { context: `${department}/${text}`, isTitle: true, index: lexicon })
  const severalGroups = namesSeveralGroups(found, rest)
  // Ages in figures stand for themselves: 6-14岁儿童 are not all under 18.
  const figures = found.some(({ word }) => /[\d一二三四五六七八九十百]+.{0,6}岁/.test(word))
  const named = figures
    ? found.map((concept) =>
        /岁/.test(concept.word)
          ? concept
          : { ...concept, conditions: concept.conditions.filter(({ name }) => name !== 'age') },
      )
    : found
  const filter: Condition[] = []
  if (!severalGroups)
    for (const { conditions } of named) for (const condition of conditions) addCondition(filter, condition)
  const kept = saysBoth(found) ? filter.filter(({ name }) => !name.endsWith('insurance')) : filter
  const entity = found.findLast((concept) => concept.entity !== undefined)?.entity
  return { filter: kept.map(stateProgramme), found, severalGroups, ...(entity === undefined ? {} : { entity }) }
}
