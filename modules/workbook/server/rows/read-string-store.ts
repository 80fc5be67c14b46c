import type { OoxmlPackage } from '../package/open-package.ts'
import { problems } from '../problems.ts'
import { endsName, nextTag, pastSpecial, tagEnd } from './byte-cursor.ts'
import { StringStore } from './string-store.ts'
import { wholeElements } from './whole-elements.ts'

const MAX_STRINGS = 20_000_000

/** The shared strings of a huge workbook. Rich runs are joined; phonetic text is left out. */
export async function readStringStore(pack: OoxmlPackage, part: string): Promise<StringStore> {
  const store = new StringStore(part)
  let whole = false
  for await (const { bytes, prefix } of wholeElements(pack.streamPart(part), part, 'si')) {
    whole = scanStrings(bytes, prefix, store, part)
    if (store.size > MAX_STRINGS) throw problems.tooLarge({ part })
  }
  if (!whole) throw problems.corrupt({ part })
  store.close()
  return store
}

/** True when the root element closes. */
function scanStrings(bytes: Buffer, prefix: number, store: StringStore, part: string): boolean {
  let phonetic = false
  let whole = false
  for (let at = nextTag(bytes, 0); at < bytes.length; at = nextTag(bytes, at)) {
    if (prefix === 0 && bytes[at + 4] === 60) {
      const past = takePlain(bytes, at, store)
      if (past > at) {
        at = past
        continue
      }
    }
    const closing = bytes[at + 1] === 47
    const name = at + 1 + (closing ? 1 : 0) + prefix
    const first = bytes[name]
    if (bytes[at + 1] === 33 || bytes[at + 1] === 63) {
      at = pastSpecial(bytes, at)
      if (at < 0) throw problems.unsafe({ part })
      continue
    }
    const end = tagEnd(bytes, at)
    const selfClosing = bytes[end - 2] === 47
    if (first === 116 && endsName(bytes[name + 1]))
      at = closing || selfClosing ? end : takeText(bytes, end, phonetic ? undefined : store)
    else {
      if (first === 115 && bytes[name + 1] === 105 && endsName(bytes[name + 2])) {
        if (closing || selfClosing) store.finish()
      } else if (first === 115 && bytes[name + 1] === 115 && bytes[name + 2] === 116) whole = closing || selfClosing
      else if (first === 114 && bytes[name + 1] === 80 && bytes[name + 2] === 104 && endsName(bytes[name + 3]))
        phonetic = !closing && !selfClosing
      at = end
    }
  }
  return whole
}

/** Reads `<si><t>…</t></si>`, which most strings are, in one pass, and gives the index after it; `at` when it is anything else. */
function takePlain(bytes: Buffer, at: number, store: StringStore): number {
  if (
    bytes[at + 1] !== 115 ||
    bytes[at + 2] !== 105 ||
    bytes[at + 3] !== 62 ||
    bytes[at + 5] !== 116 ||
    bytes[at + 6] !== 62
  )
    return at
  const end = store.appendPlain(bytes, at + 7)
  if (
    end > 0 &&
    bytes[end + 1] === 47 &&
    bytes[end + 2] === 116 &&
    bytes[end + 3] === 62 &&
    bytes[end + 4] === 60 &&
    bytes[end + 5] === 47 &&
    bytes[end + 6] === 115 &&
    bytes[end + 7] === 105 &&
    bytes[end + 8] === 62
  ) {
    store.finish()
    return end + 9
  }
  store.drop()
  return at
}

/** Adds the text that begins at `from` to the store, CDATA sections too; gives the index of the tag that ends it. */
export function takeText(bytes: Buffer, from: number, store: StringStore | undefined): number {
  let at = from
  for (;;) {
    const end = nextTag(bytes, at)
    if (end > at) store?.append(bytes, at, end)
    if (bytes[end + 1] !== 33) return end
    const past = pastSpecial(bytes, end)
    if (past < 0) throw problems.unsafe({ part: 'xml' })
    if (bytes[end + 2] === 91) store?.appendText(bytes.toString('utf8', end + 9, past - 3))
    at = past
  }
}
