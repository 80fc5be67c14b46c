import type { Catalogue } from '#modules/catalogue/contract.ts'
import { parseFilter } from '#modules/catalogue/server/index.ts'
import type { AggregateShape, PopulationShape } from '../contract.ts'
import { describeAggregate } from '../domain/describe-aggregate.ts'
import { describeFigureInEnglish, describeWhomInEnglish } from '../domain/describe-in-english.ts'
import { plainWords } from '../domain/plain-words.ts'
import type { Language } from '../domain/said.ts'
import { wordsOfFilter } from './population.ts'

/** Filters and figures in words of one language. */
export interface Describing {
  readonly language: Language
  /** Whom a printed filter selects; the filter itself where it does not read. */
  whom(filter: string, entity: PopulationShape['entity']): string
  figure(aggregate: AggregateShape): string
  /** An element's name; its id where the catalogue has none. */
  element(id: string): string
  /** Of a token of the value domain `programme`. */
  programme(token: string): string
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export function describeIn(language: Language, catalogue: Catalogue): Describing {
  const programme = (token: string): string => {
    const value = catalogue.valueDomains.get('programme')?.values.find((one) => one.token === token)
    return (language === 'zh' ? value?.nameZh : value?.nameEn) ?? token
  }
  const nameZh = (id: string): string => catalogue.elements.get(id)?.nameZh ?? id
  if (language === 'zh') {
    const whom: Describing['whom'] = (filter, entity) => plainWords(wordsOfFilter(filter, entity), catalogue)
    return {
      language,
      whom,
      figure: (aggregate) =>
        describeAggregate(
          aggregate,
          whom(aggregate.filter, aggregate.entity),
          aggregate.field === undefined ? undefined : nameZh(aggregate.field),
        ),
      element: nameZh,
      programme,
    }
  }
  const whom: Describing['whom'] = (filter, entity) => {
    const read = filter === '' ? { ok: true as const, value: [] } : parseFilter(filter)
    return read.ok ? describeWhomInEnglish(entity, read.value, catalogue) : filter
  }
  return {
    language,
    whom: (filter, entity) => capital(whom(filter, entity)),
    figure: (aggregate) => describeFigureInEnglish(aggregate, whom(aggregate.filter, aggregate.entity), catalogue),
    element: (id) => catalogue.elements.get(id)?.nameEn ?? id,
    programme,
  }
}
