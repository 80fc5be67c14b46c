import {
  decodeEntities,
  encodeXml,
  collectEdits,
  findAttribute,
  findElementEnd,
  findTag,
  setAttribute,
} from './xml-edit.ts'
import type { Tag } from './xml-edit.ts'
import { parseCellReference, parseRangeReference } from './cell-reference.ts'
import { shiftFormula } from './formula-references.ts'
import { shiftSparkline } from './shift-sparkline.ts'
import { growsWithBody, neverGrows, shiftPlaces, shiftReference, shiftRows } from './row-shift.ts'
import type { RowShift, ShiftedSheet } from './row-shift.ts'

/** Elements whose text is a formula, in sheets, charts, tables, drawings, control properties and pivot caches. */
const formulaElements = new Set([
  'f',
  'formula',
  'formula1',
  'formula2',
  'calculatedColumnFormula',
  'totalsRowFormula',
  'definedName',
  'FmlaLink',
  'FmlaRange',
  'FmlaGroup',
  'FmlaTxbx',
])
/** Attributes whose value is a formula. */
const formulaAttributes = ['textlink', 'fmlaLink', 'fmlaRange', 'fmlaTxbx', 'linkedCell', 'listFillRange', 'location']

type PlaceRule = 'grow' | 'stay' | 'places' | 'stay-list'

/** Attributes of the moved sheet's own parts that hold places, by element. Merged cells and `<dimension>` are written by the sheet editor. */
const placeAttributes: Readonly<Record<string, Readonly<Record<string, PlaceRule>>>> = {
  conditionalFormatting: { sqref: 'places' },
  dataValidation: { sqref: 'places' },
  ignoredError: { sqref: 'places' },
  protectedRange: { sqref: 'places' },
  selection: { activeCell: 'stay', sqref: 'stay-list' },
  sheetView: { topLeftCell: 'stay' },
  customSheetView: { topLeftCell: 'stay' },
  pane: { topLeftCell: 'stay' },
  hyperlink: { ref: 'stay' },
  autoFilter: { ref: 'grow' },
  sortState: { ref: 'grow' },
  sortCondition: { ref: 'grow' },
  table: { ref: 'grow' },
  cellWatch: { r: 'stay' },
  inputCells: { r: 'stay' },
  comment: { ref: 'stay' },
  threadedComment: { ref: 'stay' },
  webPublishItem: { sourceRef: 'grow' },
  // Where a pivot table stands.
  location: { ref: 'stay' },
}

function shiftPlace(shift: RowShift, text: string, rule: PlaceRule): string {
  switch (rule) {
    case 'grow':
      return shiftReference(shift, text, growsWithBody)
    case 'stay':
      return shiftReference(shift, text, neverGrows)
    case 'places':
      return shiftPlaces(shift, text)
    case 'stay-list':
      return text
        .split(' ')
        .map((one) => shiftReference(shift, one, neverGrows))
        .join(' ')
  }
}

/** Page breaks name the row above the break: one after the last body row stays below the table. */
const shiftBreak = (shift: RowShift, row: number): number =>
  shiftRows(shift, { top: row, bottom: row }, () => true).bottom

/** Row of the first cell a rule of a sheet holds for: its relative references are meant from there. */
function findHomeRow(xml: string, tag: Tag, tagText: string): number | undefined {
  const own =
    findAttribute(tagText, 'sqref') ??
    /<(?:\w+:)?sqref>([^<]*)</.exec(xml.slice(tag.end, findElementEnd(xml, tag)))?.[1]
  return own === undefined ? undefined : parseRangeReference(own.trim().split(/\s+/)[0] ?? '')?.top
}

const rulesWithHome = new Set(['conditionalFormatting', 'dataValidation'])

export interface ShiftOptions {
  readonly isNames?: boolean
  readonly namesHere?: (index: number) => boolean
  /** A drawing of the moved sheet: it holds no places, but its links without a sheet name mean that sheet. */
  readonly areLinksHere?: boolean
}

/**
 * A part after rows were inserted into `moved`: formulas that point at the sheet, and, when `isHere` (the part belongs to that sheet), the places
 * it holds. Returns the very same string when nothing changes, so that the part can be copied as it is.
 */
export function shiftPart(xml: string, moved: ShiftedSheet, isHere: boolean, options: ShiftOptions = {}): string {
  const edits = collectEdits(xml)
  let home: number | undefined
  let homeEnd = 0
  let isRowBreaks = false
  let passedOver = 0
  const formula = (raw: string, isOwn: boolean, row: number | undefined): string => {
    const text = decodeEntities(raw)
    const shifted = shiftFormula(text, moved.shift, {
      sheet: moved.name,
      isHere: isOwn,
      areRelativesKept: options.isNames === true,
      ...(row === undefined ? {} : { row }),
    })
    return shifted === text ? raw : encodeXml(shifted)
  }
  for (let tag = findTag(xml, 0); tag !== undefined; tag = findTag(xml, tag.end)) {
    if (tag.kind === 'close' || tag.start < passedOver) continue
    const text = xml.slice(tag.start, tag.end)
    if (isHere && tag.name === 'sparkline' && tag.kind === 'open') {
      passedOver = findElementEnd(xml, tag)
      edits.replace(tag.start, passedOver, shiftSparkline(xml.slice(tag.start, passedOver), moved))
      continue
    }
    if (tag.start >= homeEnd) home = undefined
    if (isHere && rulesWithHome.has(tag.name) && tag.kind === 'open') {
      home = findHomeRow(xml, tag, text)
      homeEnd = findElementEnd(xml, tag)
    }
    if (tag.name === 'rowBreaks' || tag.name === 'colBreaks') isRowBreaks = tag.name === 'rowBreaks'
    let changed = changeFormulaAttributes(text, (raw) =>
      formula(raw, isHere || options.areLinksHere === true, undefined),
    )
    if (isHere) changed = changePlaceAttributes(changed, tag.name, moved.shift)
    if (isHere && isRowBreaks && tag.name === 'brk')
      changed = setAttribute(changed, 'id', `${shiftBreak(moved.shift, Number(findAttribute(text, 'id') ?? 0))}`)
    if (tag.name === 'worksheetSource' || tag.name === 'dataRef') changed = changeSource(changed, moved)
    if (changed !== text) edits.replace(tag.start, tag.end, changed)
    if (tag.kind !== 'open') continue
    const isPlaces = isHere && tag.name === 'sqref'
    // In charts the `sqref` of a series that is filtered out is a formula with its sheet.
    if (!isPlaces && tag.name !== 'sqref' && !formulaElements.has(tag.name)) continue
    const end = xml.indexOf('<', tag.end)
    if (end < 0) break
    const raw = xml.slice(tag.end, end)
    const isOwn =
      options.isNames === true
        ? (options.namesHere?.(Number(findAttribute(text, 'localSheetId') ?? -1)) ?? false)
        : isHere
    const next = isPlaces ? shiftPlaces(moved.shift, raw) : formula(raw, isOwn, home)
    if (next !== raw) edits.replace(tag.end, end, next)
  }
  return edits.apply()
}

function changeFormulaAttributes(text: string, formula: (raw: string) => string): string {
  let changed = text
  for (const name of formulaAttributes) {
    if (!changed.includes(name)) continue
    const raw = findAttribute(changed, name)
    if (raw === undefined || raw === '') continue
    const next = formula(raw)
    if (next !== raw) changed = setAttribute(changed, name, next)
  }
  return changed
}

function changePlaceAttributes(text: string, element: string, shift: RowShift): string {
  const rules = Object.hasOwn(placeAttributes, element) ? placeAttributes[element] : undefined
  if (rules === undefined) return text
  let changed = text
  for (const [name, rule] of Object.entries(rules)) {
    const raw = findAttribute(changed, name)
    if (raw === undefined) continue
    const next = shiftPlace(shift, raw, rule)
    if (next !== raw) changed = setAttribute(changed, name, next)
  }
  return changed
}

function changeSource(text: string, moved: ShiftedSheet): string {
  const sheet = findAttribute(text, 'sheet')
  const ref = findAttribute(text, 'ref')
  if (sheet === undefined || ref === undefined || decodeEntities(sheet).toLowerCase() !== moved.name.toLowerCase())
    return text
  return setAttribute(text, 'ref', shiftReference(moved.shift, ref, growsWithBody))
}

/** True when a part can hold something that moves: a cheap look before it is taken apart. */
export const mayName = (xml: string, sheet: string): boolean => {
  const lower = xml.toLowerCase()
  return (
    lower.includes(encodeXml(sheet).toLowerCase()) ||
    lower.includes(sheet.toLowerCase().replaceAll("'", "''")) ||
    parseCellReference(sheet) !== undefined
  )
}
