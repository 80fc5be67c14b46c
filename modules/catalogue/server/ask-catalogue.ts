import type { Transaction } from '#platform/database/database.ts'
import type { Catalogue, DataElement, NewDataElement, ValueDomain } from '../contract.ts'
import { problems } from './problems.ts'
import { findRevision, raiseRevision, readCatalogue, readVersions, saveElement } from './store.ts'

/** The open transaction is all that is asked of: the context of any operation will do. */
interface Asking {
  readonly tx: Transaction
}

/** All elements in their newest version. */
export const listDataElements = async ({ tx }: Asking): Promise<readonly DataElement[]> => [
  ...(await readCatalogue(tx)).elements.values(),
]

export const listValueDomains = async ({ tx }: Asking): Promise<readonly ValueDomain[]> => [
  ...(await readCatalogue(tx)).valueDomains.values(),
]

/** Raised by every change: keep what you read for as long as it stays the same. */
export const catalogueVersion = ({ tx }: Asking): Promise<number> => findRevision(tx)

/** Elements and value domains of one revision, ready to look up by id. About 1,200 rows: read once per command or job. */
export const loadCatalogue = ({ tx }: Asking): Promise<Catalogue> => readCatalogue(tx)

/** @throws catalogue/element-not-found */
export async function getDataElement({ tx }: Asking, id: string): Promise<DataElement> {
  const [newest] = await readVersions(tx, id)
  if (newest === undefined) throw problems.elementNotFound({ element: id })
  const { recordedAt: _at, recordedBy: _by, reason: _why, ...element } = newest
  return element
}

/**
 * Registers an element with its first version. Called by the ledger, which adds the column in the same transaction.
 * @throws catalogue/element-exists, catalogue/value-domain-missing
 */
export async function createDataElement(
  { tx }: Asking,
  element: NewDataElement,
  memberId: string,
): Promise<DataElement> {
  const known = await readCatalogue(tx)
  if (known.elements.has(element.id)) throw problems.elementExists({ element: element.id })
  const domain = element.valueDomain
  if ((element.type === 'code') !== (domain !== null) || (domain !== null && !known.valueDomains.has(domain)))
    throw problems.valueDomainMissing({ valueDomain: domain ?? '' })
  await saveElement(tx, element, memberId)
  await raiseRevision(tx)
  return getDataElement({ tx }, element.id)
}

/** The elements by id, in the catalogue's order. */
export const catalogueElements = async (ctx: Asking): Promise<ReadonlyMap<string, DataElement>> =>
  (await readCatalogue(ctx.tx)).elements
