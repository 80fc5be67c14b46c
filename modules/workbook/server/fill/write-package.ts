import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'
import type { PartEntry } from '../package/central-directory.ts'
import type { OoxmlPackage } from '../package/open-package.ts'
import type { ByteOutput } from './package-output.ts'
import { deflatePart } from './part-output.ts'
import type { PartOutput } from './part-output.ts'

const deflateWhole = promisify(deflateRaw)

/** A part to write anew: whole, or row by row. */
export type NewPart =
  | { readonly bytes: Uint8Array }
  | { readonly produce: (output: PartOutput) => Promise<void>; readonly level: number; readonly mayBeHuge: boolean }

const LIMIT = 0xffffffff
const DESCRIPTOR = 0x0008
const UTF8 = 0x0800

interface Header {
  readonly nameBytes: Uint8Array
  readonly method: number
  readonly flags: number
  readonly time: number
  readonly date: number
  readonly externalAttributes: number
  /** Extra field of the directory without the 64-bit one. */
  readonly extra: Uint8Array
  readonly offset: number
  readonly crc32: number
  readonly size: number
  readonly compressedSize: number
  /** Local header announces 64-bit sizes. */
  readonly isWide: boolean
}

/** Writes a zip from front to back. Sizes and offsets above 4 GB go into 64-bit fields; below, the file is a plain zip that every reader opens. */
export interface PackageWriter {
  /** The part as it lies in the source: the same compressed bytes, name, flags and time. */
  copy(source: OoxmlPackage, entry: PartEntry): Promise<void>
  /** A part written anew under the name, flags and time of `like`, or as a new one. */
  add(name: string, part: NewPart, like?: PartEntry): Promise<void>
  finish(): Promise<void>
}

export function writePackage(output: ByteOutput): PackageWriter {
  const headers: Header[] = []
  return {
    async copy(source, entry) {
      const header = {
        ...startHeader(entry, output.position),
        method: entry.method,
        flags: entry.flags,
        crc32: entry.crc32,
        size: entry.size,
        compressedSize: entry.compressedSize,
      }
      const isWide = entry.size >= LIMIT || entry.compressedSize >= LIMIT
      headers.push({ ...header, isWide })
      const isDescribed = (entry.flags & DESCRIPTOR) !== 0
      await output.write(localHeader({ ...header, isWide }, isDescribed))
      for await (const chunk of source.rawPart(entry.name)) await output.write(chunk)
      if (isDescribed) await output.write(descriptor({ ...header, isWide }))
    },
    async add(name, part, like) {
      const start = like === undefined ? newHeader(name, output.position) : startHeader(like, output.position)
      headers.push('bytes' in part ? await addWhole(output, start, part.bytes) : await addStream(output, start, part))
    },
    async finish() {
      const start = output.position
      for (const header of headers) await output.write(centralHeader(header))
      await output.write(endRecords(headers.length, start, output.position - start))
    },
  }
}

type HeaderStart = Pick<Header, 'nameBytes' | 'flags' | 'time' | 'date' | 'externalAttributes' | 'extra' | 'offset'>

const startHeader = (entry: PartEntry, offset: number): HeaderStart => ({
  nameBytes: entry.nameBytes,
  flags: entry.flags & ~DESCRIPTOR,
  time: entry.time,
  date: entry.date,
  externalAttributes: entry.externalAttributes,
  extra: withoutWideExtra(entry.extra),
  offset,
})

/** 1 January 1980, as Excel stamps every part: the file depends on its content only. */
const newHeader = (name: string, offset: number): HeaderStart => {
  const nameBytes = Buffer.from(name, 'utf8')
  return {
    nameBytes,
    flags: nameBytes.length === name.length ? 0 : UTF8,
    time: 0,
    date: 0x21,
    externalAttributes: 0,
    extra: Buffer.alloc(0),
    offset,
  }
}

async function addWhole(output: ByteOutput, start: HeaderStart, bytes: Uint8Array): Promise<Header> {
  const packed = await deflateWhole(bytes, { level: 6 })
  const header = {
    ...start,
    method: 8,
    crc32: crc32(bytes),
    size: bytes.length,
    compressedSize: packed.length,
    isWide: false,
  }
  await output.write(localHeader(header, false))
  await output.write(packed)
  return header
}

async function addStream(
  output: ByteOutput,
  start: HeaderStart,
  part: Extract<NewPart, { produce: unknown }>,
): Promise<Header> {
  // Sizes are not known yet: they follow the data, so that the file can go to a stream. Every reader of office files takes them from the directory.
  const open = {
    ...start,
    flags: start.flags | DESCRIPTOR,
    method: 8,
    crc32: 0,
    size: 0,
    compressedSize: 0,
    isWide: part.mayBeHuge,
  }
  await output.write(localHeader(open, true))
  const totals = await deflatePart(part.level, part.produce, (bytes) => output.write(bytes))
  const isWide = part.mayBeHuge || totals.size >= LIMIT || totals.compressedSize >= LIMIT
  const header = { ...open, ...totals, isWide }
  await output.write(descriptor(header))
  return header
}

function withoutWideExtra(extra: Uint8Array): Buffer {
  const bytes = Buffer.from(extra)
  const kept: Buffer[] = []
  for (let at = 0; at + 4 <= bytes.length;) {
    const end = at + 4 + bytes.readUInt16LE(at + 2)
    if (bytes.readUInt16LE(at) !== 1) kept.push(bytes.subarray(at, end))
    at = end
  }
  return Buffer.concat(kept)
}

function wideExtra(values: readonly number[]): Buffer {
  if (values.length === 0) return Buffer.alloc(0)
  const extra = Buffer.alloc(4 + 8 * values.length)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(8 * values.length, 2)
  for (const [index, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + 8 * index)
  return extra
}

function localHeader(header: Header, isDescribed: boolean): Buffer {
  const extra = header.isWide
    ? wideExtra([isDescribed ? 0 : header.size, isDescribed ? 0 : header.compressedSize])
    : Buffer.alloc(0)
  const bytes = Buffer.alloc(30)
  bytes.writeUInt32LE(0x04034b50, 0)
  bytes.writeUInt16LE(header.isWide ? 45 : 20, 4)
  bytes.writeUInt16LE(header.flags, 6)
  bytes.writeUInt16LE(header.method, 8)
  bytes.writeUInt16LE(header.time, 10)
  bytes.writeUInt16LE(header.date, 12)
  if (!isDescribed) {
    bytes.writeUInt32LE(header.crc32, 14)
    bytes.writeUInt32LE(header.isWide ? LIMIT : header.compressedSize, 18)
    bytes.writeUInt32LE(header.isWide ? LIMIT : header.size, 22)
  } else if (header.isWide) {
    bytes.writeUInt32LE(LIMIT, 18)
    bytes.writeUInt32LE(LIMIT, 22)
  }
  bytes.writeUInt16LE(header.nameBytes.length, 26)
  bytes.writeUInt16LE(extra.length, 28)
  return Buffer.concat([bytes, header.nameBytes, extra])
}

function descriptor(header: Header): Buffer {
  const bytes = Buffer.alloc(header.isWide ? 24 : 16)
  bytes.writeUInt32LE(0x08074b50, 0)
  bytes.writeUInt32LE(header.crc32, 4)
  if (header.isWide) {
    bytes.writeBigUInt64LE(BigInt(header.compressedSize), 8)
    bytes.writeBigUInt64LE(BigInt(header.size), 16)
  } else {
    bytes.writeUInt32LE(header.compressedSize, 8)
    bytes.writeUInt32LE(header.size, 12)
  }
  return bytes
}

function centralHeader(header: Header): Buffer {
  const isFar = header.offset >= LIMIT
  const extra = Buffer.concat([
    wideExtra([...(header.isWide ? [header.size, header.compressedSize] : []), ...(isFar ? [header.offset] : [])]),
    header.extra,
  ])
  const bytes = Buffer.alloc(46)
  bytes.writeUInt32LE(0x02014b50, 0)
  const version = header.isWide || isFar ? 45 : 20
  bytes.writeUInt16LE(version, 4)
  bytes.writeUInt16LE(version, 6)
  bytes.writeUInt16LE(header.flags, 8)
  bytes.writeUInt16LE(header.method, 10)
  bytes.writeUInt16LE(header.time, 12)
  bytes.writeUInt16LE(header.date, 14)
  bytes.writeUInt32LE(header.crc32, 16)
  bytes.writeUInt32LE(header.isWide ? LIMIT : header.compressedSize, 20)
  bytes.writeUInt32LE(header.isWide ? LIMIT : header.size, 24)
  bytes.writeUInt16LE(header.nameBytes.length, 28)
  bytes.writeUInt16LE(extra.length, 30)
  bytes.writeUInt32LE(header.externalAttributes, 38)
  bytes.writeUInt32LE(isFar ? LIMIT : header.offset, 42)
  return Buffer.concat([bytes, header.nameBytes, extra])
}

function endRecords(count: number, start: number, size: number): Buffer {
  const isWide = count >= 0xffff || start >= LIMIT || size >= LIMIT
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(isWide ? 0xffff : count, 8)
  end.writeUInt16LE(isWide ? 0xffff : count, 10)
  end.writeUInt32LE(isWide ? LIMIT : size, 12)
  end.writeUInt32LE(isWide ? LIMIT : start, 16)
  if (!isWide) return end
  const wide = Buffer.alloc(56 + 20)
  wide.writeUInt32LE(0x06064b50, 0)
  wide.writeBigUInt64LE(44n, 4)
  wide.writeUInt16LE(45, 12)
  wide.writeUInt16LE(45, 14)
  wide.writeBigUInt64LE(BigInt(count), 24)
  wide.writeBigUInt64LE(BigInt(count), 32)
  wide.writeBigUInt64LE(BigInt(size), 40)
  wide.writeBigUInt64LE(BigInt(start), 48)
  wide.writeUInt32LE(0x07064b50, 56)
  wide.writeBigUInt64LE(BigInt(start + size), 64)
  wide.writeUInt32LE(1, 72)
  return Buffer.concat([wide, end])
}
