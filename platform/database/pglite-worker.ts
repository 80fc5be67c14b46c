import { PGlite } from '@electric-sql/pglite'
import { parentPort, workerData } from 'node:worker_threads'

/**
 * PGlite in its own thread: a query never stops the event loop of the server. Speaks the PostgreSQL wire protocol in batches
 * (a batch ends at Sync, Query or CopyDone: PGlite reads a COPY's data from the same batch only).
 */
export type ToWorker = { kind: 'batch'; bytes: Uint8Array } | { kind: 'close' }
export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'data'; bytes: Uint8Array }
  | { kind: 'broken'; reason: string }
  | { kind: 'closed' }

const port = parentPort
if (port === null) throw new Error('pglite-worker runs as a worker thread')
const { directory, inFlight } = workerData as { directory: string | undefined; inFlight: Int32Array<SharedArrayBuffer> }

/** Bytes sent and not yet consumed above which the worker sleeps: memory stays bounded when the reader is slow. */
const MOST_IN_FLIGHT = 4 << 20
const PIECE = 64 << 10

const say = (message: FromWorker, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer)

let piece = new Uint8Array(PIECE)
let filled = 0

function flush(): void {
  if (filled === 0) return
  const bytes = piece.slice(0, filled)
  filled = 0
  while (Atomics.load(inFlight, 0) > MOST_IN_FLIGHT) Atomics.wait(inFlight, 0, Atomics.load(inFlight, 0), 1000)
  Atomics.add(inFlight, 0, bytes.length)
  say({ kind: 'data', bytes }, [bytes.buffer])
}

function collect(data: Uint8Array): void {
  if (filled + data.length > PIECE) flush()
  if (data.length > piece.length) piece = new Uint8Array(data.length)
  piece.set(data, filled)
  filled += data.length
  if (filled >= PIECE) flush()
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : JSON.stringify(error))

async function serve(): Promise<void> {
  const engine = await PGlite.create(directory === undefined ? {} : { dataDir: directory })
  let queue = Promise.resolve()
  port?.on('message', (message: ToWorker) => {
    queue = queue.then(async () => {
      try {
        if (message.kind === 'close') {
          await engine.close()
          say({ kind: 'closed' })
          port.close()
          return
        }
        await engine.execProtocolRawStream(message.bytes, { syncToFs: false, onRawData: collect })
        flush()
      } catch (error) {
        filled = 0
        say({ kind: 'broken', reason: reasonOf(error) })
      }
    })
  })
  say({ kind: 'ready' })
}

serve().catch((error: unknown) => say({ kind: 'broken', reason: reasonOf(error) }))
