import { sql } from 'kysely'
import type { Catalogue, DataElement } from '#modules/catalogue/contract.ts'
import { tablesOf } from '#platform/database/database.ts'
import { storedElements, type LedgerEntity } from '../../domain/entity-shape.ts'
import { quoteName } from '../../domain/sql-text.ts'
import type { LedgerTables } from '../tables.ts'
import { describeChange, type DescribedChange } from './describe-change.ts'
import type { Reading } from './read-list.ts'

type Provenance = readonly [changeNo: number, validFrom: string, confirmedOn: string]

export interface HeldFact {
  readonly element: DataElement
  readonly value: unknown
  readonly validFrom: string
  readonly confirmedOn: string
  readonly change: DescribedChange | undefined
  readonly inConflict: boolean
  /** Newest first. */
  readonly history: readonly {
    readonly value: unknown
    readonly validFrom: string
    readonly supersededAt: string
    readonly retracted: boolean
    readonly change: DescribedChange | undefined
  }[]
}

export interface HeldSubject {
  readonly areaCode: string
  readonly livesThereSince: string | null
  readonly facts: readonly HeldFact[]
}

interface SubjectRow {
  readonly area_code: string
  readonly change_no: number
  readonly valid_from: string
  readonly confirmed_on: string
  readonly provenance: Readonly<Record<string, Provenance>> | null
  readonly open_conflicts: readonly string[] | null
  readonly facts: Readonly<Record<string, unknown>>
}

async function findRow(ctx: Reading, entity: LedgerEntity, id: string): Promise<SubjectRow | undefined> {
  const rows =
    await sql<SubjectRow>`select area_code, change_no, valid_from, confirmed_on, provenance, open_conflicts, to_jsonb(t) as facts
from ${sql.raw(`ledger.${quoteName(entity)}`)} t where county_code = ${ctx.actor.countyCode} and id = ${id}::uuid`.execute(
      ctx.tx.kysely,
    )
  return rows.rows[0]
}

/** Everything the ledger holds of one subject, and what it held before; undefined when it is out of sight. */
export async function findSubject(
  ctx: Reading,
  catalogue: Catalogue,
  entity: LedgerEntity,
  id: string,
): Promise<HeldSubject | undefined> {
  const row = await findRow(ctx, entity, id)
  if (row === undefined) return undefined
  const history = await tablesOf<LedgerTables>(ctx.tx)
    .selectFrom('ledger.history')
    .select(['superseded_by', 'superseded_at', 'retracted', 'facts'])
    .where('county_code', '=', ctx.actor.countyCode)
    .where('subject_id', '=', id)
    .orderBy('id', 'desc')
    .execute()
  const nos = [
    row.change_no,
    ...Object.values(row.provenance ?? {}).map((each) => each[0]),
    ...history.flatMap((each) => Object.values(each.facts).map((fact) => fact[1])),
  ]
  const changes = await describeChange(ctx, nos.map(Number))
  const facts = storedElements(catalogue.elements.values(), entity).map((element): HeldFact => {
    const [changeNo, validFrom, confirmedOn] = row.provenance?.[element.id] ?? [
      row.change_no,
      row.valid_from,
      row.confirmed_on,
    ]
    const before = history.flatMap((each) => {
      const fact = each.facts[element.id]
      return fact === undefined
        ? []
        : [
            {
              value: fact[0],
              validFrom: fact[2],
              supersededAt: each.superseded_at,
              retracted: each.retracted,
              change: changes.get(Number(fact[1])),
            },
          ]
    })
    return {
      element,
      value: row.facts[element.id] ?? null,
      validFrom,
      confirmedOn,
      change: changes.get(Number(changeNo)),
      inConflict: row.open_conflicts?.includes(element.id) === true,
      history: before,
    }
  })
  return {
    areaCode: row.area_code,
    livesThereSince: row.provenance?.['area_code']?.[1] ?? null,
    facts: facts.filter((fact) => fact.value !== null || fact.history.length > 0),
  }
}

/** A held value in words: the name of a code, 是/否. */
export function describeValue(catalogue: Catalogue, element: DataElement, value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return value ? '是' : '否'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return (
    catalogue.valueDomains.get(element.valueDomain ?? '')?.values.find((each) => each.code === text)?.nameZh ?? text
  )
}
