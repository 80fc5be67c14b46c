import { openChange, writeFacts } from '#modules/ledger/server/index.ts'
import { demoPersonaId, loadDemoWorkplace, loadDivisions } from '#modules/organisations/server/index.ts'
import type { Area } from '#modules/organisations/contract.ts'
import { refreshStatistics, type Database, type Transaction } from '#platform/database/index.ts'
import type { PlainDate } from '#platform/time.ts'
import type { SampleBatch } from '../contract.ts'
import { generateCounty } from '../domain/generate-county.ts'
import { COUNTY_ORDER, planVillages } from '../domain/plan-villages.ts'
import { groupBatches } from './group-batches.ts'
import type { SampleWrite } from './natural-keys.ts'
import { problems } from './problems.ts'
import { SOURCE_NAMES } from './sources.data.ts'
import { findLoaded, holdsPeople, saveLoaded, type LoadedOrder } from './store.ts'

export interface LoadedSample {
  /** `present`: the same order was loaded before and nothing was changed. */
  readonly state: 'loaded' | 'present'
  readonly residents: number
  readonly counties: readonly string[]
  readonly rows: number
  readonly conflicts: number
  readonly refused: number
}

export interface SampleOrder {
  readonly residents: number
  readonly seed: string
  readonly asOf: PlainDate
  /** Told after each write, for a progress line. */
  readonly onProgress?: (rows: number) => void
  /** Told of each row the ledger did not take: none, while generator and catalogue agree. */
  readonly onRefused?: (source: string, reasons: readonly string[]) => void
}

/** People per group of writes: bounds memory at about 200 MB. */
const PEOPLE_AT_ONCE = 20_000

/**
 * Loads an invented county: divisions, bodies, personas, and the deliveries of every source, each as a change of its own.
 * One transaction per county. The same order twice changes nothing.
 * @throws sample/ledger-not-empty
 */
export async function loadSampleCounty(db: Database, order: SampleOrder): Promise<LoadedSample> {
  const areas = await loadPlaces(db, order)
  const counties = [...new Set(planVillages(order.seed, order.residents, areas).map((plan) => plan.countyCode))]
  const marks = await db.transaction({ kind: 'system' }, (tx) => readMarks(tx, counties, order))
  const total = { residents: order.residents, counties, rows: 0, conflicts: 0, refused: 0 }
  if (marks.length === counties.length) return { state: 'present', ...total }
  const batches = generateCounty({ ...order, areas })
  for (const [county, own] of byCounty(batches)) {
    await db.transaction({ kind: 'system' }, async (tx) => {
      for (const write of groupBatches(own, PEOPLE_AT_ONCE)) {
        const written = await writeDelivery(tx, county, write, order)
        total.rows += write.rows.length
        total.conflicts += written.conflicts
        total.refused += written.refused
        order.onProgress?.(total.rows)
      }
      await saveLoaded(tx, county, order)
    })
  }
  await refreshStatistics(db)
  return { state: 'loaded', ...total }
}

/** Home county at least; neighbours as far as the number of residents needs them. */
async function loadPlaces(db: Database, order: SampleOrder): Promise<readonly Area[]> {
  return db.transaction({ kind: 'system' }, async (tx) => {
    const areas: Area[] = []
    for (const county of COUNTY_ORDER) {
      const loaded = (await loadDivisions(tx, county)).filter(
        (area) => area.validFrom <= order.asOf && (area.validTo === null || area.validTo > order.asOf),
      )
      await loadDemoWorkplace(tx, county, order.asOf)
      areas.push(...loaded)
      const villages = areas.filter((area) => area.level === 'village').length
      if (villages * 1300 >= order.residents) break
    }
    return areas
  })
}

async function readMarks(
  tx: Transaction,
  counties: readonly string[],
  order: SampleOrder,
): Promise<readonly LoadedOrder[]> {
  const marks: LoadedOrder[] = []
  for (const county of counties) {
    const mark = await findLoaded(tx, county)
    const same = mark?.seed === order.seed && mark.residents === order.residents && mark.asOf === order.asOf
    if (mark && same) marks.push(mark)
    else if (mark) throw problems.ledgerNotEmpty({ county, present: `${mark.seed}, ${mark.residents}, ${mark.asOf}` })
    else if (await holdsPeople(tx, county)) throw problems.ledgerNotEmpty({ county, present: '其他来源 other sources' })
  }
  return marks
}

/** The generator delivers county after county; each part is drawn only when the one before is written. */
function* byCounty(batches: Generator<SampleBatch>): Generator<[string, Iterable<SampleBatch>]> {
  let next = batches.next()
  while (next.done !== true) {
    const county = next.value.villageCode.slice(0, 6)
    yield [
      county,
      (function* () {
        while (next.done !== true && next.value.villageCode.startsWith(county)) {
          yield next.value
          next = batches.next()
        }
      })(),
    ]
  }
}

async function writeDelivery(
  tx: Transaction,
  county: string,
  { batch, columns, rows }: SampleWrite,
  order: SampleOrder,
) {
  const { entity } = batch
  if (entity === 'area') throw new Error('areas are loaded by organisations')
  const areaCode = county.padEnd(12, '0')
  // The day of the last look is the day the ledger counts freshness from.
  const ctx = {
    tx,
    actor: { countyCode: county, memberId: demoPersonaId(county, 'operator') },
    now: () => new Date(`${batch.confirmedOn}T09:00:00+08:00`),
  }
  const source = SOURCE_NAMES[batch.source]
  const change = await openChange(ctx, { kind: 'import', source, areaCode, evidence: `示例数据 ${batch.confirmedOn}` })
  return writeFacts(ctx, {
    entity,
    columns,
    change,
    areaCode,
    validFrom: batch.validFrom,
    rows: rows.map((row, index) => ({ row: index + 1, ...row })),
    onRefused: ({ cells }) =>
      order.onRefused?.(
        `${entity} ${source}`,
        cells.map((cell) => `${cell.element}: ${cell.reason}`),
      ),
  })
}
