import { deflateSync, crc32 } from 'node:zlib'
import { escape } from './form-draft.ts'
import type { FormDraft } from './form-draft.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

export const drawingPart = (anchors: readonly string[]): string =>
  `${declaration}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">${anchors.join('')}</xdr:wsDr>`

export const commentsPart = (comments: FormDraft['comments']): string =>
  `${declaration}<comments xmlns="${MAIN}"><authors><author>县数据局</author></authors><commentList>${comments
    .map(({ cell, text }) => `<comment ref="${cell}" authorId="0" shapeId="0"><text><r><rPr><b/><sz val="9"/><color indexed="81"/><rFont val="宋体"/></rPr><t>县数据局:</t></r><r><rPr><sz val="9"/></rPr><t xml:space="preserve">
${escape(text)}</t></r></text></comment>`)
    .join('')}</commentList></comments>`

/** Comment boxes as Excel writes them: VML, with the row and column of the cell counted from 0. */
export const vmlPart = (comments: FormDraft['comments']): string =>
  `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${comments
    .map(
      ({ row, column }, at) =>
        `<v:shape id="_x0000_s${1025 + at}" type="#_x0000_t202" style='position:absolute;margin-left:80pt;margin-top:5pt;width:108pt;height:59pt;z-index:${at + 1};visibility:hidden' fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:textbox style='mso-direction-alt:auto'><div style='text-align:left'></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>
    ${column}, 15, ${row - 1}, 2, ${column + 2}, 15, ${row + 3}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`,
    )
    .join('')}</xml>`

/** A picture of one colour. */
export function makePng(red: number, green: number, blue: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const bytes = Buffer.alloc(8)
    bytes.writeUInt32BE(data.length, 0)
    bytes.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([bytes.subarray(0, 4), body, bytes.subarray(4)])
  }
  const header = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 2, 0, 0, 0])
  const line = Buffer.concat([Buffer.from([0]), ...Array.from({ length: 8 }, () => Buffer.from([red, green, blue]))])
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: 8 }, () => line)))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const corner = (name: string, column: number, row: number): string =>
  `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>9525</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>19050</xdr:rowOff></xdr:${name}>`

export const pictureXml = (id: number, relation: string): string =>
  `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="${id}" name="图片 ${id}" descr="印章"/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr><xdr:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="381000" cy="381000"/></a:xfrm><a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>`

/** Rows and columns from 1; `to` is the cell of the lower right corner. */
export const twoCell = (
  from: readonly [row: number, column: number],
  to: readonly [row: number, column: number],
  inner: string,
  editAs?: string,
): string =>
  `<xdr:twoCellAnchor${editAs === undefined ? '' : ` editAs="${editAs}"`}>${corner('from', from[1] - 1, from[0] - 1)}${corner('to', to[1] - 1, to[0] - 1)}${inner}<xdr:clientData/></xdr:twoCellAnchor>`

export const oneCell = (row: number, column: number, inner: string): string =>
  `<xdr:oneCellAnchor>${corner('from', column - 1, row - 1)}<xdr:ext cx="381000" cy="381000"/>${inner}<xdr:clientData/></xdr:oneCellAnchor>`

export const absolutely = (x: number, y: number, inner: string): string =>
  `<xdr:absoluteAnchor><xdr:pos x="${x}" y="${y}"/><xdr:ext cx="381000" cy="381000"/>${inner}<xdr:clientData/></xdr:absoluteAnchor>`

export const textBox = (id: number, text: string, link: string): string =>
  `<xdr:sp macro="" textlink="${link}"><xdr:nvSpPr><xdr:cNvPr id="${id}" name="文本框 ${id}"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="300000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="FFFFCC"/></a:solidFill></xdr:spPr><xdr:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="zh-CN" sz="900"/><a:t>${escape(text)}</a:t></a:r></a:p></xdr:txBody></xdr:sp>`

export const chartFrame = (id: number, relation: string): string =>
  `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${id}" name="图表 ${id}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${relation}"/></a:graphicData></a:graphic></xdr:graphicFrame>`

/** Columns of `金额` over the names, with no stored points: they are read from the sheet. */
export const chartPart = (here: string, first: number, last: number, total: number): string =>
  `${declaration}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:title><c:tx><c:strRef><c:f>${escape(here)}$A$${total}</c:f></c:strRef></c:tx></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>${escape(here)}$F$${first - 1}</c:f></c:strRef></c:tx><c:cat><c:strRef><c:f>${escape(here)}$B$${first}:$B$${last}</c:f></c:strRef></c:cat><c:val><c:numRef><c:f>${escape(here)}$F$${first}:$F$${last}</c:f></c:numRef></c:val></c:ser><c:ser><c:idx val="1"/><c:order val="1"/><c:val><c:numRef><c:f>(${escape(here)}$E$${total},${escape(here)}$F$${total})</c:f></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea><c:plotVisOnly val="1"/></c:chart></c:chartSpace>`
