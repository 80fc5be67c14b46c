import type { EntityName } from '#modules/catalogue/contract.ts'
import { parseFilter, printFilter } from '#modules/catalogue/server/index.ts'
import { describePopulation, parsePopulationWords } from '#modules/matching/server/index.ts'
import type { PopulationShape } from '../contract.ts'
import { problems } from './problems.ts'

/** Plain words for a printed filter; the filter itself when it does not read. */
export function wordsOfFilter(filter: string, entity: EntityName): string {
  const read = filter === '' ? { ok: true as const, value: [] } : parseFilter(filter)
  return read.ok ? describePopulation({ entity, filter: read.value }) : filter
}

/** What a person typed, as a population. @throws forms/filter-not-readable */
export function readPopulation(words: string, before?: EntityName): PopulationShape {
  const read = parsePopulationWords(words, before)
  if (!read.ok) throw problems.filterNotReadable({ filter: words, why: read.reason })
  return {
    entity: read.value.entity,
    filter: printFilter(read.value.filter),
    words: read.value.words,
    evidence: [...read.value.evidence],
    confidence: read.value.confidence,
  }
}
