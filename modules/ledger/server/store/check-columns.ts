import { loadCatalogue } from '#modules/catalogue/server/index.ts'
import type { LedgerEntity } from '../../domain/entity-shape.ts'
import { planWrite, type FactColumn } from '../../domain/plan-write.ts'
import { problems } from '../problems.ts'
import { describeKeys, type Writing } from './write-facts.ts'

/**
 * Whether rows of these columns can be written, before any is: answers the elements that would go nowhere.
 * @throws ledger/key-missing
 */
export async function checkColumns(
  ctx: Pick<Writing, 'tx'>,
  entity: LedgerEntity,
  columns: readonly FactColumn[],
): Promise<readonly string[]> {
  const catalogue = await loadCatalogue(ctx)
  const plan = planWrite(catalogue, entity, columns)
  if (plan.target.keys.length === 0 || (entity === 'enrolment' && plan.parents.length === 0))
    throw problems.keyMissing({ keys: describeKeys(entity, (id) => catalogue.elements.get(id)?.nameZh) })
  return plan.ignored
}
