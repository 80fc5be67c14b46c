import { randomBytes } from 'node:crypto'
import { loadCatalogue } from '#modules/catalogue/server/index.ts'
import type { Actor } from '#platform/http/index.ts'
import type { Transaction } from '#platform/database/database.ts'
import { uuidV7 } from '#platform/ids.ts'
import { NATURAL_KEYS, storedElements, type LedgerEntity } from '../../domain/entity-shape.ts'
import type { RawValue } from '../../domain/normalise/cell-text.ts'
import { planWrite, type FactColumn, type PlannedTarget, type WritePlan } from '../../domain/plan-write.ts'
import { keyOf, readRow, type RefusedCell } from '../../domain/read-row.ts'
import { problems } from '../problems.ts'
import { mergeStage } from './merge.ts'
import type { Merge } from './merge-statements.ts'
import { adoptHeads, joinHeads } from './link-heads.ts'
import { SeenRows } from './seen-rows.ts'
import { fillStage, openStage, type StagedRow } from './staging.ts'
import { civilDay } from '#platform/time.ts'

/** The world of a write: any command's context will do. */
export interface Writing {
  readonly tx: Transaction
  readonly actor: Pick<Actor, 'countyCode' | 'memberId'>
  readonly now: () => Date
}

export interface FactRow {
  /** Number of the row in its file, 1-based: it comes back with a refusal. */
  readonly row: number
  /** 12 digits; the write's own area when absent. */
  readonly areaCode?: string
  readonly cells: readonly RawValue[]
}

export interface RefusedRow {
  readonly row: number
  readonly cells: readonly RefusedCell[]
}

export interface FactsToWrite {
  readonly entity: LedgerEntity
  readonly columns: readonly FactColumn[]
  /** From `openChange`: one for the whole file, in as many transactions as it takes. */
  readonly change: { readonly no: number; readonly source: string }
  readonly areaCode: string
  /** The day the values were true; the day of recording when absent. */
  readonly validFrom?: string
  readonly rows: AsyncIterable<FactRow> | Iterable<FactRow>
  readonly is1904?: boolean
  /** A correction or settlement: replaces values of other sources too. */
  readonly overrides?: boolean
  readonly retracted?: boolean
  /** The rows are about this one subject of the ledger; natural keys are not asked. */
  readonly subjectId?: string
  readonly onRefused?: (row: RefusedRow) => void
  /** The rows of the file met so far, when it takes several writes; one write remembers its own. */
  readonly seen?: SeenRows
  /** Rows up to this number are in already: they are remembered as met, neither written nor refused again. */
  readonly alreadyIn?: number
}

export interface WrittenFacts {
  readonly inserted: number
  readonly updated: number
  readonly unchanged: number
  /** Facts that another source tells differently: kept beside the current value, to be settled. */
  readonly conflicts: number
  readonly refused: number
  /** Rows that say word for word what a row before them in the file said: taken once. */
  readonly repeated: number
  /** Given columns that went nowhere. */
  readonly ignored: readonly string[]
}

const BATCH = 10_000

/** Ids that sort by time and row: one random head for a batch, the row's place behind it. */
function idsFrom(milliseconds: number): (index: number) => string {
  const head = uuidV7(milliseconds, randomBytes(10)).slice(0, 28)
  return (index) => head + index.toString(16).padStart(8, '0')
}

interface Batch {
  readonly rows: StagedRow[]
  readonly parents: readonly { readonly target: PlannedTarget; readonly rows: Map<string, StagedRow> }[]
}

class RowReader {
  private readonly seen: SeenRows
  private readonly plan: WritePlan
  private readonly facts: FactsToWrite
  refused = 0
  repeated = 0

  constructor(plan: WritePlan, facts: FactsToWrite) {
    this.plan = plan
    this.facts = facts
    this.seen = facts.seen ?? new SeenRows()
  }

  readonly newBatch = (): Batch => ({
    rows: [],
    parents: this.plan.parents.map((target) => ({ target, rows: new Map() })),
  })

  refuse(row: number, cells: readonly RefusedCell[]): void {
    this.refused += 1
    this.facts.onRefused?.({ row, cells })
  }

  /** Reads one row into the batch, or refuses it whole with a reason beside each cell. */
  take(batch: Batch, { row, areaCode = this.facts.areaCode, cells }: FactRow): void {
    const bad: RefusedCell[] = []
    const own = readRow(this.plan.target, cells, bad)
    const links: (string | null)[] = []
    const linked: { rows: Map<string, StagedRow>; key: string; staged: StagedRow }[] = []
    for (const parent of batch.parents) {
      const read = readRow(parent.target, cells, bad)
      const at = parent.target.columns.findIndex(
        (column) => column.element.id === NATURAL_KEYS[parent.target.entity][0]?.at(-1),
      )
      const key = read.values[at] ?? null
      links.push(key)
      if (key !== null)
        linked.push({
          rows: parent.rows,
          key: `${areaCode} ${key}`,
          staged: { row, areaCode, values: read.values, precision: read.precision, links: [] },
        })
    }
    const nothing = own.values.every((value) => value === null) && links.every((link) => link === null)
    if (bad.length === 0 && nothing) return
    const key = this.facts.subjectId ?? this.keyOf(own.values, links, areaCode, bad)
    const isIn = row <= (this.facts.alreadyIn ?? 0)
    if (bad.length === 0 && key !== undefined) {
      const before = this.seen.meet(row, key, [areaCode, ...own.values, ...links])
      if (before?.isSame === true) {
        if (!isIn) this.repeated += 1
        return
      }
      if (before !== undefined)
        bad.push({
          column: this.plan.target.columns[0]?.from ?? 0,
          element: '',
          reason: `与第 ${before.row} 行重复，内容却不同`,
        })
    }
    if (isIn) return
    if (bad.length > 0) return this.refuse(row, bad)
    for (const { rows, key: parentKey, staged } of linked) if (!rows.has(parentKey)) rows.set(parentKey, staged)
    batch.rows.push({ row, areaCode, values: own.values, precision: own.precision, links })
  }

  private keyOf(
    values: readonly (string | null)[],
    links: readonly (string | null)[],
    areaCode: string,
    bad: RefusedCell[],
  ): string | undefined {
    const { target } = this.plan
    const missing = (reason: string): undefined =>
      void bad.push({
        column: target.columns[0]?.from ?? 0,
        element: NATURAL_KEYS[target.entity][0]?.[0] ?? '',
        reason,
      })
    if (target.entity === 'enrolment' && links.every((link) => link === null))
      return missing('缺少身份证号码或户编号，无法确定享受人')
    const key = keyOf(target, areaCode, values)
    if (key === undefined) return bad.length > 0 ? undefined : missing('缺少能确定这一行是谁的内容')
    return target.entity === 'enrolment' ? `${links.join(' ')} ${key}` : key
  }
}

async function mergeBatch(
  ctx: Writing,
  plan: WritePlan,
  facts: FactsToWrite,
  batch: Batch,
  others: (entity: LedgerEntity, target: PlannedTarget) => readonly string[],
) {
  const today = civilDay(ctx.now())
  const common = {
    countyCode: ctx.actor.countyCode,
    changeNo: facts.change.no,
    source: facts.change.source,
    validFrom: facts.validFrom ?? today,
    today,
    overrides: facts.overrides ?? false,
  }
  for (const [at, { target, rows }] of batch.parents.entries()) {
    const staged = [...rows.values()]
    await fillStage(ctx.tx, `stage_${at + 1}`, staged, idsFrom(ctx.now().getTime()))
    await mergeStage(
      ctx.tx,
      { ...common, stage: `stage_${at + 1}`, target, links: [] },
      staged.length,
      others(target.entity, target),
    )
  }
  await fillStage(ctx.tx, 'stage', batch.rows, idsFrom(ctx.now().getTime()))
  const links = plan.parents.flatMap((parent) => parent.link ?? [])
  const merge: Merge = {
    ...common,
    stage: 'stage',
    target: plan.target,
    links,
    ...(facts.subjectId === undefined ? {} : { subjectId: facts.subjectId }),
  }
  const answer = await mergeStage(
    ctx.tx,
    merge,
    batch.rows.length,
    others(plan.target.entity, plan.target),
    facts.retracted,
  )
  if (
    plan.target.entity === 'person' &&
    links.includes('household_id') &&
    plan.target.columns.some((column) => column.element.id === 'person_relation_to_head')
  )
    await adoptHeads(ctx.tx, ctx.actor.countyCode, 'stage')
  if (plan.target.entity === 'household' && links.includes('head_id'))
    await joinHeads(ctx.tx, ctx.actor.countyCode, 'stage')
  return answer
}

/**
 * Writes rows of facts: reads each cell into its canonical form, refuses bad rows whole, inserts new subjects, fills and
 * renews known ones, keeps superseded values in history, and keeps the word of another source as a conflict.
 * Idempotent: the same rows again change nothing but the day of last confirmation. Bounded memory apart from the keys seen.
 * @throws ledger/key-missing
 */
export async function writeFacts(ctx: Writing, facts: FactsToWrite): Promise<WrittenFacts> {
  const catalogue = await loadCatalogue(ctx)
  const plan = planWrite(catalogue, facts.entity, facts.columns, facts.is1904)
  if (
    facts.subjectId === undefined &&
    (plan.target.keys.length === 0 || (facts.entity === 'enrolment' && plan.parents.length === 0))
  )
    throw problems.keyMissing({ keys: describeKeys(facts.entity, (id) => catalogue.elements.get(id)?.nameZh) })
  const others = (entity: LedgerEntity, target: PlannedTarget): readonly string[] =>
    storedElements(catalogue.elements.values(), entity)
      .map((element) => element.id)
      .filter((id) => !target.columns.some((column) => column.element.id === id))
  const links = plan.parents.flatMap((parent) => parent.link ?? [])
  await openStage(ctx.tx, 'stage', plan.target, links)
  for (const [at, parent] of plan.parents.entries()) await openStage(ctx.tx, `stage_${at + 1}`, parent, [])
  const reader = new RowReader(plan, facts)
  const total = { inserted: 0, updated: 0, unchanged: 0, conflicts: 0 }
  let batch = reader.newBatch()
  const flush = async (): Promise<void> => {
    if (batch.rows.length === 0) return
    const answer = await mergeBatch(ctx, plan, facts, batch, others)
    for (const key of ['inserted', 'updated', 'unchanged', 'conflicts'] as const) total[key] += answer[key]
    for (const row of answer.elsewhere)
      reader.refuse(row, [
        {
          column: plan.target.columns[0]?.from ?? 0,
          element: plan.target.keys[0]?.[0] ?? '',
          reason: '已登记在其他地区，或不在您的辖区内',
        },
      ])
    batch = reader.newBatch()
  }
  for await (const row of facts.rows) {
    reader.take(batch, row)
    if (batch.rows.length >= BATCH) await flush()
  }
  await flush()
  return { ...total, refused: reader.refused, repeated: reader.repeated, ignored: plan.ignored }
}

const KEY_WORDS: Readonly<Record<string, string>> = { holder_id: '身份证号码或户编号', area_code: '' }
export const describeKeys = (entity: LedgerEntity, nameOf: (id: string) => string | undefined): string =>
  NATURAL_KEYS[entity]
    .map((key) =>
      key
        .map((part) => KEY_WORDS[part] ?? nameOf(part) ?? part)
        .filter(Boolean)
        .join('+'),
    )
    .join('，或')
