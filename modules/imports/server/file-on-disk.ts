import { createHash } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file of an import while it is being read. */
export interface FileOnDisk {
  readonly path: string
  readonly sha256: string
  remove(): Promise<void>
}

/** Writes bytes as they come into a file of their own: memory does not grow with the file. */
export async function writeToDisk(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<FileOnDisk> {
  const directory = await mkdtemp(join(tmpdir(), 'yici-import-'))
  const remove = (): Promise<void> => rm(directory, { recursive: true, force: true })
  const path = join(directory, 'file')
  const hash = createHash('sha256')
  try {
    const file = await open(path, 'wx')
    try {
      for await (const chunk of chunks) {
        hash.update(chunk)
        await file.writeFile(chunk)
      }
    } finally {
      await file.close()
    }
    return { path, sha256: hash.digest('hex'), remove }
  } catch (error) {
    await remove()
    throw error
  }
}

/** The file again in pieces of at most a megabyte. */
export async function* readPieces(path: string): AsyncGenerator<Buffer, void, void> {
  const file = await open(path, 'r')
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(1 << 20), 0, 1 << 20)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}
