import { problems } from '../problems.ts'
import { decodeXml } from './decode-text.ts'
import type { OoxmlPackage } from './open-package.ts'
import { attribute, tokenizeXml } from './xml.ts'

export interface Relationship {
  readonly id: string
  /** Last segment of the type URI, the same for transitional and strict files: `worksheet`, `sharedStrings`. */
  readonly type: string
  /** Part name inside the package; undefined when external or when it names no part. */
  readonly part: string | undefined
  readonly target: string
  readonly external: boolean
}

/** The relationships of a part (`''` for those of the package), by id; empty when it has none. */
export async function readRelationships(pack: OoxmlPackage, part: string): Promise<Map<string, Relationship>> {
  const slash = part.lastIndexOf('/') + 1
  const name = findPart(pack, `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`)
  const found = new Map<string, Relationship>()
  if (name === undefined) return found
  for (const token of tokenizeXml(await readText(pack, name), name)) {
    if (token.kind !== 'open' || token.name !== 'Relationship') continue
    const id = attribute(token, 'Id')
    const target = attribute(token, 'Target') ?? ''
    if (id === undefined) continue
    const external = attribute(token, 'TargetMode') === 'External'
    const type = (attribute(token, 'Type') ?? '').split('/').at(-1) ?? ''
    found.set(id, {
      id,
      type,
      target,
      external,
      part: external ? undefined : findPart(pack, resolveTarget(part, target)),
    })
  }
  return found
}

/** A part by its name without regard to case, as part names are compared; gives the name as the zip writes it. */
export function findPart(pack: OoxmlPackage, name: string): string | undefined {
  if (pack.parts.has(name)) return name
  const wanted = name.toLowerCase()
  for (const known of pack.parts.keys()) if (known.toLowerCase() === wanted) return known
  return undefined
}

/** Where a target leads, seen from a part. `..` above the root stays at the root: the result is only ever looked up, never opened as a file. */
export function resolveTarget(from: string, target: string): string {
  const plain = decodeTarget(target.replaceAll('\\', '/').split('#')[0] ?? '')
  const path = plain.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const segment of plain.split('/')) {
    if (segment === '..') path.pop()
    else if (segment !== '' && segment !== '.') path.push(segment)
  }
  return path.join('/')
}

function decodeTarget(target: string): string {
  try {
    return decodeURI(target)
  } catch {
    return target
  }
}

/** A small XML part as text (relationships, workbook, styles). */
export async function readText(pack: OoxmlPackage, part: string): Promise<string> {
  let text = ''
  for await (const piece of decodeXml([await pack.readPart(part)], part)) text += piece
  if (text.trim() === '') throw problems.corrupt({ part })
  return text
}
