import { encodeXml } from '../fill/xml-edit.ts'

/** What is put beside the table of a sheet: a picture with a few lines of text under it. */
export interface Stamp {
  /** PNG, drawn as a square. */
  readonly picture: Uint8Array
  /** Lines under the picture. */
  readonly lines: readonly string[]
  /** What the picture is, for people who cannot see it. */
  readonly description: string
  /** Printed at the foot of every page, or at its head where the sheet has a footer of its own. */
  readonly footer: string
}

export interface AnchorPlace {
  /** Counted from 0, as anchors count. */
  readonly column: number
  readonly isPrinted: boolean
  readonly pictureRelationship: string
  /** First shape id that is free in the drawing. */
  readonly id: number
}

/** Names of the drawing vocabularies: a strict file takes strict ones. */
export interface DrawingNamespaces {
  readonly sheetDrawing: string
  readonly drawing: string
  readonly relations: string
}

const EMU_PER_MM = 36_000
const SIDE = 28 * EMU_PER_MM
const WIDTH = 46 * EMU_PER_MM
const LINE = 6 * EMU_PER_MM
const GAP = 2 * EMU_PER_MM

export const drawingNamespaces = (isStrict: boolean): DrawingNamespaces =>
  isStrict
    ? {
        sheetDrawing: 'http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing',
        drawing: 'http://purl.oclc.org/ooxml/drawingml/main',
        relations: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
      }
    : {
        sheetDrawing: 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing',
        drawing: 'http://schemas.openxmlformats.org/drawingml/2006/main',
        relations: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
      }

const place = (x: number, y: number, cx: number, cy: number): string =>
  `<a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm>`

const line = (text: string): string =>
  `<a:p><a:r><a:rPr lang="zh-CN" sz="900"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:rPr><a:t>${encodeXml(text)}</a:t></a:r></a:p>`

/**
 * One anchor that holds picture and text as a group: two anchors could not be set one under the other without knowing row
 * heights. It declares its own namespaces, so that it fits into a drawing of any writer.
 */
export function writeStampAnchor(stamp: Stamp, at: AnchorPlace, spaces: DrawingNamespaces): string {
  const textHeight = LINE * Math.max(1, stamp.lines.length)
  const height = GAP + SIDE + textHeight
  const name = encodeXml(stamp.description)
  return (
    `<xdr:oneCellAnchor xmlns:xdr="${spaces.sheetDrawing}" xmlns:a="${spaces.drawing}" xmlns:r="${spaces.relations}">` +
    `<xdr:from><xdr:col>${at.column}</xdr:col><xdr:colOff>${GAP}</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>` +
    `<xdr:ext cx="${WIDTH}" cy="${height}"/>` +
    `<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id="${at.id}" name="${name}"/><xdr:cNvGrpSpPr/></xdr:nvGrpSpPr>` +
    `<xdr:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${WIDTH}" cy="${height}"/><a:chOff x="0" y="0"/><a:chExt cx="${WIDTH}" cy="${height}"/></a:xfrm></xdr:grpSpPr>` +
    `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="${at.id + 1}" name="QR" descr="${name}"/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr>` +
    `<xdr:blipFill><a:blip r:embed="${at.pictureRelationship}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>` +
    `<xdr:spPr>${place(0, GAP, SIDE, SIDE)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>` +
    `<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="${at.id + 2}" name="${name}"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr>` +
    `<xdr:spPr>${place(0, GAP + SIDE, WIDTH, textHeight)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></xdr:spPr>` +
    `<xdr:txBody><a:bodyPr wrap="square" lIns="36000" tIns="0" rIns="0" bIns="0"/><a:lstStyle/>${stamp.lines.map(line).join('')}</xdr:txBody></xdr:sp>` +
    `</xdr:grpSp><xdr:clientData fPrintsWithSheet="${at.isPrinted ? 1 : 0}"/></xdr:oneCellAnchor>`
  )
}
