import { decodeXml, sniffEncoding } from '../package/decode-text.ts'
import { problems } from '../problems.ts'

const MAX_ELEMENT = 8 * 1024 * 1024

/** A stretch of a part in UTF-8 that ends where an element begins, so that every element in it is whole; the last stretch ends with the part. */
export interface Stretch {
  readonly bytes: Buffer
  /** Bytes of the namespace prefix with its colon: 2 for `x:row`, 0 for `row`. */
  readonly prefix: number
}

/** Cuts a part before the last `<element` of each piece, without looking at what lies between. Refuses DTDs. */
export async function* wholeElements(
  chunks: AsyncIterable<Buffer>,
  part: string,
  element: string,
): AsyncGenerator<Stretch, void, void> {
  let held: Buffer = Buffer.alloc(0)
  let marker: Buffer | undefined
  let prefix = 0
  for await (const chunk of inUtf8(chunks, part)) {
    if (!marker) {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
      const found = rootPrefix(held, part)
      if (found === undefined) continue
      prefix = found.length
      marker = Buffer.from(`<${found}${element}`, 'latin1')
      const cut = held.lastIndexOf(marker)
      if (cut > 0) yield { bytes: held.subarray(0, cut), prefix }
      held = held.subarray(Math.max(cut, 0))
      continue
    }
    const first = chunk.indexOf(marker)
    if (first < 0) {
      held = Buffer.concat([held, chunk])
      if (held.length > MAX_ELEMENT) throw problems.tooLarge({ part })
      continue
    }
    // Only what the last piece left and its end in this one are joined; the rest is read where it stands.
    yield { bytes: Buffer.concat([held, chunk.subarray(0, first)]), prefix }
    const last = chunk.lastIndexOf(marker)
    if (last > first) yield { bytes: chunk.subarray(first, last), prefix }
    held = chunk.subarray(last)
  }
  if (!marker) throw problems.corrupt({ part })
  yield { bytes: held, prefix }
}

/** The prefix of the root element, undefined while it has not come. */
function rootPrefix(bytes: Buffer, part: string): string | undefined {
  const head = bytes.toString('latin1', 0, 64 * 1024).replace(/<!--[^]*?-->/g, '')
  const root = /<([A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*[\s>/]/.exec(head)
  if (/<!(?!--)/.test(root ? head.slice(0, root.index) : head)) throw problems.unsafe({ part })
  if (!root && bytes.length >= 64 * 1024) throw problems.corrupt({ part })
  return root ? (root[1] ?? '') : undefined
}

async function* inUtf8(chunks: AsyncIterable<Buffer>, part: string): AsyncGenerator<Buffer, void, void> {
  const iterator = chunks[Symbol.asyncIterator]()
  const first = await iterator.next()
  const rest = async function* (): AsyncGenerator<Buffer, void, void> {
    if (first.done === true) return
    yield first.value
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value
  }
  try {
    if (first.done !== true && sniffEncoding(first.value) !== 'utf-8') {
      for await (const text of decodeXml(rest(), part)) yield Buffer.from(text, 'utf8')
    } else yield* rest()
  } finally {
    await iterator.return?.(undefined)
  }
}
