import { readCsvRows, readRows, type RowBatch, type SheetRow } from '#modules/workbook/server/index.ts'
import type { RowReader } from './read-import-row.ts'
import type { BatchRow } from './store.ts'

/** The data rows of a file, once, in order. */
export interface RowFeed {
  /** The next rows, at most `most`; none at the end. */
  take(most: number): Promise<SheetRow[]>
  /** The rows up to this number, one after another. */
  upTo(number: number): AsyncIterable<SheetRow>
  close(): Promise<void>
}

/** Reads ahead: while the database takes rows, the next piece of the file is being read. */
export function feedOf(
  path: string,
  batch: Pick<BatchRow, 'format' | 'sheet' | 'header_bottom'>,
  reader: RowReader,
): RowFeed {
  const batches: AsyncGenerator<RowBatch, void, void> =
    batch.format === 'csv' ? readCsvRows({ path }) : readRows({ path }, { sheet: batch.sheet, dates: 'iso' })
  let ready: SheetRow[] = []
  let isOver = false
  let coming: Promise<void> | undefined

  async function pull(): Promise<void> {
    const next = await batches.next()
    if (next.done === true) isOver = true
    else for (const row of next.value.rows) if (row.number > batch.header_bottom && reader.isData(row)) ready.push(row)
  }
  async function pullUntil(most: number): Promise<void> {
    while (!isOver && ready.length < most) await pull()
  }
  async function fill(most: number): Promise<void> {
    await coming
    coming = undefined
    await pullUntil(most)
  }
  function readAhead(most: number): void {
    coming = pullUntil(most)
    // Told to whoever takes next.
    coming.catch(() => undefined)
  }
  return {
    async take(most) {
      await fill(most)
      const rows = ready.slice(0, most)
      ready = ready.slice(most)
      readAhead(most)
      return rows
    },
    async *upTo(number) {
      for (;;) {
        await fill(1)
        const row = ready[0]
        if (row === undefined || row.number > number) return
        const passed = ready.findIndex((each) => each.number > number)
        const mine = passed < 0 ? ready : ready.slice(0, passed)
        ready = passed < 0 ? [] : ready.slice(passed)
        yield* mine
      }
    },
    async close() {
      await coming?.catch(() => undefined)
      await batches.return()
    },
  }
}
