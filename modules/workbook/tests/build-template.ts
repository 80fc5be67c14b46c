import { buildZip } from './build-package.ts'
import type { RawEntry } from './build-package.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

export interface RawSheet {
  readonly name: string
  /** The whole worksheet part, or what stands inside `<worksheet>`. */
  readonly xml: string
  /** Relationships of the sheet: `[type word, target]`, ids rId1, rId2 … */
  readonly relations?: readonly (readonly [type: string, target: string])[]
}

export interface RawWorkbook {
  readonly sheets: readonly RawSheet[]
  /** What stands after `<sheets>` in the workbook part. */
  readonly names?: string
  readonly properties?: string
  readonly styles?: string
  readonly parts?: readonly (RawEntry & { readonly type?: string })[]
  readonly zip64?: boolean
  /** As openpyxl writes: `xmlns:r` stands on each `<sheet>` and not on the root. */
  readonly declaresOnSheets?: boolean
}

/** cellXfs 0 General, 1 text, 2 date yyyy-mm-dd, 3 number 0.00, 4 yyyy年m月, 5 bold centred. */
export const stylesXml = `${declaration}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" borderId="1"/><xf numFmtId="49" borderId="1" applyNumberFormat="1"/><xf numFmtId="164" borderId="1" applyNumberFormat="1"/><xf numFmtId="2" borderId="1" applyNumberFormat="1"/><xf numFmtId="165" borderId="1" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" borderId="1"><alignment horizontal="center"/></xf></cellXfs></styleSheet>`

const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'

const relation = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`
const relations = (inner: string): string =>
  `${declaration}<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`

/** An xlsx by hand: exactly the XML that a test gives. */
export function buildWorkbook(book: RawWorkbook): Buffer {
  const parts = book.parts ?? []
  const onEach = ` xmlns:r="${RELATIONS}"`
  const sheets = book.sheets
    .map(
      (sheet, index) =>
        `<sheet${book.declaresOnSheets === true ? onEach : ''} name="${sheet.name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
    )
    .join('')
  const chain = parts.find((part) => part.name === 'xl/calcChain.xml')
  const overrides = [
    ...book.sheets.map((_, index) => [`xl/worksheets/sheet${index + 1}.xml`, SHEET_TYPE] as const),
    ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'] as const,
    ['xl/styles.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml'] as const,
    ...parts.flatMap((part) => (part.type === undefined ? [] : [[part.name, part.type] as const])),
  ]
  const entries: RawEntry[] = [
    {
      name: '[Content_Types].xml',
      data: `${declaration}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${overrides.map(([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`).join('')}</Types>`,
    },
    { name: '_rels/.rels', data: relations(relation(1, 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      data: `${declaration}<workbook xmlns="${MAIN}"${book.declaresOnSheets === true ? '' : onEach}>${book.properties ?? ''}<sheets>${sheets}</sheets>${book.names ?? ''}</workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relations(
        book.sheets.map((_, index) => relation(index + 1, 'worksheet', `worksheets/sheet${index + 1}.xml`)).join('') +
          relation(90, 'styles', 'styles.xml') +
          (chain === undefined ? '' : relation(91, 'calcChain', 'calcChain.xml')),
      ),
    },
    ...book.sheets.flatMap((sheet, index): RawEntry[] => [
      {
        name: `xl/worksheets/sheet${index + 1}.xml`,
        data: /<(?:\w+:)?(?:worksheet|chartsheet)\b/.test(sheet.xml) ? sheet.xml : worksheet(sheet.xml),
      },
      ...(sheet.relations === undefined
        ? []
        : [
            {
              name: `xl/worksheets/_rels/sheet${index + 1}.xml.rels`,
              data: relations(sheet.relations.map(([type, target], at) => relation(at + 1, type, target)).join('')),
            },
          ]),
    ]),
    { name: 'xl/styles.xml', data: book.styles ?? stylesXml },
    ...parts,
  ]
  return buildZip(entries, { zip64: book.zip64 === true })
}

export const worksheet = (inner: string): string =>
  `${declaration}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">${inner}</worksheet>`

const columnName = (column: number): string =>
  (column > 26 ? String.fromCharCode(64 + Math.floor((column - 1) / 26)) : '') +
  String.fromCharCode(65 + ((column - 1) % 26))

/** A plain list form 花名册: title, 填报单位, two header rows, five styled body rows (5 to 9), a total row of formulas, a note. */
export function buildTemplate(options: { readonly columns: number }): Buffer {
  const names = Array.from({ length: options.columns }, (_, index) => columnName(index + 1))
  const row = (number: number, cells: string): string => `<row r="${number}" ht="20" customHeight="1">${cells}</row>`
  const styleOf = (index: number): number => (index < 10 ? 1 : index < 17 ? 3 : 2)
  const text = (reference: string, value: string): string =>
    `<c r="${reference}" s="5" t="inlineStr"><is><t>${value}</t></is></c>`
  const body = [5, 6, 7, 8, 9].map((number) =>
    row(number, names.map((name, index) => `<c r="${name}${number}" s="${styleOf(index)}"/>`).join('')),
  )
  const total = names
    .map((name, index) =>
      index >= 10 && index < 17
        ? `<c r="${name}10" s="3"><f>SUM(${name}5:${name}9)</f><v>0</v></c>`
        : `<c r="${name}10" s="5"/>`,
    )
    .join('')
  const last = names.at(-1) ?? 'A'
  const xml = `<dimension ref="A1:${last}11"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="4" topLeftCell="A5" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><sheetData>${row(1, text('A1', '虚构县居民花名册'))}${row(2, text('A2', '填报单位：'))}${row(3, names.map((name, index) => text(`${name}3`, `第${index + 1}栏`)).join(''))}${row(4, names.map((name) => text(`${name}4`, '甲')).join(''))}${body.join('')}${row(10, total)}${row(11, text('A11', '注：虚构数据'))}</sheetData><mergeCells count="2"><mergeCell ref="A1:${last}1"/><mergeCell ref="A11:${last}11"/></mergeCells>`
  return buildWorkbook({ sheets: [{ name: '花名册', xml }] })
}
