/** A row met before with the same natural key. */
export interface MetBefore {
  readonly row: number
  /** It said the same in every column. */
  readonly isSame: boolean
}

const START = 1 << 12

/**
 * Which rows of one file have been met, by natural key. Keys and values are kept as hashes (64 and 32 bits), 16 bytes a row:
 * a million rows take 32 MB. Two keys of a million share a hash once in some 30 million files.
 */
export class SeenRows {
  #high = new Uint32Array(START)
  #low = new Uint32Array(START)
  #values = new Uint32Array(START)
  /** 0: the slot is free. */
  #rows = new Uint32Array(START)
  #size = 0

  /** Answers the first row with this key, or remembers this one as the first. */
  meet(row: number, key: string, values: readonly (string | null)[]): MetBefore | undefined {
    const low = hash(key, 0x9e3779b1)
    const high = hash(key, 0x85ebca77)
    let sum = 17
    for (const value of values) sum = Math.imul(sum, 31) ^ (value === null ? 7 : hash(value, 0xc2b2ae3d))
    const at = this.#slotOf(high, low)
    const first = this.#rows[at] ?? 0
    if (first !== 0) return first === row ? undefined : { row: first, isSame: this.#values[at] === sum >>> 0 }
    this.#put(at, high, low, sum >>> 0, row)
    if (this.#size * 2 > this.#rows.length) this.#grow()
    return undefined
  }

  #slotOf(high: number, low: number): number {
    const mask = this.#rows.length - 1
    let at = low & mask
    while (this.#rows[at] !== 0 && (this.#low[at] !== low || this.#high[at] !== high)) at = (at + 1) & mask
    return at
  }

  #put(at: number, high: number, low: number, values: number, row: number): void {
    this.#high[at] = high
    this.#low[at] = low
    this.#values[at] = values
    this.#rows[at] = row
    this.#size += 1
  }

  #grow(): void {
    const [high, low, values, rows] = [this.#high, this.#low, this.#values, this.#rows]
    const size = rows.length * 2
    this.#high = new Uint32Array(size)
    this.#low = new Uint32Array(size)
    this.#values = new Uint32Array(size)
    this.#rows = new Uint32Array(size)
    this.#size = 0
    for (let at = 0; at < rows.length; at += 1) {
      const [h, l] = [high[at] ?? 0, low[at] ?? 0]
      if (rows[at] !== 0) this.#put(this.#slotOf(h, l), h, l, values[at] ?? 0, rows[at] ?? 0)
    }
  }
}

function hash(text: string, seed: number): number {
  let sum = seed
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193) + (sum >>> 15)
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b)
  sum = Math.imul(sum ^ (sum >>> 13), 0xc2b2ae35)
  return (sum ^ (sum >>> 16)) >>> 0
}
