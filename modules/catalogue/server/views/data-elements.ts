import { z } from 'zod'
import { view } from '#platform/http/index.ts'
import { DataElementList, EntityName, type DataElement } from '../../contract.ts'
import { mayReadCatalogue } from '../policy.ts'
import { readElements } from '../store.ts'

const rank = (element: DataElement, words: string): number => {
  if (element.nameZh === words || element.id === words) return 0
  if (element.synonyms.includes(words)) return 1
  if (element.nameZh.includes(words) || element.id.includes(words)) return 2
  if (element.synonyms.some((synonym) => synonym.includes(words)) || element.nameEn.toLowerCase().includes(words))
    return 3
  return element.definition.includes(words) ? 4 : 9
}

/** Search by id, name, synonym or definition; the closest first. */
export const dataElements = view({
  name: 'dataElements',
  input: z.object({
    words: z.string().max(60).default(''),
    entity: EntityName.optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  output: DataElementList,
  may: mayReadCatalogue,
  async run(ctx, { words, entity, limit }) {
    const wanted = words.trim().toLowerCase()
    const found = (await readElements(ctx.tx))
      .filter((element) => entity === undefined || element.entity === entity)
      .map((element) => ({ element, rank: wanted === '' ? 0 : rank(element, wanted) }))
      .filter((each) => each.rank < 9)
      .toSorted((a, b) => a.rank - b.rank)
    return { elements: found.slice(0, limit).map((each) => each.element), total: found.length }
  },
})
