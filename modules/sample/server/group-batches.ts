import type { FactColumn, FactRowCells, KeyBook, SampleWrite } from './natural-keys.ts'
import { columnsOf, newKeyBook, readCells } from './natural-keys.ts'
import type { SampleBatch } from '../contract.ts'

interface Group {
  readonly first: SampleBatch
  readonly batches: SampleBatch[]
  readonly ids: Set<string>
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
    const key = [batch.villageCode.slice(0, 6), batch.entity, batch.source, batch.confirmedOn].join('|')
    addTo(groups, key, batch)
    book.learn(batch)
    if (batch.entity === 'person') rows += batch.rows.length / 8
  }
  yield* writesOf(groups, book)
}

/** A write tells of each row once: what the same source says of the same row on the same day goes into a further write. */
function addTo(groups: Map<string, Group>, key: string, batch: SampleBatch): void {
  for (let turn = 0; ; turn++) {
    const group = groups.get(`${key}|${turn}`)
    if (!group) {
      groups.set(`${key}|${turn}`, { first: batch, batches: [batch], ids: new Set(batch.rows.map((row) => row.id)) })
      return
    }
    if (batch.rows.some((row) => group.ids.has(row.id))) continue
    group.batches.push(batch)
    for (const row of batch.rows) group.ids.add(row.id)
    return
  }
}

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
