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
