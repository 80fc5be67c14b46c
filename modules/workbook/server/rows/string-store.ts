import { isUtf8 } from 'node:buffer'
import { decodeEntities, unescapeText } from '../package/xml.ts'
import { problems } from '../problems.ts'

const PER_BLOCK = 1024
const MAX_CUT = 65_536
/** Longer ones are rare enough to be read in two passes. */
const LONGEST_PLAIN = 4096
const MAX_BYTES = 768 * 1024 * 1024

/**
 * Strings of a huge file, held in blocks: 1,024 strings joined in one JS string, with their starts. A string is cut out when asked for.
 * This takes about half the memory of separate strings, and one decoding of a block is far cheaper than one per string.
 */
export class StringStore {
  readonly #part: string
  readonly #blocks: string[] = []
  readonly #starts: Uint32Array[] = []
  /** Strings already cut out. Those that repeat come early, since a writer numbers strings as it first meets them. */
  #cut: (string | undefined)[] = []
  #bytes: Buffer = Buffer.allocUnsafe(64 * 1024)
  #used = 0
  /** Where in `#bytes` the string being built begins. */
  #started = 0
  /** Length of the open block in UTF-16 units, which is how the finished string will be cut. */
  #units = 0
  #open = new Uint32Array(PER_BLOCK)
  #inBlock = 0
  #size = 0
  #total = 0

  constructor(part: string) {
    this.#part = part
  }

  /** How many strings are finished. */
  get size(): number {
    return this.#size
  }

  /** Adds XML text, as UTF-8 bytes, to the string being built; entities and `_xHHHH_` are read. */
  append(source: Buffer, from: number, to: number): void {
    this.#ensure(to - from)
    const bytes = this.#bytes
    let at = this.#used
    let units = this.#units
    for (let index = from; index < to; index += 1) {
      const byte = source[index] ?? 0
      // `&`, CR, `_x`: rare, and changed by reading.
      if (byte === 38 || byte === 13 || (byte === 95 && source[index + 1] === 120)) {
        this.appendText(unescapeText(decodeEntities(source.toString('utf8', from, to))))
        return
      }
      bytes[at] = byte
      at += 1
      // A lead byte makes one unit, a lead byte of four makes two.
      if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1
    }
    this.#used = at
    this.#units = units
  }

  /**
   * Adds text that reading does not change, up to the next `<`, and gives the index of that; -1 when it holds anything that is
   * changed, or is long. What was added stays until `finish` or `drop`.
   */
  appendPlain(source: Buffer, from: number): number {
    this.#ensure(LONGEST_PLAIN)
    const bytes = this.#bytes
    const stop = Math.min(source.length, from + LONGEST_PLAIN)
    let at = this.#used
    let units = this.#units
    for (let index = from; index < stop; index += 1) {
      const byte = source[index] ?? 0
      if (byte === 60) {
        this.#used = at
        this.#units = units
        return index
      }
      if (byte === 38 || byte === 13 || (byte === 95 && source[index + 1] === 120)) return -1
      bytes[at] = byte
      at += 1
      if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1
    }
    return -1
  }

  /** Forgets what was added to the string being built. */
  drop(): void {
    this.#used = this.#started
    this.#units = this.#open[this.#inBlock] ?? 0
  }

  /** Ends the string that was being built. */
  finish(): void {
    this.#size += 1
    this.#inBlock += 1
    if (this.#inBlock === PER_BLOCK) this.#closeBlock()
    else {
      this.#open[this.#inBlock] = this.#units
      this.#started = this.#used
    }
  }

  /** After the last string; only then can strings be asked for. */
  close(): void {
    if (this.#inBlock > 0) this.#closeBlock()
    this.#bytes = Buffer.alloc(0)
    if (this.#size > MAX_CUT) this.#cut = Array.from({ length: MAX_CUT }, () => undefined)
  }

  /** The string with this index, undefined when there is none. */
  at(index: number): string | undefined {
    // Also what is no number, and numbers that would wrap around below.
    if (!(index < this.#size)) return undefined
    return index < this.#cut.length ? (this.#cut[index] ??= this.#cutOut(index)) : this.#cutOut(index)
  }

  #cutOut(index: number): string | undefined {
    const starts = this.#starts[index >>> 10]
    const block = this.#blocks[index >>> 10]
    const place = index & (PER_BLOCK - 1)
    if (starts === undefined || block === undefined || place >= starts.length) return undefined
    return block.slice(starts[place], place + 1 < starts.length ? starts[place + 1] : block.length)
  }

  /** Adds text as it is. */
  appendText(text: string): void {
    const bytes = Buffer.from(text, 'utf8')
    this.#ensure(bytes.length)
    bytes.copy(this.#bytes, this.#used)
    this.#used += bytes.length
    this.#units += text.length
  }

  #closeBlock(): void {
    // Bytes that are no UTF-8 would shift every string after them.
    if (!isUtf8(this.#bytes.subarray(0, this.#used))) throw problems.corrupt({ part: this.#part })
    this.#blocks.push(this.#bytes.toString('utf8', 0, this.#used))
    this.#starts.push(this.#open.slice(0, this.#inBlock))
    this.#total += this.#used
    if (this.#total > MAX_BYTES) throw problems.tooLarge({ part: this.#part })
    this.#open[0] = 0
    this.#inBlock = 0
    this.#used = 0
    this.#started = 0
    this.#units = 0
  }

  #ensure(length: number): void {
    if (this.#used + length <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#used + length))
    this.#bytes.copy(larger, 0, 0, this.#used)
    this.#bytes = larger
  }
}
