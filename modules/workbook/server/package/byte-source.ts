import { open } from 'node:fs/promises'

/** Where a workbook comes from: bytes in memory, or a file that is read piece by piece. */
export type WorkbookSource = { readonly bytes: Uint8Array } | { readonly path: string }

export interface ByteSource {
  readonly size: number
  /** Exactly `length` bytes, fewer only at the end of the source. */
  read(offset: number, length: number): Promise<Buffer>
  close(): Promise<void>
}

export async function openBytes(source: WorkbookSource): Promise<ByteSource> {
  if ('bytes' in source) {
    const { bytes } = source
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return {
      size: buffer.length,
      read: (offset, length) => Promise.resolve(buffer.subarray(offset, offset + length)),
      close: () => Promise.resolve(),
    }
  }
  const file = await open(source.path, 'r')
  const { size } = await file.stat()
  return {
    size,
    async read(offset, length) {
      const wanted = Math.max(0, Math.min(length, size - offset))
      const buffer = Buffer.allocUnsafe(wanted)
      let filled = 0
      while (filled < wanted) {
        const { bytesRead } = await file.read(buffer, filled, wanted - filled, offset + filled)
        if (bytesRead === 0) break
        filled += bytesRead
      }
      return filled === wanted ? buffer : buffer.subarray(0, filled)
    },
    close: () => file.close(),
  }
}
