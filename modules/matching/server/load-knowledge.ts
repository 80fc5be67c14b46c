import { readFileSync } from 'node:fs'
import type { DataElement, ValueDomain } from '#modules/catalogue/contract.ts'
import { catalogueVersion, listDataElements, listValueDomains } from '#modules/catalogue/server/index.ts'
import type { Transaction } from '#platform/database/database.ts'
import type { MatchElement } from '../domain/element-profile.ts'
import { createKnowledge, type Knowledge } from '../domain/knowledge.ts'
import { readShippedModel } from '../domain/shipped-model.ts'
import { readConfirmations, readState } from './store.ts'

/** What an operation brings along. */
export interface Asking {
  readonly tx: Transaction
  readonly actor: { readonly countyCode: string }
}

type WithWords = Pick<DataElement, 'id' | 'nameZh' | 'nameEn' | 'entity' | 'type' | 'unit' | 'valueDomain' | 'synonyms'>

function toMatchElements(
  elements: readonly WithWords[],
  domains: readonly Pick<ValueDomain, 'id' | 'values'>[],
): MatchElement[] {
  const words = new Map(
    domains.map((domain) => [domain.id, domain.values.flatMap((value) => [value.nameZh, ...value.synonyms])]),
  )
  return elements.map(({ id, nameZh, nameEn, entity, type, unit, valueDomain, synonyms }) => {
    const permitted = valueDomain === null ? undefined : words.get(valueDomain)
    return {
      id,
      nameZh,
      nameEn,
      entity,
      type,
      unit,
      valueDomain,
      synonyms,
      ...(permitted === undefined ? {} : { permitted }),
    }
  })
}

let shippedModel: ReturnType<typeof readShippedModel> | undefined
const ofModel = (): ReturnType<typeof readShippedModel> => (shippedModel ??= readShippedModel())

let shipped: Knowledge | undefined

/** The starting catalogue and nothing confirmed: for the command line, which opens no database. */
export function shippedKnowledge(): Knowledge {
  if (shipped !== undefined) return shipped
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(new URL(`../../../data/catalogue/${name}.json`, import.meta.url), 'utf8'))
  shipped = createKnowledge(
    toMatchElements(read('elements') as WithWords[], read('value-domains') as ValueDomain[]),
    ofModel(),
    [],
  )
  return shipped
}

const cache = new Map<string, { readonly state: string; readonly knowledge: Knowledge }>()

/**
 * What this county's matcher knows now: the catalogue in force and all that was confirmed. Kept per process until either
 * changes; asking costs two small queries.
 */
export async function loadKnowledge(ctx: Asking): Promise<Knowledge> {
  const county = ctx.actor.countyCode
  const state = `${await catalogueVersion(ctx)}:${await readState(ctx.tx, county)}`
  const known = cache.get(county)
  if (known?.state === state) return known.knowledge
  const elements = toMatchElements(await listDataElements(ctx), await listValueDomains(ctx))
  const knowledge = createKnowledge(elements, ofModel(), await readConfirmations(ctx.tx, county))
  cache.set(county, { state, knowledge })
  return knowledge
}
