import type { CopyTextRows } from '../../contract.ts'

const LINE = 10
const BACKSLASH = 92

/** A line stands in `bytes` from `at` to `lineEnd`. */
export interface CopyLines {
  bytes: Uint8Array
  at: number
  lineEnd: number
  /** Moves to the next line; false after the last. A promise only when bytes must be waited for. */
  next(): Promise<boolean> | boolean
  close(): Promise<void>
}

/** Lines of COPY text, whole, out of pieces that are cut anywhere. */
export function openCopyLines(rows: CopyTextRows): CopyLines {
  const { chunks } = rows
  const iterator = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]()
  const lines = {
    bytes: new Uint8Array(0) as Uint8Array,
    at: 0,
    lineEnd: -1,
    /** Finds the next line: `bytes` from `at` to `lineEnd`. */
    next(): Promise<boolean> | boolean {
      lines.at = lines.lineEnd + 1
      lines.lineEnd = lines.bytes.indexOf(LINE, lines.at)
      return lines.lineEnd >= 0 ? !isEndMark(lines.bytes, lines.at, lines.lineEnd) : load()
    },
    async close(): Promise<void> {
      await iterator.return?.()
    },
  }
  const load = async (): Promise<boolean> => {
    for (;;) {
      const rest = lines.bytes.subarray(lines.at)
      // What is left of this piece must outlive it.
      const kept = Uint8Array.prototype.slice.call(rest)
      const result = await iterator.next()
      if (result.done === true) {
        lines.bytes = kept
        lines.at = 0
        lines.lineEnd = kept.length > 0 ? kept.length : -1
        return kept.length > 0 && !isEndMark(kept, 0, kept.length)
      }
      const piece = result.value
      lines.bytes = kept.length === 0 ? piece : Buffer.concat([kept, piece])
      lines.at = 0
      lines.lineEnd = lines.bytes.indexOf(LINE, kept.length)
      if (lines.lineEnd >= 0) return !isEndMark(lines.bytes, 0, lines.lineEnd)
    }
  }
  return lines
}

const isEndMark = (bytes: Uint8Array, from: number, to: number): boolean =>
  to - from === 2 && bytes[from] === BACKSLASH && bytes[from + 1] === 46
