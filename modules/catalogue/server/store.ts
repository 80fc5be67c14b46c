import { sql } from 'kysely'
import { tablesOf, type Transaction } from '#platform/database/database.ts'
import type { Catalogue, DataElement, NewDataElement, ValueDomain } from '../contract.ts'
import type { CatalogueTables } from './tables.ts'

/** The only code that writes schema `catalogue`. */
const on = (tx: Transaction) => tablesOf<CatalogueTables>(tx)

export async function findRevision(tx: Transaction): Promise<number> {
  const row = await on(tx).selectFrom('catalogue.revision').select('number').executeTakeFirst()
  return row?.number ?? 0
}

export async function raiseRevision(tx: Transaction): Promise<void> {
  await on(tx)
    .updateTable('catalogue.revision')
    .set((eb) => ({ number: eb('number', '+', 1) }))
    .execute()
}

export type VersionRow = CatalogueTables['catalogue.data_element'] & CatalogueTables['catalogue.data_element_version']

const describeElement = (row: VersionRow, synonyms: readonly string[]): DataElement => ({
  id: row.id,
  nameZh: row.name_zh,
  nameEn: row.name_en,
  definition: row.definition,
  entity: row.entity,
  type: row.type,
  unit: row.unit,
  valueDomain: row.value_domain,
  synonyms: [...synonyms],
  sensitivity: row.sensitivity,
  authority: row.authority,
  freshnessDays: row.freshness_days,
  derivation: row.derivation,
  ...(row.completion === null ? {} : { completion: row.completion }),
  ...(row.applies_when === null ? {} : { appliesWhen: row.applies_when }),
  standards: row.standards,
  version: row.version,
})

const versions = (tx: Transaction) =>
  on(tx)
    .selectFrom('catalogue.data_element as e')
    .innerJoin('catalogue.data_element_version as v', 'v.element_id', 'e.id')
    .selectAll()

async function readSynonyms(tx: Transaction, element?: string): Promise<ReadonlyMap<string, string[]>> {
  const query = on(tx).selectFrom('catalogue.element_synonym').select(['element_id', 'text']).orderBy('recorded_at')
  const rows = await (element === undefined ? query : query.where('element_id', '=', element)).execute()
  const found = new Map<string, string[]>()
  for (const row of rows) found.set(row.element_id, [...(found.get(row.element_id) ?? []), row.text])
  return found
}

/** Elements in their newest version, in the catalogue's order. */
export async function readElements(tx: Transaction): Promise<readonly DataElement[]> {
  const rows = await versions(tx)
    .distinctOn(['e.position', 'e.id'])
    .orderBy('e.position')
    .orderBy('e.id')
    .orderBy('v.version', 'desc')
    .execute()
  const synonyms = await readSynonyms(tx)
  return rows.map((row) => describeElement(row as VersionRow, synonyms.get(row.id) ?? []))
}

/** All versions of one element, newest first; none when there is no such element. */
export async function readVersions(
  tx: Transaction,
  element: string,
): Promise<readonly (DataElement & { recordedAt: string; recordedBy: string | null; reason: string | null })[]> {
  const rows = await versions(tx).where('e.id', '=', element).orderBy('v.version', 'desc').execute()
  const synonyms = await readSynonyms(tx, element)
  return rows.map((row) => ({
    ...describeElement(row as VersionRow, synonyms.get(row.id) ?? []),
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    reason: row.reason,
  }))
}

export async function readValueDomains(tx: Transaction): Promise<readonly ValueDomain[]> {
  const domains = await on(tx).selectFrom('catalogue.value_domain').selectAll().orderBy('id').execute()
  const values = await on(tx)
    .selectFrom('catalogue.permissible_value')
    .selectAll()
    .orderBy('domain_id')
    .orderBy('position')
    .execute()
  const byDomain = new Map<string, ValueDomain['values']>(domains.map((domain) => [domain.id, []]))
  for (const value of values) {
    const { code, name_zh: nameZh, name_en: nameEn, token, synonyms } = value
    byDomain.get(value.domain_id)?.push({ code, nameZh, nameEn, token, synonyms })
  }
  return domains.map((domain) => ({
    id: domain.id,
    nameZh: domain.name_zh,
    standard: domain.standard,
    values: byDomain.get(domain.id) ?? [],
  }))
}

// One command asks several times, for matching, filling and reading: within a transaction only a change makes it read again.
const known = new WeakMap<Transaction, Catalogue>()

export async function readCatalogue(tx: Transaction): Promise<Catalogue> {
  const revision = await findRevision(tx)
  const before = known.get(tx)
  if (before?.revision === revision) return before
  const elements = await readElements(tx)
  const valueDomains = await readValueDomains(tx)
  const catalogue = {
    revision,
    elements: new Map(elements.map((element) => [element.id, element])),
    valueDomains: new Map(valueDomains.map((domain) => [domain.id, domain])),
  }
  known.set(tx, catalogue)
  return catalogue
}

export async function saveElement(tx: Transaction, element: NewDataElement, memberId: string): Promise<void> {
  const last = await on(tx)
    .selectFrom('catalogue.data_element')
    .select((eb) => eb.fn.max('position').as('position'))
    .executeTakeFirst()
  await on(tx)
    .insertInto('catalogue.data_element')
    .values({
      id: element.id,
      entity: element.entity,
      type: element.type,
      unit: element.unit,
      value_domain: element.valueDomain,
      derivation: null,
      completion: null,
      applies_when: null,
      position: (last?.position ?? 0) + 1,
    })
    .execute()
  await saveVersion(tx, { ...element, derivation: null, version: 1 }, memberId, null)
  for (const text of new Set([element.nameZh, ...element.synonyms])) await saveSynonym(tx, element.id, text, memberId)
}

export async function saveVersion(
  tx: Transaction,
  element: DataElement,
  memberId: string,
  reason: string | null,
): Promise<void> {
  await on(tx)
    .insertInto('catalogue.data_element_version')
    .values({
      element_id: element.id,
      version: element.version,
      name_zh: element.nameZh,
      name_en: element.nameEn,
      definition: element.definition,
      sensitivity: element.sensitivity,
      authority: element.authority,
      freshness_days: element.freshnessDays,
      standards: element.standards,
      recorded_at: sql`now()`,
      recorded_by: memberId,
      reason,
    })
    .execute()
}

export async function saveSynonym(tx: Transaction, element: string, text: string, memberId: string): Promise<boolean> {
  const answer = await on(tx)
    .insertInto('catalogue.element_synonym')
    .values({ element_id: element, text, origin: 'user', recorded_at: sql`clock_timestamp()`, recorded_by: memberId })
    .onConflict((conflict) => conflict.columns(['element_id', 'text']).doNothing())
    .executeTakeFirst()
  return answer.numInsertedOrUpdatedRows === 1n
}
