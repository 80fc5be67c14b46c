import { shiftFormula } from './formula-references.ts'
import { shiftRow } from './row-shift.ts'
import type { RowShift, ShiftedSheet } from './row-shift.ts'
import { collectEdits, decodeEntities, encodeXml, findAttribute, findElementEnd, findTag } from './xml-edit.ts'

const anchors = new Set(['twoCellAnchor', 'oneCellAnchor', 'anchor'])

/** Pictures, shapes and charts move with the cell under their upper left corner; `editAs="absolute"` ones stay where they are. */
export function shiftAnchors(xml: string, shift: RowShift): string {
  const edits = collectEdits(xml)
  for (let tag = findTag(xml, 0); tag !== undefined; tag = findTag(xml, tag.end)) {
    if (tag.kind !== 'open' || !anchors.has(tag.name)) continue
    const text = xml.slice(tag.start, tag.end)
    const end = findElementEnd(xml, tag)
    const isControl = tag.name === 'anchor'
    if (isControl ? !/moveWithCells="(?:1|true)"/.test(text) : findAttribute(text, 'editAs') === 'absolute') continue
    const isStretched = isControl
      ? /sizeWithCells="(?:1|true)"/.test(text)
      : (findAttribute(text, 'editAs') ?? 'twoCell') === 'twoCell'
    let moved = 0
    let corner = ''
    for (let inner = findTag(xml, tag.end); inner !== undefined && inner.start < end; inner = findTag(xml, inner.end)) {
      if (inner.kind !== 'open') continue
      if (inner.name === 'from' || inner.name === 'to') corner = inner.name
      else if (inner.name === 'row') {
        const close = xml.indexOf('<', inner.end)
        const row = Number(xml.slice(inner.end, close))
        // Rows of anchors count from 0.
        if (corner === 'from') moved = shiftRow(shift, row + 1) - row - 1
        const by = corner === 'from' || !isStretched ? moved : shiftRow(shift, row + 1) - row - 1
        if (by !== 0) edits.replace(inner.end, close, `${row + by}`)
        if (corner === 'to') break
      }
    }
  }
  return edits.apply()
}

/** Cells that a control of the old kind is tied to. */
const linkPattern = /(<(?:\w+:)?Fmla(?:Link|Range|Group|Txbx|Pict)>)([^<]*)/g

/** Comment boxes and controls (VML): the box moves as a whole with the cell it belongs to. */
export function shiftVml(xml: string, moved: ShiftedSheet): string {
  const { name, shift } = moved
  return xml.replace(/<((?:\w+:)?)ClientData\b[\s\S]*?<\/\1ClientData>/g, (whole) => {
    const anchor = /<(?:\w+:)?Anchor>([^<]*)</.exec(whole)?.[1]?.split(',').map(Number)
    const row = /<(?:\w+:)?Row>\s*(\d+)\s*</.exec(whole)?.[1]
    const base = row === undefined ? anchor?.[2] : Number(row)
    const by = base === undefined ? 0 : shiftRow(shift, base + 1) - base - 1
    const linked = whole.replace(linkPattern, (_, open: string, raw: string) => {
      const text = decodeEntities(raw)
      const next = shiftFormula(text, shift, { sheet: name, isHere: true })
      return open + (next === text ? raw : encodeXml(next))
    })
    if (by === 0) return linked
    return linked
      .replace(/(<(?:\w+:)?Row>\s*)(\d+)/, (_, open: string, digits: string) => `${open}${Number(digits) + by}`)
      .replace(/(<(?:\w+:)?Anchor>)([^<]*)/, (_, open: string, numbers: string) => {
        const parts = numbers.split(',')
        return (
          open +
          parts
            .map((part, index) => (index === 2 || index === 6 ? part.replace(/\d+/, (n) => `${Number(n) + by}`) : part))
            .join(',')
        )
      })
  })
}
