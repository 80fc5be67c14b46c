import { getDataElement } from '#modules/catalogue/server/index.ts'
import type { DataElement } from '#modules/catalogue/contract.ts'
import { isStored, type LedgerEntity } from '../domain/entity-shape.ts'
import type { RawValue } from '../domain/normalise/cell-text.ts'
import { problems } from './problems.ts'
import { openChange, type NewChange } from './store/open-change.ts'
import { findFact } from './store/settle.ts'
import { writeFacts, type RefusedRow, type WrittenFacts, type Writing } from './store/write-facts.ts'

export interface OneWrite {
  readonly entity: LedgerEntity
  readonly subjectId?: string
  readonly change: NewChange
  readonly facts: Readonly<Record<string, RawValue>>
  readonly validFrom?: string
  readonly overrides?: boolean
  readonly retracted?: boolean
}

/** Facts of one subject, given by a person: what cannot be read is refused with its reason. @throws ledger/value-refused, ledger/subject-not-found, ledger/key-missing */
export async function writeOne(ctx: Writing, one: OneWrite): Promise<WrittenFacts & { readonly changeNo: number }> {
  const { change, facts, ...rest } = one
  const opened = await openChange(ctx, change)
  const refused: RefusedRow[] = []
  const columns = Object.keys(facts)
  const written = await writeFacts(ctx, {
    ...rest,
    change: opened,
    areaCode: change.areaCode,
    columns: columns.map((element) => ({ element })),
    rows: [{ row: 1, cells: columns.map((element) => facts[element]) }],
    onRefused: (row) => refused.push(row),
  })
  const bad = refused[0]?.cells[0]
  if (bad !== undefined) {
    if (one.subjectId !== undefined && bad.reason.includes('其他地区')) throw problems.subjectNotFound()
    throw problems.valueRefused({
      element: bad.element === '' ? '' : (await getDataElement(ctx, bad.element)).nameZh,
      reason: bad.reason,
    })
  }
  const [ignored] = written.ignored
  if (ignored !== undefined) throw problems.elementNotHeld({ element: ignored })
  return { ...written, changeNo: opened.no }
}

/** The element and the current fact of a subject. @throws ledger/element-not-held, ledger/subject-not-found */
export async function getFact(
  ctx: Writing,
  entity: LedgerEntity,
  subjectId: string,
  elementId: string,
): Promise<{ element: DataElement; value: string | null; areaCode: string; validFrom: string }> {
  const element = await getDataElement(ctx, elementId)
  if (!isStored(element) || element.entity !== entity) throw problems.elementNotHeld({ element: element.nameZh })
  const fact = await findFact(ctx, entity, subjectId, elementId)
  if (fact === undefined) throw problems.subjectNotFound()
  return { element, ...fact }
}
