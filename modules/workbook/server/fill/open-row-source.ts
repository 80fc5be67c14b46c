import type { FillValue, ListFill } from '../../contract.ts'
import { problems } from '../problems.ts'
import { openCopyRows } from './copy-rows.ts'
import { putFixedCell, putBlankCell, putValueCell, startRow } from './inserted-row.ts'
import type { RowPattern } from './inserted-row.ts'
import { putBytes } from './encode-text.ts'
import type { PartOutput } from './part-output.ts'
import type { RowSource } from './row-source.ts'
import { decideWrittenForm } from './written-form.ts'

export function openRowSource(list: ListFill): RowSource {
  return list.copyText === undefined ? openValueRows(list) : openCopyRows(list, list.copyText)
}

/** One way to walk both kinds of iterables; a plain array costs no promise per row. */
function openIterator<T>(rows: AsyncIterable<T> | Iterable<T>): {
  next(): IteratorResult<T> | Promise<IteratorResult<T>>
  close(): Promise<void>
} {
  const iterator = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()
  return {
    next: () => iterator.next(),
    async close() {
      await iterator.return?.()
    },
  }
}

function openValueRows(list: ListFill): RowSource {
  const iterator = openIterator(list.rows)
  let taken = 0
  const next = (): readonly FillValue[] | Promise<readonly FillValue[]> => {
    const result = iterator.next()
    return result instanceof Promise ? result.then(accept) : accept(result)
  }
  const accept = (result: IteratorResult<readonly FillValue[]>): readonly FillValue[] => {
    if (result.done === true) throw problems.rowsChanged({ expected: list.count, actual: taken })
    taken += 1
    return result.value
  }
  return {
    async take() {
      return next()
    },
    async write(output, pattern, firstRow, count, groups) {
      let written = 0
      for (let row = firstRow; row < firstRow + count; row += 1) {
        const coming = next()
        written += writeValueRow(output, pattern, row, coming instanceof Promise ? await coming : coming, groups.next())
        if (output.isFull) await output.flush()
      }
      return written
    },
    async finish() {
      if ((await iterator.next()).done !== true) throw problems.rowsChanged({ expected: list.count, actual: taken + 1 })
    },
    abandon: () => iterator.close(),
  }
}

function writeValueRow(
  output: PartOutput,
  pattern: RowPattern,
  row: number,
  values: readonly FillValue[],
  isFirst: boolean,
): number {
  let written = 0
  output.ensure(pattern.fixedLength)
  output.at = startRow(pattern, output.bytes, output.at, row)
  for (const slot of pattern.slots) {
    if (slot.field === undefined) {
      output.ensure(pattern.fixedLength)
      output.at = putFixedCell(pattern, slot, output.bytes, output.at, row)
      continue
    }
    const value = values[slot.field]
    if (value === undefined || (slot.isGrouped && !isFirst)) {
      output.ensure(128)
      output.at = putBlankCell(slot, output.bytes, output.at)
      continue
    }
    const form = decideWrittenForm(value, slot.target)
    if (form !== undefined) written += 1
    putValueCell(pattern, slot, output, form)
  }
  output.ensure(32)
  output.at = putBytes(output.bytes, output.at, pattern.rowEnd)
  return written
}
