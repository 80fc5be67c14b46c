import { crc32, deflateRawSync } from 'node:zlib'

/** An entry as it is to stand in the zip; what is not given is right, what is given is written even when it is a lie. */
export interface RawEntry {
  readonly name: string
  readonly data: string | Uint8Array
  readonly method?: number
  readonly flags?: number
  readonly crc32?: number
  readonly declaredSize?: number
  /** Compressed bytes to use as they are. */
  readonly raw?: Uint8Array
  /** Offset to write into the directory instead of the true one. */
  readonly headerOffset?: number
  readonly localName?: string
}

/** A zip by hand, so that a test can make one that no writer would. `zip64` writes 64-bit sizes and offsets everywhere. */
export function buildZip(
  entries: readonly RawEntry[],
  options: { readonly zip64?: boolean; readonly descriptors?: boolean; readonly comment?: string } = {},
): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const data = typeof entry.data === 'string' ? Buffer.from(entry.data, 'utf8') : Buffer.from(entry.data)
    const method = entry.method ?? 8
    const body = entry.raw ? Buffer.from(entry.raw) : method === 0 ? data : deflateRawSync(data)
    const header = {
      method,
      flags: (entry.flags ?? 0x0800) | (options.descriptors === true ? 8 : 0),
      crc: entry.crc32 ?? crc32(data),
      packed: body.length,
      size: entry.declaredSize ?? data.length,
    }
    // A writer to a stream knows sizes and checksum only afterwards: they follow the bytes.
    const known = options.descriptors === true ? { ...header, crc: 0, packed: 0, size: 0 } : header
    const local = localHeader(entry.localName ?? entry.name, known)
    const after = options.descriptors === true ? descriptor(header) : Buffer.alloc(0)
    parts.push(local, body, after)
    directory.push(
      centralHeader(entry.name, { ...header, offset: entry.headerOffset ?? offset }, options.zip64 === true),
    )
    offset += local.length + body.length + after.length
  }
  const central = Buffer.concat(directory)
  return Buffer.concat([...parts, central, ...endRecords(entries.length, central.length, offset, options)])
}

interface Header {
  readonly method: number
  readonly flags: number
  readonly crc: number
  readonly packed: number
  readonly size: number
}

function descriptor(header: Header): Buffer {
  const bytes = Buffer.alloc(16)
  bytes.writeUInt32LE(0x08074b50, 0)
  bytes.writeUInt32LE(header.crc, 4)
  bytes.writeUInt32LE(header.packed, 8)
  bytes.writeUInt32LE(header.size, 12)
  return bytes
}

function localHeader(name: string, header: Header): Buffer {
  const nameBytes = Buffer.from(name, 'utf8')
  const bytes = Buffer.alloc(30)
  bytes.writeUInt32LE(0x04034b50, 0)
  bytes.writeUInt16LE(20, 4)
  bytes.writeUInt16LE(header.flags, 6)
  bytes.writeUInt16LE(header.method, 8)
  bytes.writeUInt16LE(0x21, 12)
  bytes.writeUInt32LE(header.crc, 14)
  bytes.writeUInt32LE(Math.min(header.packed, 0xffffffff), 18)
  bytes.writeUInt32LE(Math.min(header.size, 0xffffffff), 22)
  bytes.writeUInt16LE(nameBytes.length, 26)
  return Buffer.concat([bytes, nameBytes])
}

function centralHeader(name: string, header: Header & { readonly offset: number }, zip64: boolean): Buffer {
  const nameBytes = Buffer.from(name, 'utf8')
  const extra = zip64 ? zip64Extra(header) : Buffer.alloc(0)
  const bytes = Buffer.alloc(46)
  bytes.writeUInt32LE(0x02014b50, 0)
  bytes.writeUInt16LE(45, 4)
  bytes.writeUInt16LE(zip64 ? 45 : 20, 6)
  bytes.writeUInt16LE(header.flags, 8)
  bytes.writeUInt16LE(header.method, 10)
  bytes.writeUInt16LE(0x21, 14)
  bytes.writeUInt32LE(header.crc, 16)
  bytes.writeUInt32LE(zip64 ? 0xffffffff : header.packed, 20)
  bytes.writeUInt32LE(zip64 ? 0xffffffff : header.size, 24)
  bytes.writeUInt16LE(nameBytes.length, 28)
  bytes.writeUInt16LE(extra.length, 30)
  bytes.writeUInt32LE(zip64 ? 0xffffffff : header.offset, 42)
  return Buffer.concat([bytes, nameBytes, extra])
}

function zip64Extra(header: Header & { readonly offset: number }): Buffer {
  const extra = Buffer.alloc(28)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(24, 2)
  extra.writeBigUInt64LE(BigInt(header.size), 4)
  extra.writeBigUInt64LE(BigInt(header.packed), 12)
  extra.writeBigUInt64LE(BigInt(header.offset), 20)
  return extra
}

function endRecords(
  count: number,
  size: number,
  offset: number,
  options: { readonly zip64?: boolean; readonly comment?: string },
): Buffer[] {
  const comment = Buffer.from(options.comment ?? '', 'utf8')
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(options.zip64 ? 0xffff : count, 8)
  end.writeUInt16LE(options.zip64 ? 0xffff : count, 10)
  end.writeUInt32LE(options.zip64 ? 0xffffffff : size, 12)
  end.writeUInt32LE(options.zip64 ? 0xffffffff : offset, 16)
  end.writeUInt16LE(comment.length, 20)
  if (!options.zip64) return [end, comment]
  const end64 = Buffer.alloc(56)
  end64.writeUInt32LE(0x06064b50, 0)
  end64.writeBigUInt64LE(44n, 4)
  end64.writeBigUInt64LE(BigInt(count), 24)
  end64.writeBigUInt64LE(BigInt(count), 32)
  end64.writeBigUInt64LE(BigInt(size), 40)
  end64.writeBigUInt64LE(BigInt(offset), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(BigInt(offset + size), 8)
  locator.writeUInt32LE(1, 16)
  return [end64, locator, end, comment]
}
