import { buildWorkbook } from './build-template.ts'

const X14 =
  'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'

/** Body rows 5 to 7, template row 5, total row 8, notes 9 to 10; one of everything that names a row. */
export function buildForm(): Buffer {
  const cells = (row: number): string =>
    `<row r="${row}" spans="1:6" ht="22" customHeight="1"><c r="A${row}" s="1"/><c r="B${row}" s="3"/><c r="C${row}" s="3"><f>B${row}*2</f><v>0</v></c><c r="D${row}" s="0"/><c r="E${row}" s="0"/><c r="F${row}"><f>RANK(B${row},$B$5:$B$7)</f></c></row>`
  const sheet =
    '<sheetPr/><dimension ref="A1:F10"/><sheetViews><sheetView topLeftCell="A1" workbookViewId="0"><pane ySplit="4" topLeftCell="A9" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="B8" sqref="B8:C9 A1"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="6" width="12" customWidth="1"/></cols><sheetData>' +
    '<row r="1" ht="30" customHeight="1"><c r="A1" s="5" t="inlineStr"><is><t>花名册</t></is></c></row><row r="4"><c r="A4" s="5" t="inlineStr"><is><t>姓名</t></is></c><c r="B4" s="5" t="inlineStr"><is><t>数</t></is></c></row>' +
    [5, 6, 7].map(cells).join('') +
    '<row r="8" ht="25" customHeight="1"><c r="A8" s="5" t="inlineStr"><is><t>合计</t></is></c><c r="B8" s="3"><f>SUM(B5:B7)</f><v>0</v></c><c r="C8" s="3"><f t="shared" ref="C8:D8" si="0">SUM(C5:C7)+B$9</f><v>0</v></c><c r="D8" s="3"><f t="shared" si="0"/><v>0</v></c></row><row r="9"><c r="B9"><v>3</v></c></row><row r="10"><c r="A10" t="inlineStr"><is><t>注</t></is></c></row></sheetData>' +
    '<sheetProtection sheet="1"/><protectedRanges><protectedRange name="体" sqref="A5:B7"/></protectedRanges><autoFilter ref="A4:F7"/><mergeCells count="3"><mergeCell ref="A1:F1"/><mergeCell ref="D5:E5"/><mergeCell ref="A10:F10"/></mergeCells>' +
    '<conditionalFormatting sqref="B5:B7"><cfRule type="expression" priority="1"><formula>COUNTIF($B$5:$B$7,B5)&gt;1</formula></cfRule></conditionalFormatting><conditionalFormatting sqref="B8"><cfRule type="expression" priority="2"><formula>B8&lt;$B$9</formula></cfRule></conditionalFormatting>' +
    '<dataValidations count="2"><dataValidation type="list" sqref="A5 A6 A7"><formula1>$B$9:$B$9</formula1></dataValidation><dataValidation type="whole" sqref="B5:B1048576"><formula1>0</formula1><formula2>$B$8</formula2></dataValidation></dataValidations>' +
    '<hyperlinks><hyperlink ref="A10" location="表!A9" display="注"/></hyperlinks><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><rowBreaks count="2" manualBreakCount="2"><brk id="4" max="16383" man="1"/><brk id="8" max="16383" man="1"/></rowBreaks><ignoredErrors><ignoredError sqref="A5:A7" numberStoredAsText="1"/></ignoredErrors><drawing r:id="rId1"/><legacyDrawing r:id="rId2"/><tableParts count="1"><tablePart r:id="rId4"/></tableParts>' +
    `<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" ${X14}><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="expression" priority="3" id="{00000000-0000-0000-0000-000000000001}"><xm:f>B5&gt;$B$8</xm:f></x14:cfRule><xm:sqref>B5:B7</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" ${X14}><x14:sparklineGroups><x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>表!B8:C8</xm:f><xm:sqref>D9</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>`
  const other =
    '<sheetData><row r="1"><c r="A1"><f>SUM(表!B5:B7)+表!$B$9+B9</f><v>0</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">表!A8&amp;"表!A8"</f><v>0</v></c></row><row r="2"><c r="B2"><f t="shared" si="0"/><v>0</v></c></row></sheetData>'
  const drawing =
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"><xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>8</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:sp macro="" textlink="表!$B$8"/><xdr:clientData/></xdr:twoCellAnchor>' +
    '<xdr:oneCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>8</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="1" cy="1"/><xdr:sp macro="" textlink=""/><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>'
  const vml =
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="s1"><x:ClientData ObjectType="Note"><x:Anchor>1, 15, 7, 2, 3, 15, 10, 4</x:Anchor><x:Row>8</x:Row><x:Column>0</x:Column></x:ClientData></v:shape></xml>'
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  return buildWorkbook({
    sheets: [
      {
        name: '表',
        xml: sheet,
        relations: [
          ['drawing', '../drawings/drawing1.xml'],
          ['vmlDrawing', '../drawings/vmlDrawing1.vml'],
          ['comments', '../comments1.xml'],
          ['table', '../tables/table1.xml'],
        ],
      },
      { name: '汇总', xml: other },
    ],
    names:
      '<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">表!$A$4:$F$7</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">表!$A$1:$F$10</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">表!$3:$4</definedName><definedName name="体">表!$B$5:$B$7</definedName><definedName name="别处">汇总!$B$8</definedName></definedNames><calcPr calcId="1"/>',
    parts: [
      {
        name: 'xl/drawings/drawing1.xml',
        data: drawing,
        type: 'application/vnd.openxmlformats-officedocument.drawing+xml',
      },
      { name: 'xl/drawings/vmlDrawing1.vml', data: vml },
      {
        name: 'xl/comments1.xml',
        data: `<comments xmlns="${main}"><authors><author>甲</author></authors><commentList><comment ref="A9" authorId="0"><text><t>批注</t></text></comment></commentList></comments>`,
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml',
      },
      {
        name: 'xl/tables/table1.xml',
        data: `<table xmlns="${main}" id="1" name="表1" displayName="表1" ref="A4:B8" totalsRowCount="1"><autoFilter ref="A4:B7"/><tableColumns count="2"><tableColumn id="1" name="姓名"/><tableColumn id="2" name="数"/></tableColumns></table>`,
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml',
      },
      {
        name: 'xl/charts/chart1.xml',
        data: '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:f>表!$B$5:$B$7</c:f><c:f>汇总!$B$5:$B$7</c:f></c:chartSpace>',
        type: 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
      },
    ],
  })
}
