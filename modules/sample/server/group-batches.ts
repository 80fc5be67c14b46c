import type { FactColumn, FactRowCells, KeyBook, SampleWrite } from './natural-keys.ts'
import { columnsOf, newKeyBook, readCells } from './natural-keys.ts'
import type { SampleBatch } from '../contract.ts'

interface Group {
  readonly first: SampleBatch
  readonly batches: SampleBatch[]
}

/**
 * Deliveries of many villages by the same source with the same dates become one write: a write costs some statements whatever
 * its size. `mostRows` people at a time keep memory bounded.
 */
export function* groupBatches(batches: Iterable<SampleBatch>, mostRows: number): Generator<SampleWrite> {
  let groups = new Map<string, Group>()
  let rows = 0
  let village = ''
  const book = newKeyBook()
  for (const batch of batches) {
    if (batch.villageCode !== village && rows >= mostRows) {
      yield* writesOf(groups, book)
      groups = new Map()
      rows = 0
      book.clear()
    }
    village = batch.villageCode
    const county = batch.villageCode.slice(0, 6)
    const key = [county, batch.entity, batch.source, batch.confirmedOn, kindOf(batch)].join('|')
    const group = groups.get(key) ?? { first: batch, batches: [] }
    group.batches.push(batch)
    groups.set(key, group)
    book.learn(batch)
    if (batch.entity === 'person') rows += batch.rows.length / 8
  }
  yield* writesOf(groups, book)
}

/** One source may tell of different matters on one day (guardians, accounts): told apart by the first element. */
const kindOf = (batch: SampleBatch): string => Object.keys(batch.rows[0]?.facts ?? {})[0]?.replace(/_.*/, '') ?? ''

function* writesOf(groups: ReadonlyMap<string, Group>, book: KeyBook): Generator<SampleWrite> {
  for (const { first, batches } of groups.values()) {
    const all = batches.flatMap((batch) => batch.rows)
    const columns: FactColumn[] = columnsOf(first.entity, all)
    const rows: FactRowCells[] = all.map((row) => ({
      areaCode: row.areaCode,
      cells: readCells(columns, first.entity, row, book),
    }))
    yield { batch: first, columns, rows }
  }
}
