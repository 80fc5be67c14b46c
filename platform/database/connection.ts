import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { DatabaseEngine } from './database.ts'
import { inWholeRows, oneShotCopyIn } from './copy-in.ts'

/** Small chunks are joined before they reach the socket: one row a write costs ten times the COPY. */
const SOCKET_PIECE = 64 << 10

/** One pg client while a transaction holds it: statements run one after another, and none runs after the end. */
export interface Connection {
  query(text: string, values?: readonly unknown[]): Promise<pg.QueryResult<Record<string, unknown>>>
  copyOut(query: string): AsyncIterable<Uint8Array>
  copyIn(target: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<number>
  end(): void
}

export function holdConnection(engine: DatabaseEngine, client: pg.ClientBase): Connection {
  let last: Promise<unknown> = Promise.resolve()
  let ended = false
  let reading = false

  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    if (ended) return Promise.reject(new Error('This transaction has ended: its handle may not be kept'))
    // One session: a statement sent while a COPY is being read would wait for itself.
    if (reading) return Promise.reject(new Error('Read the COPY to its end before the next statement'))
    const mine = last.then(run)
    last = mine.catch(() => undefined)
    return mine
  }

  async function* copyOut(query: string): AsyncGenerator<Uint8Array> {
    const stream = await inTurn(() => Promise.resolve(client.query(copyTo(`copy (${query}) to stdout`))))
    reading = true
    const chunks: AsyncIterator<Uint8Array> = stream.iterator({ destroyOnReturn: false })
    let finished = false
    try {
      for (;;) {
        const next = await chunks.next()
        if (next.done === true) break
        yield next.value
      }
      finished = true
    } finally {
      // A reader that stops early leaves the rest of the answer in the session: it is read and dropped.
      if (!finished && !stream.errored) for await (const _ of stream) continue
      reading = false
    }
  }

  async function copyIn(target: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<number> {
    const text = `copy ${target} from stdin`
    if (engine === 'postgres') {
      return inTurn(async () => {
        const stream = client.query(copyFrom(text))
        await pipeline(Readable.from(inWholeRows(chunks, SOCKET_PIECE), { objectMode: false }), stream)
        return stream.rowCount
      })
    }
    let rows = 0
    for await (const piece of inWholeRows(chunks)) rows += await inTurn(() => oneShotCopyIn(client, text, piece))
    return rows
  }

  return {
    query: (text, values) => inTurn(() => client.query(text, values === undefined ? undefined : [...values])),
    copyOut,
    copyIn,
    end: () => {
      ended = true
    },
  }
}
