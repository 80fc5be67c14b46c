import { isUtf8 } from 'node:buffer'
import { problems } from '../problems.ts'

/**
 * Bytes of an XML part as text, piece by piece; no piece ends inside a character. The byte order mark is left out.
 * UTF-8 unless the part says otherwise (byte order mark, zero bytes of UTF-16, or `encoding=` in its declaration).
 */
export async function* decodeXml(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  part = 'xml',
): AsyncGenerator<string, void, void> {
  let decode: ((chunk: Buffer, last: boolean) => string) | undefined
  for await (const bytes of chunks) {
    if (bytes.length === 0) continue
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    decode ??= chooseDecoder(chunk, part)
    const text = decode(chunk, false)
    if (text !== '') yield text
  }
  const rest = decode?.(Buffer.alloc(0), true) ?? ''
  if (rest !== '') yield rest
}

function chooseDecoder(first: Buffer, part: string): (chunk: Buffer, last: boolean) => string {
  const encoding = sniffEncoding(first)
  if (encoding === 'utf-8') return utf8Decoder(part)
  try {
    const decoder = new TextDecoder(encoding, { fatal: true })
    return (chunk, last) => decodeOrRefuse(() => decoder.decode(chunk, { stream: !last }), part)
  } catch {
    throw problems.corrupt({ part: `${part}: encoding=${encoding}` })
  }
}

export function sniffEncoding(first: Buffer): string {
  if ((first[0] === 0xff && first[1] === 0xfe) || (first[0] === 0x3c && first[1] === 0)) return 'utf-16le'
  if ((first[0] === 0xfe && first[1] === 0xff) || (first[0] === 0 && first[1] === 0x3c)) return 'utf-16be'
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/
    .exec(first.toString('latin1', 0, 200))?.[1]
    ?.toLowerCase()
  // An 8-bit part that declares UTF-16 is mislabelled UTF-8; every reader takes it as such.
  return declared === undefined || declared === 'utf8' || declared === 'us-ascii' || declared.startsWith('utf-16')
    ? 'utf-8'
    : declared
}

/** Much faster than TextDecoder in streaming mode, and as strict. */
function utf8Decoder(part: string): (chunk: Buffer, last: boolean) => string {
  let held: Buffer = Buffer.alloc(0)
  let first = true
  return (chunk, last) => {
    let bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    const cut = last ? bytes.length : lastBoundary(bytes)
    held = Buffer.from(bytes.subarray(cut))
    bytes = bytes.subarray(0, cut)
    if (first && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3)
    if (bytes.length > 0) first = false
    if (!isUtf8(bytes)) throw problems.corrupt({ part })
    return bytes.toString('utf8')
  }
}

function lastBoundary(bytes: Buffer): number {
  for (let back = 1; back <= 4 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

function decodeOrRefuse(decode: () => string, part: string): string {
  try {
    return decode()
  } catch {
    throw problems.corrupt({ part })
  }
}
