import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Download } from './operation.ts'

/** A download whose bytes no longer need the transaction. */
export interface ReadyDownload {
  readonly download: Download
  readonly length: number
  readonly open: () => Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>
  readonly discard: () => Promise<void>
}

/**
 * Reads an iterable body to its end while the transaction is open, onto the disk: a failure half-way becomes a proper answer
 * instead of a cut file, and a slow receiver does not hold the database.
 */
export async function readyDownload(download: Download): Promise<ReadyDownload> {
  const { body } = download
  if (body instanceof Uint8Array) {
    const bytes = new Uint8Array(body)
    return { download, length: bytes.length, open: () => bytes, discard: () => Promise.resolve() }
  }
  const directory = await mkdtemp(join(tmpdir(), 'yici-'))
  const discard = (): Promise<void> => rm(directory, { recursive: true, force: true })
  const file = join(directory, 'body')
  try {
    await pipeline(Readable.from(body, { objectMode: false }), createWriteStream(file))
    const { size } = await stat(file)
    return { download, length: size, open: () => streamFile(file, discard), discard }
  } catch (error) {
    await discard()
    throw error
  }
}

function streamFile(file: string, discard: () => Promise<void>): ReadableStream<Uint8Array> {
  const stream = createReadStream(file)
  stream.once('close', () => void discard())
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>
}

/** RFC 6266: an ASCII name for old clients, the real one in UTF-8. */
const disposition = (name: string, inline = false): string =>
  `${inline ? 'inline' : 'attachment'}; filename="${name.replace(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`

export function downloadResponse(ready: ReadyDownload): Response {
  const { fileName, contentType, headers, inline } = ready.download
  return new Response(ready.open(), {
    headers: {
      ...headers,
      'content-type': contentType,
      'content-length': String(ready.length),
      'content-disposition': disposition(fileName, inline),
      'cache-control': 'no-store',
    },
  })
}
