import { Readable, pipeline } from 'node:stream'
import { promisify } from 'node:util'
import { crc32, createInflateRaw, inflateRaw } from 'node:zlib'
import { problems } from '../problems.ts'
import { openBytes } from './byte-source.ts'
import type { ByteSource, WorkbookSource } from './byte-source.ts'
import { readCentralDirectory } from './central-directory.ts'
import type { PartEntry } from './central-directory.ts'
import { dataLimits } from './limits.ts'
import type { PackageLimits } from './limits.ts'

/** An OOXML zip, opened by its central directory only. Part names never become file paths. Throws `Problem`. */
export interface OoxmlPackage {
  /** Parts by exact name, in the order of the central directory. */
  readonly parts: ReadonlyMap<string, PartEntry>
  /** The inflated part, whole; its check sum is verified. */
  readPart(name: string): Promise<Buffer>
  /** The inflated part in pieces; the check sum is verified after the last one. */
  streamPart(name: string): AsyncGenerator<Buffer, void, void>
  /** The part's bytes as they lie in the file, still compressed, to be copied as they are. */
  rawPart(name: string): AsyncGenerator<Buffer, void, void>
  close(): Promise<void>
}

const CHUNK = 256 * 1024
const inflateWhole = promisify(inflateRaw)

/** Opens a package. `limits` default to those for data; templates are read with `templateLimits`. */
export async function openPackage(source: WorkbookSource, limits: PackageLimits = dataLimits): Promise<OoxmlPackage> {
  const bytes = await openBytes(source)
  try {
    if (bytes.size === 0) throw problems.empty()
    const entries = await readCentralDirectory(bytes, limits)
    return new ZipPackage(bytes, new Map(entries.map((entry) => [entry.name, entry])), limits)
  } catch (error) {
    await bytes.close()
    throw error
  }
}

class ZipPackage implements OoxmlPackage {
  readonly parts: ReadonlyMap<string, PartEntry>
  readonly #bytes: ByteSource
  readonly #limits: PackageLimits
  /** Inflated bytes so far by part, so that reading a part twice is not charged twice. */
  readonly #charged = new Map<string, number>()
  #total = 0

  constructor(bytes: ByteSource, parts: ReadonlyMap<string, PartEntry>, limits: PackageLimits) {
    this.#bytes = bytes
    this.parts = parts
    this.#limits = limits
  }

  async readPart(name: string): Promise<Buffer> {
    const entry = this.#entry(name)
    const most = this.#allowance(entry)
    const raw = await this.#bytes.read(await this.#dataOffset(entry), entry.compressedSize)
    const whole = entry.method === 0 ? raw : await inflateAtMost(raw, most, entry)
    if (whole.length > most) throw problems.tooLarge({ part: name })
    this.#charge(entry, whole.length)
    verify(entry, whole.length, crc32(whole))
    return whole
  }

  async *streamPart(name: string): AsyncGenerator<Buffer, void, void> {
    const entry = this.#entry(name)
    const most = this.#allowance(entry)
    let size = 0
    let sum = 0
    try {
      for await (const chunk of entry.method === 0 ? this.rawPart(name) : inflated(this.rawPart(name))) {
        size += chunk.length
        if (size > most) throw problems.tooLarge({ part: name })
        sum = crc32(chunk, sum)
        this.#charge(entry, size)
        yield chunk
      }
    } catch (error) {
      throw isZlibError(error) ? problems.corrupt({ part: name }) : error
    }
    verify(entry, size, sum)
  }

  async *rawPart(name: string): AsyncGenerator<Buffer, void, void> {
    const entry = this.#entry(name)
    const start = await this.#dataOffset(entry)
    for (let done = 0; done < entry.compressedSize; done += CHUNK) {
      const chunk = await this.#bytes.read(start + done, Math.min(CHUNK, entry.compressedSize - done))
      if (chunk.length === 0) throw problems.truncated({ part: name })
      yield chunk
    }
  }

  close(): Promise<void> {
    return this.#bytes.close()
  }

  #entry(name: string): PartEntry {
    const entry = this.parts.get(name)
    if (!entry) throw problems.corrupt({ part: name })
    if (entry.method !== 0 && entry.method !== 8)
      throw problems.corrupt({ part: `${name}: zip method ${entry.method}` })
    return entry
  }

  /** The most that this part may inflate to. */
  #allowance(entry: PartEntry): number {
    const { partBytes, totalBytes, ratio, ratioFreeBytes } = this.#limits
    const left = totalBytes - this.#total + (this.#charged.get(entry.name) ?? 0)
    return Math.min(partBytes, left, Math.max(ratioFreeBytes, entry.compressedSize * ratio))
  }

  #charge(entry: PartEntry, size: number): void {
    const before = this.#charged.get(entry.name) ?? 0
    if (size <= before) return
    this.#charged.set(entry.name, size)
    this.#total += size - before
    if (this.#total > this.#limits.totalBytes) throw problems.tooLarge({ part: entry.name })
  }

  async #dataOffset(entry: PartEntry): Promise<number> {
    const header = await this.#bytes.read(entry.headerOffset, 30 + entry.nameBytes.length)
    if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw problems.corrupt({ part: entry.name })
    const nameLength = header.readUInt16LE(26)
    // A local name that differs from the directory's is how two readers are made to see two different files.
    if (!header.subarray(30).equals(entry.nameBytes) || nameLength !== entry.nameBytes.length)
      throw problems.corrupt({ part: entry.name })
    const start = entry.headerOffset + 30 + nameLength + header.readUInt16LE(28)
    if (start + entry.compressedSize > this.#bytes.size) throw problems.truncated({ part: entry.name })
    return start
  }
}

async function inflateAtMost(raw: Buffer, most: number, entry: PartEntry): Promise<Buffer> {
  try {
    // The declared size only picks the buffer's step; the limit is `most`.
    return await inflateWhole(raw, {
      maxOutputLength: Math.max(1, most),
      chunkSize: Math.min(Math.max(entry.size, 1024), 1024 * 1024),
    })
  } catch (error) {
    if (isZlibError(error)) throw problems.corrupt({ part: entry.name })
    if (error instanceof RangeError) throw problems.tooLarge({ part: entry.name })
    throw error
  }
}

function inflated(raw: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  // The iteration below reports the error; the callback only keeps it from being thrown a second time.
  return pipeline(Readable.from(raw), createInflateRaw({ chunkSize: CHUNK }), () => undefined) as AsyncIterable<Buffer>
}

function verify(entry: PartEntry, size: number, sum: number): void {
  if (size !== entry.size || sum !== entry.crc32) throw problems.corrupt({ part: entry.name })
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
}
