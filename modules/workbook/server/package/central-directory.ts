import { problems } from '../problems.ts'
import type { ByteSource } from './byte-source.ts'
import type { PackageLimits } from './limits.ts'

/** One entry of the central directory. Sizes and offsets are bytes; `extra` is the central extra field as it stands. */
export interface PartEntry {
  readonly name: string
  readonly nameBytes: Uint8Array
  /** 0 stored, 8 deflated; others are refused when read. */
  readonly method: number
  readonly compressedSize: number
  readonly size: number
  readonly crc32: number
  readonly flags: number
  /** MS-DOS time and date words. */
  readonly time: number
  readonly date: number
  readonly headerOffset: number
  readonly externalAttributes: number
  readonly extra: Uint8Array
}

const END = 0x06054b50
const END_64 = 0x06064b50
const END_64_LOCATOR = 0x07064b50
const CENTRAL = 0x02014b50
const MAX_DIRECTORY_BYTES = 4 * 1024 * 1024

interface DirectoryPlace {
  readonly entries: number
  readonly size: number
  readonly offset: number
}

/** Reads every entry, refusing overlapping or duplicate entries, names that climb out, and encrypted parts. */
export async function readCentralDirectory(source: ByteSource, limits: PackageLimits): Promise<PartEntry[]> {
  const place = await findDirectory(source)
  if (place.entries > limits.entries) throw problems.unsafe({ part: `zip: ${place.entries} > ${limits.entries}` })
  if (place.offset + place.size > source.size) throw problems.truncated()
  if (place.size > MAX_DIRECTORY_BYTES) throw problems.corrupt({ part: 'zip' })
  const bytes = await source.read(place.offset, place.size)
  const entries: PartEntry[] = []
  const seen = new Set<string>()
  let at = 0
  for (let count = 0; count < place.entries; count += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw problems.corrupt({ part: 'zip' })
    const end = at + 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    if (end > bytes.length) throw problems.corrupt({ part: 'zip' })
    const entry = readEntry(bytes, at)
    refuseBadEntry(entry)
    // Part names are compared without case (ISO/IEC 29500-2), so two that differ only in case are the same part twice.
    const key = entry.name.toLowerCase()
    if (seen.has(key)) throw problems.unsafe({ part: entry.name })
    seen.add(key)
    entries.push(entry)
    at = end
  }
  refuseOverlaps(entries, place.offset)
  return entries
}

async function findDirectory(source: ByteSource): Promise<DirectoryPlace> {
  const tailSize = Math.min(source.size, 22 + 0xffff)
  const tailStart = source.size - tailSize
  const tail = await source.read(tailStart, tailSize)
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail[at] !== 0x50 || tail.readUInt32LE(at) !== END) continue
    if (at + 22 + tail.readUInt16LE(at + 20) > tail.length) continue
    const entries = tail.readUInt16LE(at + 10)
    const size = tail.readUInt32LE(at + 12)
    const offset = tail.readUInt32LE(at + 16)
    if (entries !== 0xffff && size !== 0xffffffff && offset !== 0xffffffff) return { entries, size, offset }
    return (await findDirectory64(source, tailStart + at)) ?? { entries, size, offset }
  }
  throw problems.truncated()
}

async function findDirectory64(source: ByteSource, endAt: number): Promise<DirectoryPlace | undefined> {
  if (endAt < 20) return undefined
  const locator = await source.read(endAt - 20, 20)
  if (locator.readUInt32LE(0) !== END_64_LOCATOR) return undefined
  const end = await source.read(toNumber(locator.readBigUInt64LE(8)), 56)
  if (end.length < 56 || end.readUInt32LE(0) !== END_64) throw problems.corrupt({ part: 'zip64' })
  return {
    entries: toNumber(end.readBigUInt64LE(32)),
    size: toNumber(end.readBigUInt64LE(40)),
    offset: toNumber(end.readBigUInt64LE(48)),
  }
}

function readEntry(bytes: Buffer, at: number): PartEntry {
  const nameLength = bytes.readUInt16LE(at + 28)
  const extraLength = bytes.readUInt16LE(at + 30)
  const nameBytes = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength))
  const extra = Buffer.from(bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength))
  let compressedSize = bytes.readUInt32LE(at + 20)
  let size = bytes.readUInt32LE(at + 24)
  let headerOffset = bytes.readUInt32LE(at + 42)
  const wide = findExtra(extra, 0x0001)
  if (wide) {
    // The 64-bit field holds only the values that did not fit, in this order.
    let next = 0
    const take = (): number => {
      if (next + 8 > wide.length) throw problems.corrupt({ part: 'zip64' })
      next += 8
      return toNumber(wide.readBigUInt64LE(next - 8))
    }
    if (size === 0xffffffff) size = take()
    if (compressedSize === 0xffffffff) compressedSize = take()
    if (headerOffset === 0xffffffff) headerOffset = take()
  }
  return {
    name: nameBytes.toString('utf8'),
    nameBytes,
    extra,
    compressedSize,
    size,
    headerOffset,
    flags: bytes.readUInt16LE(at + 8),
    method: bytes.readUInt16LE(at + 10),
    time: bytes.readUInt16LE(at + 12),
    date: bytes.readUInt16LE(at + 14),
    crc32: bytes.readUInt32LE(at + 16),
    externalAttributes: bytes.readUInt32LE(at + 38),
  }
}

function findExtra(extra: Buffer, id: number): Buffer | undefined {
  for (let at = 0; at + 4 <= extra.length;) {
    const length = extra.readUInt16LE(at + 2)
    if (extra.readUInt16LE(at) === id) return extra.subarray(at + 4, at + 4 + length)
    at += 4 + length
  }
  return undefined
}

function refuseBadEntry(entry: PartEntry): void {
  const { name } = entry
  if (name === '' || name.startsWith('/') || name.includes('\\') || name.includes('\0') || /^[A-Za-z]:/.test(name))
    throw problems.unsafe({ part: name })
  if (name.split('/').some((segment) => segment === '..' || segment === '.')) throw problems.unsafe({ part: name })
  if ((entry.flags & 0x2041) !== 0) throw problems.encrypted({ part: name })
}

/** Entries that share bytes are how a small file pretends to hold many large parts. */
function refuseOverlaps(entries: readonly PartEntry[], directoryOffset: number): void {
  const inOrder = entries.toSorted((a, b) => a.headerOffset - b.headerOffset)
  for (const [index, entry] of inOrder.entries()) {
    const end = entry.headerOffset + 30 + entry.nameBytes.length + entry.compressedSize
    if (end > (inOrder[index + 1]?.headerOffset ?? directoryOffset)) throw problems.unsafe({ part: entry.name })
  }
}

function toNumber(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw problems.corrupt({ part: 'zip64' })
  return Number(value)
}
