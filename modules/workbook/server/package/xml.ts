import { problems } from '../problems.ts'
import { decodeXml } from './decode-text.ts'

/**
 * One piece of XML. The `raw` texts of all tokens joined give the text that was read, so that an editor can copy what it does not change.
 * `name` is without prefix. `other`: comments, processing instructions, the XML declaration.
 */
export interface XmlToken {
  readonly kind: 'open' | 'close' | 'text' | 'other'
  readonly name: string
  readonly prefix: string
  readonly raw: string
  /** `<c/>`: there will be no close token. */
  readonly selfClosing: boolean
}

const MAX_TAG = 1024 * 1024
/** One text, comment or CDATA section; a cell holds 32,767 characters. */
const MAX_TEXT = 4 * 1024 * 1024

/** Push text in, take tokens out: `push(text)`, then `next()` until undefined, at last `end()`. Refuses DTDs and entities declarations. */
export class XmlTokenizer {
  readonly #part: string
  #text = ''
  #at = 0
  /** Where a search that found nothing may go on, so that a long text is not searched again from its start. */
  #searchFrom = 0
  #ended = false

  constructor(part = 'xml') {
    this.#part = part
  }

  push(text: string): void {
    // What is still pending could not be closed by all that came before.
    if (this.#text.length - this.#at > MAX_TEXT) throw problems.tooLarge({ part: this.#part })
    this.#text = this.#at < this.#text.length ? this.#text.slice(this.#at) + text : text
    this.#searchFrom = Math.max(0, this.#searchFrom - this.#at)
    this.#at = 0
  }

  /** After the last push: what is left must be whole. */
  end(): void {
    this.#ended = true
    if (this.#at < this.#text.length && this.#text.indexOf('<', this.#at) >= 0)
      throw problems.corrupt({ part: this.#part })
  }

  next(): XmlToken | undefined {
    const text = this.#text
    const at = this.#at
    if (at >= text.length) return undefined
    if (text.charCodeAt(at) !== 60) return this.#textRun(at)
    const second = text.charCodeAt(at + 1)
    if (second === 33) return this.#declaration(at)
    if (second === 63) return this.#until('?>', at, 'other')
    return this.#tag(at, second === 47)
  }

  #textRun(at: number): XmlToken | undefined {
    const end = this.#text.indexOf('<', Math.max(at, this.#searchFrom))
    if (end < 0 && !this.#ended) {
      this.#searchFrom = this.#text.length
      return undefined
    }
    return this.#take('text', at, end < 0 ? this.#text.length : end)
  }

  #declaration(at: number): XmlToken | undefined {
    const text = this.#text
    if (text.startsWith('<!--', at)) return this.#until('-->', at, 'other')
    if (text.startsWith('<![CDATA[', at)) return this.#until(']]>', at, 'text')
    if (text.length - at < 9 && ('<!--'.startsWith(text.slice(at)) || '<![CDATA['.startsWith(text.slice(at))))
      return undefined
    // <!DOCTYPE, <!ENTITY: no workbook has them; entity bombs and file references do.
    throw problems.unsafe({ part: this.#part })
  }

  #until(mark: string, at: number, kind: 'other' | 'text'): XmlToken | undefined {
    const end = this.#text.indexOf(mark, Math.max(at, this.#searchFrom))
    if (end < 0) {
      this.#searchFrom = Math.max(at, this.#text.length - mark.length + 1)
      return undefined
    }
    return this.#take(kind, at, end + mark.length)
  }

  #tag(at: number, closing: boolean): XmlToken | undefined {
    const end = endOfTag(this.#text, at)
    if (end < 0) {
      if (this.#text.length - at > MAX_TAG) throw problems.unsafe({ part: this.#part })
      return undefined
    }
    const raw = this.#text.slice(at, end)
    this.#at = end
    this.#searchFrom = end
    const start = closing ? 2 : 1
    let stop = start
    let colon = -1
    for (; stop < raw.length; stop += 1) {
      const code = raw.charCodeAt(stop)
      if (code === 58) colon = stop
      else if (code === 62 || code === 47 || code <= 32) break
    }
    if (stop === start) throw problems.corrupt({ part: this.#part })
    return {
      kind: closing ? 'close' : 'open',
      name: raw.slice(colon < 0 ? start : colon + 1, stop),
      prefix: colon < 0 ? '' : raw.slice(start, colon),
      raw,
      selfClosing: !closing && raw.charCodeAt(raw.length - 2) === 47,
    }
  }

  #take(kind: 'other' | 'text', at: number, end: number): XmlToken {
    this.#at = end
    this.#searchFrom = end
    return { kind, name: '', prefix: '', raw: this.#text.slice(at, end), selfClosing: false }
  }
}

/** Index after the `>` that closes the tag at `at`, or -1; `>` inside a quoted value does not close it. */
function endOfTag(text: string, at: number): number {
  for (let index = at + 1; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === 62) return index + 1
    if (code === 34 || code === 39) {
      index = text.indexOf(code === 34 ? '"' : "'", index + 1)
      if (index < 0) return -1
    }
  }
  return -1
}

/** All tokens of a text that is wholly at hand. */
export function* tokenizeXml(text: string, part = 'xml'): Generator<XmlToken, void, void> {
  const tokenizer = new XmlTokenizer(part)
  tokenizer.push(text.startsWith('\ufeff') ? text.slice(1) : text)
  for (let token = tokenizer.next(); token; token = tokenizer.next()) yield token
  tokenizer.end()
  for (let token = tokenizer.next(); token; token = tokenizer.next()) yield token
}

/** Calls `onToken` for every token of a part; it may return 'stop' to leave early. */
export async function scanXml(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  part: string,
  onToken: (token: XmlToken) => 'stop' | void,
): Promise<void> {
  const tokenizer = new XmlTokenizer(part)
  for await (const text of decodeXml(chunks, part)) {
    tokenizer.push(text)
    for (let token = tokenizer.next(); token; token = tokenizer.next()) if (onToken(token) === 'stop') return
  }
  tokenizer.end()
  for (let token = tokenizer.next(); token; token = tokenizer.next()) if (onToken(token) === 'stop') return
}

/** The value of an attribute by its local name, whatever its prefix, order or quote; undefined when absent. Entities are decoded. */
export function attribute(token: XmlToken, name: string): string | undefined {
  const { raw } = token
  for (let from = token.name.length + 1; ;) {
    const at = raw.indexOf(name, from)
    if (at < 0) return undefined
    from = at + name.length
    const before = raw.charCodeAt(at - 1)
    if (before > 32 && (before !== 58 || raw.slice(at - 6, at) === 'xmlns:')) continue
    const value = valueAfter(raw, from)
    if (value !== undefined && !insideQuotes(raw, at)) return decodeEntities(value)
  }
}

/** All attributes by their full names (prefix kept). */
export function attributes(token: XmlToken): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, name, double, single] of token.raw.matchAll(/([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (name !== undefined) found.set(name, decodeEntities(double ?? single ?? ''))
  }
  return found
}

function valueAfter(raw: string, from: number): string | undefined {
  let at = from
  while (raw.charCodeAt(at) <= 32) at += 1
  if (raw.charCodeAt(at) !== 61) return undefined
  at += 1
  while (raw.charCodeAt(at) <= 32) at += 1
  const quote = raw[at]
  if (quote !== '"' && quote !== "'") return undefined
  const end = raw.indexOf(quote, at + 1)
  return end < 0 ? undefined : raw.slice(at + 1, end)
}

function insideQuotes(raw: string, at: number): boolean {
  let quote = 0
  for (let index = 0; index < at; index += 1) {
    const code = raw.charCodeAt(index)
    if (quote === 0 && (code === 34 || code === 39)) quote = code
    else if (code === quote) quote = 0
  }
  return quote !== 0
}

/** The text of a text token: CDATA as it stands, otherwise with entities decoded. */
export function textOf(token: XmlToken): string {
  return token.raw.startsWith('<![CDATA[') ? token.raw.slice(9, -3) : decodeEntities(token.raw)
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** The five entities of XML and numeric ones; anything else is left as it stands. Line ends become `\n`, as XML asks. */
export function decodeEntities(text: string): string {
  const plain = text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text
  if (!plain.includes('&')) return plain
  return plain.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot|apos));/g,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return named[name] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}

/** `_x000D_` and the like, which stand for characters that XML cannot hold (ISO/IEC 29500-1, 22.4.2.4, ST_Xstring). */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
}
