import { sql } from 'kysely'
import { loadCatalogue } from '#modules/catalogue/server/index.ts'
import type { Catalogue } from '#modules/catalogue/contract.ts'
import { estimateSubjects, type Estimate } from '../../domain/estimate-subjects.ts'
import { columnKey, findCountedWhole, listCounted, listSizes } from '../store/counted-coverage.ts'
import {
  countCoverage,
  countSample,
  hasSample,
  lookAtSample,
  SAMPLE_RATE,
  type CountedArea,
  type CoverageQuestion,
} from './count-coverage.ts'
import { findPastDay } from './find-past-day.ts'
import type { Reading } from './read-list.ts'

/** Counted one by one on the spot up to this many rows; a larger area is answered from a count made before, else from the sample. */
const EXACT_UP_TO = 60_000

export interface Coverage extends Estimate {
  /** Villages with at least one subject, or, where estimated, with at least one row in the sample. */
  readonly areas: readonly (Estimate & { readonly areaCode: string })[]
  /** In the order asked; subjects whose value is held, and held without doubt: neither stale nor contradicted. */
  readonly columns: readonly { readonly held: number; readonly fresh: number }[]
  /** `now`: counted one by one just now. `before`: one by one at `countedAt`. `sample`: estimated from one row in 64. */
  readonly basis: 'now' | 'before' | 'sample'
  /** When it was counted; null: just now. */
  readonly countedAt: string | null
  /** Rows that were looked at: all subjects, or those of the sample. */
  readonly looked: number
  /** The ledger has changed since, or nobody has counted the whole yet: worth ordering a count (`orderCount`). */
  readonly mayBeBetter: boolean
}

function exactly(
  areas: readonly CountedArea[],
  columns: number,
  how: Pick<Coverage, 'basis' | 'countedAt' | 'mayBeBetter'>,
): Coverage {
  const subjects = areas.reduce((sum, area) => sum + area.subjects, 0)
  const total = (at: number, part: 0 | 1): number =>
    areas.reduce((sum, area) => sum + (area.columns[at]?.[part] ?? 0), 0)
  return {
    ...how,
    subjects,
    low: subjects,
    high: subjects,
    looked: subjects,
    areas: areas
      .filter((area) => area.subjects > 0)
      .map((area) => ({ areaCode: area.areaCode, subjects: area.subjects, low: area.subjects, high: area.subjects })),
    columns: Array.from({ length: columns }, (_, at) => ({ held: total(at, 0), fresh: total(at, 1) })),
  }
}

/** The number of the newest change the ledger holds; 0 when there is none. */
export async function newestChange(ctx: Reading): Promise<number> {
  const { rows } = await sql<{ no: number }>`select no from ledger.change
    where county_code = ${ctx.actor.countyCode} order by no desc limit 1`.execute(ctx.tx.kysely)
  return Number(rows[0]?.no ?? 0)
}

async function readCounted(ctx: Reading, question: CoverageQuestion): Promise<Coverage | undefined> {
  const whole = await findCountedWhole(ctx, question)
  if (whole === undefined) return undefined
  const has = new Set(whole.columns)
  if (!question.columns.every((column) => has.has(columnKey(column)))) return undefined
  return exactly(await listCounted(ctx, question), question.columns.length, {
    basis: 'before',
    countedAt: whole.countedAt,
    mayBeBetter: whole.changeNo < (await newestChange(ctx)),
  })
}

async function estimate(
  ctx: Reading,
  catalogue: Catalogue,
  question: CoverageQuestion,
  sample: ReadonlyMap<string, number>,
): Promise<Coverage> {
  const { matched, looked, columns } = await lookAtSample(ctx, catalogue, question)
  const sizes = await listSizes(ctx, question.entity)
  const estimated = estimateSubjects(
    [...sample].map(([areaCode, rows]) => ({ areaCode, looked: rows, matched: matched.get(areaCode) ?? 0 })),
    SAMPLE_RATE,
    sizes,
  )
  const share = (n: number): number => (looked === 0 ? 0 : n / looked)
  return {
    ...estimated,
    columns: columns.map(([held, fresh]) => ({
      held: share(held) * estimated.subjects,
      fresh: share(fresh) * estimated.subjects,
    })),
    basis: 'sample',
    countedAt: null,
    looked,
    mayBeBetter: true,
  }
}

/**
 * How many meet a population in some areas, and of how many of them the ledger holds each element. Small areas are counted on the spot;
 * large ones answer with what was counted before, and say when, or with an estimate and its bounds. No name leaves.
 * @throws ledger/not-computable
 */
export async function readCoverage(
  ctx: Reading,
  question: CoverageQuestion & { readonly exactUpTo?: number },
): Promise<Coverage> {
  const catalogue = await loadCatalogue(ctx)
  const past = await findPastDay(ctx, question.asOf)
  const { exactUpTo = EXACT_UP_TO, columns } = question
  if (hasSample(question.entity) && !past.isDifferent) {
    const sample = await countSample(ctx, question.entity, question.areas)
    const rows = [...sample.values()].reduce((sum, n) => sum + n, 0) / SAMPLE_RATE
    if (rows > exactUpTo)
      return (await readCounted(ctx, question)) ?? (await estimate(ctx, catalogue, question, sample))
  }
  const counted = await countCoverage(ctx, catalogue, question, {
    // A part of the county: its relatives one by one, instead of the whole county's first.
    few: !question.areas.some((area) => area.from === ctx.actor.countyCode.padEnd(12, '0')),
    isPast: past.isDifferent,
  })
  return exactly(counted, columns.length, { basis: 'now', countedAt: null, mayBeBetter: false })
}
