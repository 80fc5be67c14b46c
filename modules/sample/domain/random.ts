import { uuidV7 } from '#platform/ids.ts'

/** A stream of chance that is the same for the same keys: no clock, no global generator. */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** Whole number, both ends included. */
  int(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  weighted<T>(list: readonly (readonly [T, number])[]): T
  bytes(count: number): Uint8Array
}

/** 32-bit FNV-1a with a final avalanche: four of them seed the generator. */
function hash32(text: string, salt: number): number {
  let h = (0x811c9dc5 ^ salt) >>> 0
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** sfc32 (Chris Doty-Humphrey, PractRand): small, fast, passes the usual test batteries. */
function sfc32(text: string): () => number {
  let a = hash32(text, 1)
  let b = hash32(text, 2)
  let c = hash32(text, 3)
  let counter = 1
  const step = (): number => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    c |= 0
    return t >>> 0
  }
  for (let i = 0; i < 12; i++) step()
  return step
}

function itemAt<T>(list: readonly T[], index: number): T {
  if (list.length === 0) throw new Error('nothing to choose from')
  return list[Math.min(index, list.length - 1)] as T
}

export function randomOf(...keys: readonly (string | number)[]): Random {
  const step = sfc32(keys.join('|'))
  const next = (): number => step() / 0x1_0000_0000
  return {
    next,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => itemAt(list, Math.floor(next() * list.length)),
    weighted: (list) => {
      let total = 0
      for (const entry of list) total += entry[1]
      let left = next() * total
      for (const entry of list) {
        left -= entry[1]
        if (left < 0) return entry[0]
      }
      return itemAt(list, list.length - 1)[0]
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => step() & 0xff),
  }
}

/** Any moment before the sample's facts: ids then sort in the order of villages, which keeps index pages together. */
const FIRST_ID_AT = Date.UTC(2020, 0, 1)

/** Ids of one village, in order of making. `village` is its place in the plan. */
export function idsOf(seed: string, village: number, code: string): () => string {
  const random = randomOf(seed, 'id', code)
  let made = 0
  return () => uuidV7(FIRST_ID_AT + village * 100_000 + made++, random.bytes(10))
}
