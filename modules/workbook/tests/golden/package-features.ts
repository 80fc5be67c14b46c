import { absolutely, chartFrame, chartPart, makePng, oneCell, pictureXml, textBox, twoCell } from './drawing-parts.ts'
import { addElement, addToWorkbook, COLUMN_TITLES, escape, put } from './form-draft.ts'
import type { FormDraft } from './form-draft.ts'
import type { Feature } from './sheet-features.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const addPicture = (form: FormDraft): void => {
  if (form.drawingRelations.some((one) => one.id === 'rIdPicture')) return
  form.drawingRelations.push({ id: 'rIdPicture', type: 'image', target: '../media/image1.png' })
  form.contentDefaults.set('png', 'image/png')
  form.parts.push({ name: 'xl/media/image1.png', data: makePng(200, 30, 30) })
}

export const pictures: Feature = (form) => {
  addPicture(form)
  const { total, first } = form
  form.anchors.push(
    twoCell([total + 3, 2], [total + 5, 3], pictureXml(2, 'rIdPicture'), 'oneCell'),
    oneCell(total + 3, 4, pictureXml(3, 'rIdPicture')),
    absolutely(8_000_000, 200_000, pictureXml(4, 'rIdPicture')),
    twoCell([1, 7], [2, 8], pictureXml(5, 'rIdPicture')),
    twoCell([first, 14], [total, 15], pictureXml(6, 'rIdPicture')),
    twoCell([total + 3, 6], [total + 4, 7], pictureXml(7, 'rIdPicture'), 'twoCell'),
  )
}

export const textBoxes: Feature = (form) => {
  const { total } = form
  form.anchors.push(
    twoCell([total + 4, 1], [total + 5, 2], textBox(20, '请加盖公章', '')),
    twoCell([total + 4, 7], [total + 5, 8], textBox(21, '0', `$E$${total}`)),
    `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" Requires="a14">${twoCell([total + 6, 1], [total + 7, 2], textBox(22, '甲', `${escape(form.here)}$F$${total}`))}</mc:Choice><mc:Fallback>${twoCell([total + 6, 1], [total + 7, 2], textBox(22, '甲', ''))}</mc:Fallback></mc:AlternateContent>`,
  )
}

export const charts: Feature = (form) => {
  const { here, first, last, total } = form
  form.drawingRelations.push({ id: 'rIdChart1', type: 'chart', target: '../charts/chart1.xml' }, { id: 'rIdChart2', type: 'chart', target: '../charts/chart2.xml' })
  const type = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'
  form.parts.push(
    { name: 'xl/charts/chart1.xml', data: chartPart(here, first, last, total), type },
    { name: 'xl/charts/chart2.xml', data: chartPart(here, first, last, total), type },
  )
  form.anchors.push(twoCell([total + 3, 1], [total + 12, 6], chartFrame(30, 'rIdChart1')), twoCell([first, 18], [total, 22], chartFrame(31, 'rIdChart2')))
}

export const comments: Feature = (form) => {
  const { first, total } = form
  const add = (column: number, name: string, row: number, text: string): void => {
    form.comments.push({ cell: `${name}${row}`, row, column, text })
  }
  add(3, 'C', first - 1, '18 位 & 末位大写 X')
  add(6, 'F', first, '单位：元')
  add(7, 'G', total, "合计见 G9")
  form.relations.push({ id: 'rIdThread', type: 'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment', target: '../threadedComments/threadedComment1.xml' })
  form.workbookRelations.push({ id: 'rIdPerson', type: 'http://schemas.microsoft.com/office/2017/10/relationships/person', target: 'persons/person.xml' })
  const space = 'http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments'
  form.parts.push(
    {
      name: 'xl/threadedComments/threadedComment1.xml',
      data: `${declaration}<ThreadedComments xmlns="${space}"><threadedComment ref="G${total}" dT="2026-01-05T08:00:00.00" personId="{33333333-3333-4333-8333-333333333333}" id="{44444444-4444-4444-8444-444444444444}"><text>请核对</text></threadedComment></ThreadedComments>`,
      type: 'application/vnd.ms-excel.threadedcomments+xml',
    },
    {
      name: 'xl/persons/person.xml',
      data: `${declaration}<personList xmlns="${space}"><person displayName="县数据局" id="{33333333-3333-4333-8333-333333333333}" userId="a" providerId="None"/></personList>`,
      type: 'application/vnd.ms-excel.person+xml',
    },
  )
}

/** A table over the last header row and the body; its column formula names columns, not cells. Needs one header row. */
export const table: Feature = (form) => {
  const ref = `A${form.first - 1}:H${form.last}`
  const columns = COLUMN_TITLES.map((title, at) =>
    title === '小计'
      ? `<tableColumn id="${at + 1}" name="${title}"><calculatedColumnFormula>名单[[#This Row],[人数]]*名单[[#This Row],[金额]]+$F$${form.total}*0</calculatedColumnFormula></tableColumn>`
      : `<tableColumn id="${at + 1}" name="${title}"/>`,
  )
  form.relations.push({ id: 'rIdTable', type: 'table', target: '../tables/table1.xml' })
  addElement(form, 'tableParts', '<tablePart r:id="rIdTable"/>')
  form.parts.push({
    name: 'xl/tables/table1.xml',
    data: `${declaration}<table xmlns="${MAIN}" id="1" name="名单" displayName="名单" ref="${ref}" totalsRowShown="0"><autoFilter ref="${ref}"/><tableColumns count="8">${columns.join('')}</tableColumns><tableStyleInfo name="本县表" showRowStripes="1"/></table>`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml',
  })
  put(form, form.total + 3, 5, 7, { formula: 'SUM(名单[人数])', result: '0' })
  form.checks.push({ sheet: form.sheet, cell: `E${form.total + 3}`, value: form.filled.reduce((sum, one) => sum + one.count, 0) })
}

export const externalLink: Feature = (form) => {
  form.workbookRelations.push({ id: 'rIdOutside', type: 'externalLink', target: 'externalLinks/externalLink1.xml' })
  addToWorkbook(form, 'externalReferences', '<externalReferences><externalReference r:id="rIdOutside"/></externalReferences>')
  form.parts.push(
    {
      name: 'xl/externalLinks/externalLink1.xml',
      data: `${declaration}<externalLink xmlns="${MAIN}"><externalBook xmlns:r="${OFFICE}" r:id="rId1"><sheetNames><sheetName val="${escape(form.sheet)}"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="9"><cell r="F9"><v>12</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>`,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml',
    },
    {
      name: 'xl/externalLinks/_rels/externalLink1.xml.rels',
      data: `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/externalLinkPath" Target="去年.xlsx" TargetMode="External"/></Relationships>`,
    },
  )
  // The outside sheet has the same name: its rows do not move.
  put(form, form.total + 4, 2, 7, { formula: `'[1]${form.sheet.replaceAll("'", "''")}'!$F$9`, result: '12' })
}

export const officeProperties: Feature = (form) => {
  form.parts.push(
    { name: 'docProps/custom.xml', data: `${declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>2052-12.1.0.16120</vt:lpwstr></property></Properties>`, type: 'application/vnd.openxmlformats-officedocument.custom-properties+xml' },
    { name: 'customXml/item1.xml', data: Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?><b:form xmlns:b="urn:虚构">表${form.sheet}</b:form>`, 'utf16le') },
  )
  form.workbookRelations.push({ id: 'rIdCustom', type: 'customXml', target: '../customXml/item1.xml' })
  addToWorkbook(form, 'fileVersion', '<fileVersion appName="xl" lastEdited="3" lowestEdited="5" rupBuild="9302"/>')
  addToWorkbook(form, 'bookViews', '<bookViews><workbookView windowWidth="28800" windowHeight="12540" tabRatio="600" activeTab="0"/></bookViews>')
  addToWorkbook(form, 'extLst', '<extLst><ext uri="{140A7094-0E35-4892-8432-C4D2E57EDEB5}" xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"><x15:workbookPr chartTrackingRefBase="1"/></ext></extLst>')
}

/** A picture inside a cell, as WPS keeps it. */
export const cellPictures: Feature = (form) => {
  put(form, form.total + 2, 2, 0, { formula: '_xlfn.DISPIMG("ID_0123456789ABCDEF0123456789ABCDEF",1)', result: '=DISPIMG("ID_0123456789ABCDEF0123456789ABCDEF",1)', type: 'str' })
  form.workbookRelations.push({ id: 'rIdCellImages', type: 'http://www.wps.cn/officeDocument/2020/cellImage', target: 'cellimages.xml' })
  form.contentDefaults.set('jpeg', 'image/jpeg')
  form.parts.push(
    { name: 'xl/cellimages.xml', data: `${declaration}<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${OFFICE}"><etc:cellImage>${pictureXml(40, 'rId1').replace('图片 40', 'ID_0123456789ABCDEF0123456789ABCDEF')}</etc:cellImage></etc:cellImages>`, type: 'application/vnd.wps-officedocument.cellimage+xml' },
    { name: 'xl/_rels/cellimages.xml.rels', data: `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/image" Target="media/image9.png"/></Relationships>` },
    { name: 'xl/media/image9.png', data: makePng(0, 90, 200) },
  )
  form.contentDefaults.set('png', 'image/png')
}

export const macros: Feature = (form) => {
  form.isMacro = true
  form.workbookRelations.push({ id: 'rIdMacro', type: 'http://schemas.microsoft.com/office/2006/relationships/vbaProject', target: 'vbaProject.bin' })
  form.parts.push({ name: 'xl/vbaProject.bin', data: Buffer.from('d0cf11e0a1b11ae1'.repeat(40), 'hex'), type: 'application/vnd.ms-office.vbaProject' })
}

/** Row controls with a linked cell, in the way Excel 2010 and later wrap them. */
export const controls: Feature = (form) => {
  const { total } = form
  const anchor = `<anchor moveWithCells="1"><from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${total + 5}</xdr:row><xdr:rowOff>0</xdr:rowOff></from><to><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${total + 6}</xdr:row><xdr:rowOff>0</xdr:rowOff></to></anchor>`
  addElement(form, 'controls', `<mc:AlternateContent><mc:Choice Requires="x14"><controls><mc:AlternateContent><mc:Choice Requires="x14"><control shapeId="2049" r:id="rIdControl" name="勾选"><controlPr defaultSize="0" autoFill="0" autoLine="0">${anchor}</controlPr></control></mc:Choice></mc:AlternateContent></controls></mc:Choice></mc:AlternateContent>`)
  form.relations.push({ id: 'rIdControl', type: 'ctrlProp', target: '../ctrlProps/ctrlProp1.xml' })
  form.parts.push({ name: 'xl/ctrlProps/ctrlProp1.xml', data: `${declaration}<formControlPr xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" objectType="CheckBox" fmlaLink="$H$${total}" lockText="1" noThreeD="1"/>`, type: 'application/vnd.ms-excel.controlproperties+xml' })
}

/** Column widths with one hidden, margins that the pictures are measured by. */
export const layout: Feature = (form) => {
  if (!form.elements.has('cols')) addElement(form, 'cols', '<cols><col min="1" max="1" width="7" customWidth="1"/><col min="2" max="2" width="12" customWidth="1"/><col min="3" max="3" width="22" customWidth="1"/><col min="4" max="8" width="12" customWidth="1"/><col min="14" max="14" width="9" hidden="1" customWidth="1" style="3" outlineLevel="1"/></cols>')
  addElement(form, 'pageMargins', '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.2" footer="0.2"/>')
}
