import type pg from 'pg'

const NEWLINE = 0x0a
/** Largest COPY batch sent to PGlite: its worker holds one at a time. */
const PIECE = 2 << 20

/** Chunks regrouped so that each ends with a row (COPY text format ends each row with a newline and escapes those inside values). */
export async function* inWholeRows(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  piece = PIECE,
): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
    const end = size + bytes.length >= piece ? bytes.lastIndexOf(NEWLINE) : -1
    if (end < 0) {
      held.push(Buffer.from(bytes))
      size += bytes.length
      continue
    }
    yield Buffer.concat([...held, bytes.subarray(0, end + 1)])
    held = [Buffer.from(bytes.subarray(end + 1))]
    size = bytes.length - end - 1
  }
  if (size > 0) yield Buffer.concat(held)
}

const message = (type: string, body: Uint8Array): Buffer => {
  const head = Buffer.alloc(5)
  head.write(type, 0, 'latin1')
  head.writeUInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

interface PgConnection {
  readonly stream: NodeJS.WritableStream
}

/** COPY … FROM STDIN with its data in the same write, as PGlite needs it. Answers the rows written. */
export function oneShotCopyIn(client: pg.ClientBase, text: string, data: Uint8Array): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = 0
    const submittable = {
      submit(connection: PgConnection): void {
        connection.stream.write(
          Buffer.concat([message('Q', Buffer.from(`${text}\0`)), message('d', data), message('c', new Uint8Array())]),
        )
      },
      handleCopyInResponse(): void {},
      handleCommandComplete(answer: { text: string }): void {
        rows = Number(/^COPY (\d+)/.exec(answer.text)?.[1] ?? 0)
      },
      handleReadyForQuery: (): void => resolve(rows),
      handleError: (error: Error): void => reject(error),
    }
    client.query(submittable as unknown as pg.Submittable)
  })
}
