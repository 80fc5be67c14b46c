import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { open, rename, rm } from 'node:fs/promises'
import type { Writable } from 'node:stream'

/** Where the finished file goes: a stream, or a path that appears only when the file is whole. */
export type FillOutput = Writable | { readonly path: string }

export interface ByteOutput {
  /** Bytes written so far. */
  readonly position: number
  write(bytes: Uint8Array): Promise<void>
  /** Everything is written: the file takes its name. */
  finish(): Promise<void>
  /** Something went wrong: nothing stays behind. A stream is left to its owner. */
  abandon(): Promise<void>
}

export async function openOutput(output: FillOutput): Promise<ByteOutput> {
  return 'path' in output && typeof output.path === 'string' && !('write' in output)
    ? openFile(output.path)
    : openStream(output as Writable)
}

const WRITE = 1024 * 1024

async function openFile(path: string): Promise<ByteOutput> {
  // Beside the target, so that the rename stays on one file system and is atomic.
  const temporary = `${path}.${randomBytes(6).toString('hex')}.part`
  const file = await open(temporary, 'wx')
  let position = 0
  let waiting: Uint8Array[] = []
  let waitingBytes = 0
  const save = async (): Promise<void> => {
    const bytes = Buffer.concat(waiting, waitingBytes)
    waiting = []
    waitingBytes = 0
    for (let done = 0; done < bytes.length;) done += (await file.write(bytes, done)).bytesWritten
  }
  return {
    get position() {
      return position
    },
    // Each write wakes a thread that competes with the one that deflates: few large writes cost less than many small ones.
    async write(bytes) {
      position += bytes.length
      waiting.push(bytes)
      waitingBytes += bytes.length
      if (waitingBytes >= WRITE) await save()
    },
    async finish() {
      await save()
      await file.close()
      await rename(temporary, path)
    },
    async abandon() {
      await file.close().catch(() => undefined)
      await rm(temporary, { force: true })
    },
  }
}

function openStream(stream: Writable): ByteOutput {
  let position = 0
  return {
    get position() {
      return position
    },
    async write(bytes) {
      position += bytes.length
      if (stream.destroyed) throw stream.errored ?? new Error('the receiver of the workbook went away')
      if (stream.write(bytes)) return
      // A receiver that goes away never drains; the loser of the race must not stay listening.
      const done = new AbortController()
      const ends = ['drain', 'close'].map((event) => once(stream, event, { signal: done.signal }))
      for (const end of ends) end.catch(() => undefined)
      await Promise.race(ends)
      done.abort()
    },
    async finish() {
      if (stream.destroyed) throw stream.errored ?? new Error('the receiver of the workbook went away')
      await new Promise<void>((resolve, reject) => {
        stream.once('error', reject)
        stream.end(() => resolve())
      })
    },
    abandon: () => Promise.resolve(),
  }
}
