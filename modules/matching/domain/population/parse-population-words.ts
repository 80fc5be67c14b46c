import {
  canonicalFilter,
  parseFilter,
  type Condition,
  type EntityName,
  type Population,
} from '#modules/catalogue/contract.ts'
import { ok, refused, type Result } from '#platform/result.ts'
import { describePopulation } from './describe-population.ts'
import { findHeadNoun } from './find-head-noun.ts'
import { entityNouns } from './population-phrases.data.ts'
import { readGroups } from './read-groups.ts'

const nounEntities = new Map(Object.entries(entityNouns).map(([entity, noun]) => [noun, entity as EntityName]))

function readEntity(text: string, fallback: EntityName | undefined): EntityName | undefined {
  for (const [noun, entity] of nounEntities) if (text === `全部${noun}` || text.endsWith(`的${noun}`)) return entity
  return findHeadNoun(text)?.entity ?? fallback
}

/**
 * Reads the words a person typed or changed back into a population: what `describePopulation` writes, a title, or conditions
 * in the filter grammar (`age>=80 && person_dibao==true`, also inside 「」). Refused, in words, when nothing was understood.
 */
export function parsePopulationWords(text: string, entityBefore: EntityName = 'person'): Result<Population> {
  const trimmed = text.trim()
  if (trimmed === '') return refused('请写明这张表填哪些人、户或单位。')
  const made = (entity: EntityName, filter: readonly Condition[]): Result<Population> =>
    ok({ entity, filter, words: describePopulation({ entity, filter }), evidence: [trimmed], confidence: 1 })
  const written: Condition[] = []
  const rest = trimmed.replace(/「([^「」]*)」/g, (whole: string, inside: string) => {
    const parsed = parseFilter(inside)
    if (!parsed.ok) return whole
    written.push(...parsed.value)
    return ''
  })
  if (/[=<>&]/.test(rest)) {
    const parsed = parseFilter(rest)
    return parsed.ok ? made(entityBefore, [...parsed.value, ...written]) : refused(`条件写法读不懂:${parsed.reason}`)
  }
  const groups = readGroups(rest)
  if (groups.severalGroups) return refused('这里并列了几类对象,一张表只能按同时满足的条件取数,请只写一类,或分开填表。')
  const filter = [...groups.filter, ...written]
  const entity = readEntity(rest, groups.entity)
  if (filter.length === 0 && entity === undefined)
    return refused(`没有读懂“${trimmed}”,请写成“80周岁及以上的人员”这样的话。`)
  return made(entity ?? entityBefore, filter)
}

/** Whether two populations select the same rows. */
export const samePopulation = (a: Population, b: Population): boolean =>
  a.entity === b.entity && JSON.stringify(canonicalFilter(a.filter)) === JSON.stringify(canonicalFilter(b.filter))
