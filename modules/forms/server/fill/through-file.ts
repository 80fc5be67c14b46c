import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What `write` writes into a file that is gone afterwards, as bytes; the writer of workbooks streams to a path. */
export async function bytesThroughFile<T>(
  write: (path: string) => Promise<T>,
): Promise<{ readonly bytes: Uint8Array; readonly written: T }> {
  const folder = await mkdtemp(join(tmpdir(), 'yici-fill-'))
  try {
    const path = join(folder, 'filled.xlsx')
    const written = await write(path)
    return { bytes: await readFile(path), written }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
