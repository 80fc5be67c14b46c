import type { OoxmlPackage } from '../package/open-package.ts'
import { readText } from './workbook-parts.ts'
import { decodeEntities, findAttribute, listElements } from './xml-edit.ts'

const CONTENT_TYPES = '[Content_Types].xml'

/** Names that Excel gives to parts that may point at a sheet; the types say the same for other names. */
const pointingNames =
  /^xl\/(?:charts|chartsheets|drawings|tables|pivotCache|ctrlProps|diagrams|chartEx)\/[^/]+\.xml$|\/(?:chart|drawing|table|pivotCacheDefinition|ctrlProp)[^/]*\.xml$/
const pointingTypes = /(?:drawing|chart|chartex|table|pivotCacheDefinition|controlproperties|diagramData)\+xml$/i

/** Parts anywhere in the package, sheets aside, that may point at a sheet by its name. */
export async function listPointingParts(pack: OoxmlPackage): Promise<string[]> {
  const typed = new Set<string>()
  if (pack.parts.has(CONTENT_TYPES)) {
    const xml = await readText(pack, CONTENT_TYPES)
    for (const tag of listElements(xml, 'Override')) {
      const text = xml.slice(tag.start, tag.end)
      if (!pointingTypes.test(findAttribute(text, 'ContentType') ?? '')) continue
      const name = decodeEntities(findAttribute(text, 'PartName') ?? '').replace(/^\//, '')
      typed.add(name.toLowerCase())
      typed.add(decodePercent(name).toLowerCase())
    }
  }
  return [...pack.parts.keys()].filter((part) => pointingNames.test(part) || typed.has(part.toLowerCase()))
}

function decodePercent(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    // A lone percent sign is part of the name.
    return name
  }
}
