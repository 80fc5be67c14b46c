import {
  encodeXml,
  findAttribute,
  findElement,
  findElementEnd,
  findTag,
  listElements,
  setAttribute,
} from './xml-edit.ts'

/** Edits of the few parts around the sheets. Each changes one tag and leaves every other character. */

const cutElement = (xml: string, tag: { start: number; end: number }): string =>
  xml.slice(0, tag.start) + xml.slice(tag.end)

export function removeContentType(xml: string, part: string): string {
  const tag = listElements(xml, 'Override').find(
    (one) => findAttribute(xml.slice(one.start, one.end), 'PartName') === `/${part}`,
  )
  return tag === undefined ? xml : cutElement(xml, { start: tag.start, end: findElementEnd(xml, tag) })
}

export function addContentType(xml: string, part: string, type: string): string {
  const root = findTag(xml, 0)
  const prefix = root === undefined || root.prefix === '' ? '' : `${root.prefix}:`
  return insertBeforeEnd(xml, 'Types', `<${prefix}Override PartName="/${part}" ContentType="${type}"/>`)
}

/** Drops the relationship with this id. */
export function removeRelationship(xml: string, id: string): string {
  const tag = listElements(xml, 'Relationship').find((one) => findAttribute(xml.slice(one.start, one.end), 'Id') === id)
  return tag === undefined ? xml : cutElement(xml, { start: tag.start, end: findElementEnd(xml, tag) })
}

export function addRelationship(
  xml: string,
  type: string,
  target: string,
): { readonly xml: string; readonly id: string } {
  const used = new Set(
    listElements(xml, 'Relationship').map((one) => findAttribute(xml.slice(one.start, one.end), 'Id')),
  )
  let number = used.size + 1
  while (used.has(`rId${number}`)) number += 1
  const root = findTag(xml, 0)
  const prefix = root === undefined || root.prefix === '' ? '' : `${root.prefix}:`
  const id = `rId${number}`
  return {
    xml: insertBeforeEnd(xml, 'Relationships', `<${prefix}Relationship Id="${id}" Type="${type}" Target="${target}"/>`),
    id,
  }
}

function insertBeforeEnd(xml: string, element: string, text: string): string {
  const tag = findElement(xml, element)
  if (tag === undefined) return xml
  if (tag.kind === 'empty') {
    const name = tag.prefix === '' ? tag.name : `${tag.prefix}:${tag.name}`
    return `${xml.slice(0, tag.end - 2)}>${text}</${name}>${xml.slice(tag.end)}`
  }
  const end = xml.lastIndexOf('</', findElementEnd(xml, tag) - 1)
  return xml.slice(0, end) + text + xml.slice(end)
}

/** Elements that stand after calcPr (CT_Workbook is a sequence). */
const afterCalcPr = new Set([
  'oleSize',
  'customWorkbookViews',
  'pivotCaches',
  'smartTagPr',
  'smartTagTypes',
  'webPublishing',
  'fileRecoveryPr',
  'webPublishObjects',
  'extLst',
])

/** Asks for a full calculation when the file is opened: cached results of formulas are those of the empty template. */
export function askForCalculation(xml: string): string {
  const tag = findElement(xml, 'calcPr')
  if (tag !== undefined)
    return (
      xml.slice(0, tag.start) + setAttribute(xml.slice(tag.start, tag.end), 'fullCalcOnLoad', '1') + xml.slice(tag.end)
    )
  const root = findTag(xml, 0)
  if (root === undefined || root.kind !== 'open') return xml
  const prefix = root.prefix === '' ? '' : `${root.prefix}:`
  let at = root.end
  for (
    let next = findTag(xml, at);
    next !== undefined && next.kind !== 'close' && !afterCalcPr.has(next.name);
    next = findTag(xml, at)
  )
    at = findElementEnd(xml, next)
  return `${xml.slice(0, at)}<${prefix}calcPr fullCalcOnLoad="1"/>${xml.slice(at)}`
}

/** Adds a sheet to the workbook, named so that it meets no other; returns the name it got. */
export function addSheet(
  xml: string,
  wanted: string,
  relationshipId: string,
): { readonly xml: string; readonly name: string } {
  const sheets = listElements(xml, 'sheet')
  const texts = sheets.map((tag) => xml.slice(tag.start, tag.end))
  const names = new Set(texts.map((text) => (findAttribute(text, 'name') ?? '').toLowerCase()))
  // Excel takes no more than 31 characters and none of []:*?/\ in a sheet's name.
  const base = wanted.replace(/[[\]:*?/\\]/g, '').slice(0, 27)
  let name = base
  for (let number = 2; names.has(encodeXml(name).toLowerCase()); number += 1) name = `${base}(${number})`
  const id = Math.max(0, ...texts.map((text) => Number(findAttribute(text, 'sheetId') ?? 0))) + 1
  const attribute = /\s((?:\w+:)?id)\s*=/.exec(texts[0] ?? '')?.[1] ?? 'r:id'
  const last = sheets.at(-1)
  if (last === undefined) return { xml, name }
  const at = findElementEnd(xml, last)
  const prefix = last.prefix === '' ? '' : `${last.prefix}:`
  // Some writers declare the prefix on each sheet: what is declared there does not hold for the next one.
  const declared =
    texts
      .at(-1)
      ?.match(/\sxmlns(?::\w+)?\s*=\s*(?:"[^"]*"|'[^']*')/gu)
      ?.join('') ?? ''
  return {
    xml: `${xml.slice(0, at)}<${prefix}sheet${declared} name="${encodeXml(name)}" sheetId="${id}" ${attribute}="${relationshipId}"/>${xml.slice(at)}`,
    name,
  }
}
