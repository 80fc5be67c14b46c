import { addElement, addToWorkbook, columnName, escape, put } from './form-draft.ts'
import type { FormDraft } from './form-draft.ts'

/** Adds one feature to a form. Every row number is worked out from the form, so the same feature can be drawn for more rows. */
export type Feature = (form: FormDraft) => void

const body = ({ first, last }: FormDraft, column: string): string => `${column}${first}:${column}${last}`
const sumOf = (form: FormDraft, of: (person: FormDraft['filled'][number]) => number): number =>
  form.filled.reduce((sum, person) => sum + of(person), 0)
const HASH =
  'algorithmName="SHA-512" hashValue="9oqhuHn0ExY3rOWQo7b2VwGvLrjqpbKU8jhSRrCdj3DJT0oSpXMkC0NXpZlzjIZ4Uvbo9NpDZVhjWnrUxSPbQA==" saltValue="VXn3yNkQe4eTjYc0r3cVIw==" spinCount="100000"'

/** Merged headers of three levels, a diagonal corner cell, vertical text. Needs three header rows or more. */
export const deepHeader: Feature = (form) => {
  const bottom = form.first - 1
  put(form, 3, 1, 9, { text: '项目\n人员' })
  put(form, 3, 8, 8, { text: '备注' })
  for (let row = 4; row <= bottom; row += 1) {
    put(form, row, 1, 9)
    put(form, row, 8, 8)
  }
  addElement(form, 'mergeCells', `<mergeCell ref="A3:A${bottom}"/>`)
  addElement(form, 'mergeCells', `<mergeCell ref="H3:H${bottom}"/>`)
  addElement(form, 'mergeCells', '<mergeCell ref="B3:D3"/>')
  addElement(form, 'mergeCells', '<mergeCell ref="E3:G3"/>')
  addElement(form, 'mergeCells', `<mergeCell ref="B4:B${bottom}"/>`)
}

export const richText: Feature = (form) => {
  const base = '<rPr><b/><sz val="18"/><color theme="5"/><rFont val="黑体"/><charset val="134"/></rPr>'
  put(form, 1, 1, 1, {
    rich: `<r>${base}<t xml:space="preserve">虚构县 </t></r><r><rPr><vertAlign val="superscript"/><sz val="12"/></rPr><t>①</t></r><r>${base}<t>花名册</t></r>`,
  })
  put(form, form.total + 1, 1, 12, {
    rich: '<t>説明：姓名</t><rPh sb="3" eb="5"><t>シメイ</t></rPh><phoneticPr fontId="1" type="noConversion"/>',
  })
  put(form, form.total + 2, 8, 13, { rich: '<t xml:space="preserve"></t>' })
  addElement(form, 'phoneticPr', '<phoneticPr fontId="3" type="noConversion"/>')
}

/** One text for the whole column: the first cell holds it, with the range it is for. */
export const sharedFormulas: Feature = (form) => {
  // In the finished form the first cell may hold a value: each formula then stands for itself.
  const isShared = form.filled.length === 0
  for (let row = form.first; row <= form.last; row += 1) {
    const isMaster = row === form.first
    put(form, row, 9, 7, {
      formula: isMaster || !isShared ? `E${row}*2+$F$${form.total}*0` : '',
      ...(isShared ? { attributes: ` t="shared"${isMaster ? ` ref="${body(form, 'I')}"` : ''} si="0"` } : {}),
      result: '0',
    })
  }
  put(form, form.total, 9, 10, { formula: `SUM(${body(form, 'I')})`, result: '0' })
  form.checks.push({ sheet: form.sheet, cell: `I${form.total}`, value: sumOf(form, (one) => one.count * 2) })
}

/** Formulas of the body that point at the total below, at the row above, at the whole body. */
export const bodyFormulas: Feature = (form) => {
  const { first, last, total } = form
  for (let row = first; row <= last; row += 1) {
    put(form, row, 11, 11, { formula: `IF($F$${total}=0,0,F${row}/$F$${total})`, result: '0' })
    put(form, row, 12, 7, { formula: `SUM($F$${first}:F${row})`, result: '0' })
    put(form, row, 13, 7, { formula: `COUNTIF($B$${first}:$B$${last},B${row})&"人"`, result: '0人', type: 'str' })
  }
  put(form, total, 11, 11, { formula: `SUM(${body(form, 'K')})`, result: '0' })
  put(form, total, 12, 10, { formula: `MAX(${body(form, 'L')})`, result: '0' })
  form.checks.push({ sheet: form.sheet, cell: `L${total}`, value: sumOf(form, (one) => one.amount) })
}

export const arrayFormulas: Feature = (form) => {
  const row = form.total + 3
  put(form, row, 1, 0, { text: '复核' })
  put(form, row, 6, 7, {
    formula: `SUM(${body(form, 'E')}*${body(form, 'F')})`,
    attributes: ` t="array" ref="F${row}"`,
    result: '0',
  })
  put(form, row, 7, 7, { formula: `F${form.total}-F${row}+SUM(Q:Q)+ROW()`, result: '0' })
  form.checks.push({ sheet: form.sheet, cell: `F${row}`, value: sumOf(form, (one) => one.count * one.amount) })
}

/** Another sheet that reads this one: a range, a whole column, a cell below, a look-up, sheets in a row. */
export const otherSheets: Feature = (form) => {
  const { here, first, last, total } = form
  const formula = (row: number, text: string, result = '0') => ({ row, column: 2, content: { formula: text, result } as const })
  const label = (row: number, text: string) => ({ row, column: 1, content: { text } })
  form.sheets.push(
    {
      name: '汇总',
      cells: [
        label(1, '本县汇总 A10'),
        formula(1, `SUM(${here}F${first}:F${last})`),
        formula(2, `SUM(${here}A:A)`),
        formula(3, `${here}$G$${total}`),
        formula(4, `VLOOKUP("无此人",${here}$B$${first}:$H$${last},4,FALSE)`),
        formula(5, `IF(ISERROR(B4),COUNTA(${here}B${first}:B${last}),0)&"<"&"F8"`),
        formula(6, 'SUM(明细:乡镇!B1)', '7'),
        formula(7, `SUM(${here}${first}:${last})*0+汇总!B9`),
      ],
    },
    { name: '明细', cells: [label(1, '一'), { row: 1, column: 2, content: { number: 3 } }] },
    { name: '乡镇', cells: [label(1, '二'), { row: 1, column: 2, content: { number: 4 } }] },
  )
  form.checks.push(
    { sheet: '汇总', cell: 'B1', value: sumOf(form, (one) => one.amount) },
    { sheet: '汇总', cell: 'B2', value: sumOf(form, (one) => one.index) },
    { sheet: '汇总', cell: 'B3', value: sumOf(form, (one) => one.count * one.amount) },
    { sheet: '汇总', cell: 'B6', value: 7 },
  )
}

/** Lists of other sheets, names and ranges; numbers, dates and own formulas. */
export const validations: Feature = (form) => {
  const { first, last, total } = form
  put(form, total + 3, 8, 0, { text: '在世' })
  put(form, total + 4, 8, 0, { text: '去世' })
  form.sheets.push({ name: '选项', state: 'hidden', cells: [{ row: 1, column: 1, content: { text: '一类' } }] })
  form.names.push('<definedName name="类别">选项!$A$1:$A$3</definedName>')
  const rule = (attributes: string, sqref: string, formulas: string): void =>
    addElement(form, 'dataValidations', `<dataValidation ${attributes} allowBlank="1" showErrorMessage="1" sqref="${sqref}">${formulas}</dataValidation>`)
  rule('type="list" errorStyle="warning" promptTitle="备注" prompt="请选择" showInputMessage="1"', body(form, 'H'), `<formula1>$H$${total + 3}:$H$${total + 4}</formula1>`)
  rule('type="whole" operator="between"', body(form, 'E'), '<formula1>1</formula1><formula2>99</formula2>')
  rule('type="date" operator="lessThan"', body(form, 'D'), '<formula1>46000</formula1>')
  rule('type="custom"', body(form, 'C'), `<formula1>COUNTIF($C$${first}:$C$${last},C${first})=1</formula1>`)
  rule('type="list"', `I${first}:I${last} I${total + 1}`, '<formula1>类别</formula1>')
  rule('type="list"', `G2 B${total + 2}`, '<formula1>"是,否"</formula1>')
  form.extensions.push(
    `<ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>选项!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>${body(form, 'B')}</xm:sqref></x14:dataValidation></x14:dataValidations></ext>`,
  )
}

export const conditionalFormats: Feature = (form) => {
  const { first, last, total } = form
  const add = (sqref: string, rule: string): void =>
    addElement(form, 'conditionalFormatting', `<conditionalFormatting sqref="${sqref}">${rule}</conditionalFormatting>`)
  add(`A${first}:H${last}`, `<cfRule type="expression" dxfId="0" priority="1"><formula>AND($F${first}&gt;150,$F${first}&lt;$F$${total})</formula></cfRule>`)
  add(body(form, 'F'), '<cfRule type="dataBar" priority="2"><dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar><extLst><ext uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:id>{11111111-1111-4111-8111-111111111111}</x14:id></ext></extLst></cfRule>')
  add(body(form, 'E'), '<cfRule type="iconSet" priority="3"><iconSet iconSet="3TrafficLights1"><cfvo type="percent" val="0"/><cfvo type="percent" val="33"/><cfvo type="percent" val="67"/></iconSet></cfRule>')
  add(body(form, 'G'), '<cfRule type="colorScale" priority="4"><colorScale><cfvo type="min"/><cfvo type="max"/><color rgb="FFF8696B"/><color rgb="FF63BE7B"/></colorScale></cfRule>')
  add(`E${total}:G${total}`, `<cfRule type="cellIs" dxfId="1" priority="5" operator="greaterThan"><formula>SUM($E$${first}:$E$${last})</formula></cfRule>`)
  add(`B${first}:B${last} B${total + 2}`, `<cfRule type="containsText" dxfId="0" priority="6" operator="containsText" text="试"><formula>NOT(ISERROR(SEARCH("试",B${first})))</formula></cfRule>`)
  form.extensions.push(
    `<ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule type="dataBar" id="{11111111-1111-4111-8111-111111111111}"><x14:dataBar minLength="0" maxLength="100" gradient="0"><x14:cfvo type="num"><xm:f>$E$${total}</xm:f></x14:cfvo><x14:cfvo type="autoMax"/><x14:negativeFillColor rgb="FFFF0000"/><x14:axisColor rgb="FF000000"/></x14:dataBar></x14:cfRule><xm:sqref>${body(form, 'F')}</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>`,
  )
}

export const printing: Feature = (form) => {
  form.names.push(
    `<definedName name="_xlnm.Print_Area" localSheetId="0">${escape(form.here)}$A$1:$H$${form.total + 2}</definedName>`,
    `<definedName name="_xlnm.Print_Titles" localSheetId="0">${escape(form.here)}$1:$${form.first - 1}</definedName>`,
  )
  addElement(form, 'printOptions', '<printOptions horizontalCentered="1" gridLines="1"/>')
  addElement(form, 'pageSetup', '<pageSetup paperSize="9" orientation="landscape" useFirstPageNumber="1" r:id="rIdPrinter"/>')
  addElement(form, 'headerFooter', '<headerFooter differentOddEven="1" differentFirst="1"><oddHeader>&amp;L虚构县&amp;R&amp;D</oddHeader><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter><evenHeader>&amp;C双页</evenHeader><firstHeader>&amp;C首页</firstHeader></headerFooter>')
  addElement(form, 'rowBreaks', `<brk id="${form.total + 2}" max="16383" man="1"/>`)
  addElement(form, 'colBreaks', '<colBreaks count="1" manualBreakCount="1"><brk id="14" max="1048575" man="1"/></colBreaks>')
  form.relations.push({ id: 'rIdPrinter', type: 'printerSettings', target: '../printerSettings/printerSettings1.bin' })
  form.contentDefaults.set('bin', 'application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings')
  form.parts.push({ name: 'xl/printerSettings/printerSettings1.bin', data: Buffer.from('虚构打印机'.repeat(20), 'utf16le') })
}

export const protection: Feature = (form) => {
  addElement(form, 'sheetProtection', `<sheetProtection ${HASH} sheet="1" objects="1" scenarios="1" formatCells="0" insertRows="0"/>`)
  addElement(form, 'protectedRanges', `<protectedRange ${HASH} sqref="A${form.first}:F${form.last}" name="可填区域"/>`)
  addElement(form, 'protectedRanges', `<protectedRange sqref="B${form.total + 2}" name="负责人"/>`)
  addToWorkbook(form, 'workbookProtection', '<workbookProtection workbookAlgorithmName="SHA-512" workbookHashValue="9oqhuHn0ExY3rOWQo7b2VwGvLrjqpbKU8jhSRrCdj3DJT0oSpXMkC0NXpZlzjIZ4Uvbo9NpDZVhjWnrUxSPbQA==" workbookSaltValue="VXn3yNkQe4eTjYc0r3cVIw==" workbookSpinCount="100000" lockStructure="1"/>')
}

export const names: Feature = ({ here: plain, first, last, total, names: list }) => {
  const here = escape(plain)
  list.push(
    `<definedName name="全部金额">${here}$F$${first}:$F$${last}</definedName>`,
    `<definedName name="总额" comment="合计">${here}$F$${total}</definedName>`,
    `<definedName name="本表人数" localSheetId="0" hidden="1">${here}$E$${first}:$E$${last},${here}$E$${total}</definedName>`,
    `<definedName name="左一格">${here}XFD1</definedName>`,
    '<definedName name="税率">0.13</definedName>',
    `<definedName name="动态区">OFFSET(${here}$A$${first},0,0,COUNTA(${here}$A$${first}:$A$${last}),8)</definedName>`,
    '<definedName name="YOY2024">1.05</definedName>',
  )
}

/** A formula that uses a name written like a cell that cannot be: column YOY lies beyond the last. */
export const namesInFormulas: Feature = (form) => {
  names(form)
  const row = form.total + 4
  put(form, row, 5, 7, { formula: 'SUM(全部金额)*YOY2024', result: '0' })
  put(form, row, 6, 7, { formula: `SUM(总额)+LOG10(10)-1+LEN("F8")-LEN("F9")`, result: '0' })
  form.checks.push(
    { sheet: form.sheet, cell: `E${row}`, value: sumOf(form, (one) => one.amount) * 1.05 },
    { sheet: form.sheet, cell: `F${row}`, value: sumOf(form, (one) => one.amount) },
  )
}

export const autoFilter: Feature = (form) => {
  const ref = `A${form.first - 1}:H${form.last}`
  addElement(form, 'autoFilter', `<autoFilter ref="${ref}"><filterColumn colId="4" hiddenButton="1"/></autoFilter>`)
  addElement(form, 'sortState', `<sortState ref="A${form.first}:H${form.last}"><sortCondition descending="1" ref="${body(form, 'F')}"/></sortState>`)
  form.names.push(`<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${escape(form.here)}$A$${form.first - 1}:$H$${form.last}</definedName>`)
}

export const hyperlinks: Feature = (form) => {
  put(form, form.total + 3, 2, 0, { text: '填报说明' })
  put(form, form.total + 3, 3, 0, { text: '回到合计' })
  form.relations.push({ id: 'rIdLink', type: 'hyperlink', target: 'https://example.invalid/help?a=1&b=2', isExternal: true })
  addElement(form, 'hyperlinks', `<hyperlink ref="B${form.total + 3}" r:id="rIdLink" tooltip="打开 A9"/>`)
  addElement(form, 'hyperlinks', `<hyperlink ref="C${form.total + 3}" location="${escape(form.here)}F${form.total}" display="A9"/>`)
  addElement(form, 'hyperlinks', `<hyperlink ref="G2" location="F${form.total}" tooltip="到合计"/>`)
}

export const frozenAndViews: Feature = (form) => {
  const { first, last, total } = form
  addElement(form, 'sheetViews', `<sheetViews><sheetView showGridLines="0" tabSelected="1" zoomScale="85" workbookViewId="0"><pane xSplit="2" ySplit="${first - 1}" topLeftCell="C${first}" activePane="bottomRight" state="frozen"/><selection pane="topRight" activeCell="C1" sqref="C1"/><selection pane="bottomRight" activeCell="E${total}" sqref="E${total}:G${total} A${first}"/></sheetView></sheetViews>`)
  const guid = '{22222222-2222-4222-8222-222222222222}'
  addElement(form, 'customSheetViews', `<customSheetView guid="${guid}" scale="70" fitToPage="1" hiddenColumns="1"><pane ySplit="${first - 1}" topLeftCell="A${first}" state="frozen"/><selection pane="bottomLeft" activeCell="A${total}" sqref="A${total}"/><rowBreaks count="1" manualBreakCount="1"><brk id="${total + 2}" max="16383" man="1"/></rowBreaks><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><autoFilter ref="A${first - 1}:H${last}"/></customSheetView>`)
  addToWorkbook(form, 'customWorkbookViews', `<customWorkbookViews><customWorkbookView name="镇级视图" guid="${guid}" maximized="1" windowWidth="1362" windowHeight="538" activeSheetId="1"/></customWorkbookViews>`)
  form.names.push(`<definedName name="Z_22222222_2222_4222_8222_222222222222_.wvu.PrintArea" localSheetId="0" hidden="1">${escape(form.here)}$A$1:$H$${total}</definedName>`)
}

export const outlineAndHidden: Feature = (form) => {
  const { first, last, total } = form
  addElement(form, 'sheetPr', '<sheetPr codeName="Sheet1"><tabColor rgb="FFFF0000"/><outlinePr summaryBelow="0" summaryRight="0"/></sheetPr>')
  addElement(form, 'sheetFormatPr', '<sheetFormatPr defaultRowHeight="15" outlineLevelRow="1" outlineLevelCol="1"/>')
  for (let row = first; row <= last; row += 1) form.rowAttributes.set(row, ' ht="20" customHeight="1" outlineLevel="1"')
  put(form, total + 5, 1, 0, { text: '内部行' })
  form.rowAttributes.set(total + 5, ' hidden="1"')
  form.sheets.push({ name: '深藏', state: 'veryHidden', cells: [{ row: 1, column: 1, content: { formula: `${form.here}E${total}`, result: '0' } }] })
  form.checks.push({ sheet: '深藏', cell: 'A1', value: sumOf(form, (one) => one.count) })
}

export const sparklines: Feature = (form) => {
  const here = escape(form.here)
  const line = (formula: string, cell: string): string => `<x14:sparkline><xm:f>${here}${formula}</xm:f><xm:sqref>${cell}</xm:sqref></x14:sparkline>`
  const lines: string[] = []
  for (let row = form.first; row <= form.last; row += 1) lines.push(line(`E${row}:F${row}`, `J${row}`))
  lines.push(line(body(form, 'F'), `J${form.total}`))
  form.extensions.push(
    `<ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:sparklineGroups xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:sparklineGroup type="column" displayEmptyCellsAs="gap"><x14:colorSeries rgb="FF376092"/><x14:sparklines>${lines.join('')}</x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext>`,
  )
}

export const ignoredErrors: Feature = (form) => {
  addElement(form, 'ignoredErrors', `<ignoredError sqref="${body(form, 'C')}" numberStoredAsText="1"/>`)
  addElement(form, 'ignoredErrors', `<ignoredError sqref="E${form.total}:G${form.total}" formulaRange="1"/>`)
  addElement(form, 'cellWatches', `<cellWatch r="F${form.total}"/>`)
}

/** Merged cells across each body row, and the columns they take. */
export const mergedRows: Feature = (form) => {
  for (let row = form.first; row <= form.last; row += 1) {
    for (const column of [15, 16]) put(form, row, column, 3)
    addElement(form, 'mergeCells', `<mergeCell ref="${columnName(15)}${row}:${columnName(16)}${row}"/>`)
  }
  addElement(form, 'mergeCells', `<mergeCell ref="B${form.total + 2}:C${form.total + 2}"/>`)
}
