import { once } from 'node:events'
import { Duplex } from 'node:stream'
import { Worker } from 'node:worker_threads'
import type { FromWorker, ToWorker } from './pglite-worker.ts'

const READY = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49])
const BATCH_ENDS = new Set(['Q', 'S', 'c', 'f'].map((letter) => letter.charCodeAt(0)))
const TERMINATE = 'X'.charCodeAt(0)

/**
 * A socket, as the `pg` client sees it, whose other end is PGlite in a worker thread. With it both engines share one client,
 * one set of type parsers and one COPY reader.
 */
export class PgliteStream extends Duplex {
  #worker: Worker
  #inFlight: Int32Array<SharedArrayBuffer>
  #pending: Buffer[] = []
  #held: Buffer[] = []
  #started = false
  #wants = true

  constructor(directory: string | undefined) {
    super({ readableHighWaterMark: 256 << 10 })
    this.#inFlight = new Int32Array(new SharedArrayBuffer(4))
    this.#worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), {
      workerData: { directory, inFlight: this.#inFlight },
      // Flags of the process (--input-type, a test runner's) are not for the worker.
      execArgv: [],
    })
    this.#worker.on('message', (message: FromWorker) => this.#hear(message))
    this.#worker.on('error', (error) => this.destroy(error))
    // While nobody listens (before the client, or between statements) an error waits in `errored` for the next statement.
    this.on('error', () => undefined)
  }

  /** Resolves when PGlite answers; rejects with its reason when it cannot open. */
  async ready(): Promise<void> {
    const [message] = (await once(this.#worker, 'message')) as [FromWorker]
    if (message.kind === 'broken') throw new Error(message.reason)
  }

  /** Closes the files in order, then ends the thread. */
  async shutDown(): Promise<void> {
    const closed = once(this.#worker, 'exit')
    this.#worker.postMessage({ kind: 'close' } satisfies ToWorker)
    await closed
    this.destroy()
  }

  #hear(message: FromWorker): void {
    switch (message.kind) {
      case 'data':
        this.#held.push(Buffer.from(message.bytes.buffer, message.bytes.byteOffset, message.bytes.length))
        this.#hand()
        return
      case 'broken':
        this.destroy(new Error(`PGlite stopped: ${message.reason}`))
        return
      case 'ready':
      case 'closed':
        return
    }
  }

  #hand(): void {
    while (this.#wants) {
      const bytes = this.#held.shift()
      if (bytes === undefined) return
      Atomics.sub(this.#inFlight, 0, bytes.length)
      Atomics.notify(this.#inFlight, 0)
      this.#wants = this.push(bytes)
    }
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#worker.terminate().then(
      () => done(error),
      () => done(error),
    )
  }

  override _read(): void {
    this.#wants = true
    this.#hand()
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (!this.#started) {
      // The start-up message: there is nobody to authenticate against, the engine is ours.
      this.#started = true
      this.push(READY)
    } else if (chunk[0] !== TERMINATE) {
      this.#pending.push(chunk)
      if (endsABatch(chunk)) this.#send()
    }
    done()
  }

  #send(): void {
    const bytes = Uint8Array.from(Buffer.concat(this.#pending))
    this.#pending = []
    this.#worker.postMessage({ kind: 'batch', bytes } satisfies ToWorker, [bytes.buffer])
  }

  // What the pg client calls on a socket.
  connect(): this {
    process.nextTick(() => this.emit('connect'))
    return this
  }
  setNoDelay(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
  ref(): this {
    this.#worker.ref()
    return this
  }
  unref(): this {
    this.#worker.unref()
    return this
  }
}

/** The pg client writes whole messages; the last one in the chunk decides. */
function endsABatch(chunk: Buffer): boolean {
  let at = 0
  let last = 0
  while (at + 5 <= chunk.length) {
    last = chunk[at] ?? 0
    at += 1 + chunk.readUInt32BE(at + 1)
  }
  return BATCH_ENDS.has(last)
}
