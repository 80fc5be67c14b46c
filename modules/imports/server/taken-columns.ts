import type { EntityName } from '#modules/catalogue/contract.ts'
import { catalogueElements } from '#modules/catalogue/server/index.ts'
import { checkColumns, isLedgerEntity, type FactColumn, type LedgerEntity } from '#modules/ledger/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { ImportColumn } from '../contract.ts'
import { problems } from './problems.ts'

/** Elements that tell the row's area instead of a fact. */
const AREA_ELEMENTS: Readonly<Record<string, 'code' | 'township' | 'village'>> = {
  region_code: 'code',
  region_town: 'township',
  region_village: 'village',
}
/** Above the township a row says nothing that the county does not. */
const ABOVE = new Set(['region_province', 'region_city', 'region_county', 'region_name'])

/** The columns of a file by what they are for. All are columns of the file, from 1. */
export interface TakenColumns {
  readonly facts: readonly { readonly column: number; readonly fact: FactColumn }[]
  readonly area: Readonly<Partial<Record<'code' | 'township' | 'village', number>>>
}

export function takenColumns(columns: readonly ImportColumn[]): TakenColumns {
  const facts: { column: number; fact: FactColumn }[] = []
  const area: Partial<Record<'code' | 'township' | 'village', number>> = {}
  for (const { column, element, role, unit } of columns) {
    if (element === null || ABOVE.has(element)) continue
    const part = AREA_ELEMENTS[element]
    if (part !== undefined) area[part] = column
    else
      facts.push({
        column,
        fact: { element, ...(role === null ? {} : { role }), ...(unit === null ? {} : { unit }) },
      })
  }
  return { facts, area }
}

export function ledgerEntityOf(entity: EntityName): LedgerEntity {
  if (!isLedgerEntity(entity)) throw problems.entityNotTaken()
  return entity
}

/**
 * Whether every mapped column finds its place in the ledger.
 * @throws imports/nothing-mapped, imports/element-not-taken, imports/entity-not-taken, ledger/key-missing
 */
export async function checkTaken(
  ctx: Pick<Ctx, 'tx'>,
  entity: EntityName,
  columns: readonly ImportColumn[],
): Promise<void> {
  const { facts } = takenColumns(columns)
  if (facts.length === 0) throw problems.nothingMapped()
  const ignored = await checkColumns(
    ctx,
    ledgerEntityOf(entity),
    facts.map(({ fact }) => fact),
  )
  const [first] = ignored
  if (first !== undefined)
    throw problems.elementNotTaken({ element: (await catalogueElements(ctx)).get(first)?.nameZh ?? first })
}
