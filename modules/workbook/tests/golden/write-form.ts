import type { RawEntry } from '../build-package.ts'
import { columnName, escape } from './form-draft.ts'
import type { Content, Dialect, DraftCell, DraftRelation, FormDraft } from './form-draft.ts'
import { stylesPart, themePart } from './styles.data.ts'
import { vmlPart, commentsPart, drawingPart } from './drawing-parts.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SHEETML = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** CT_Worksheet and CT_Workbook are sequences. */
const beforeRows = ['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols']
const afterRows =
  'sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF controls tableParts'.split(
    ' ',
  )
const workbookOrder =
  'fileVersion workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr customWorkbookViews pivotCaches extLst'.split(
    ' ',
  )
/** Elements that hold the ones collected under their name. */
const wrapped = new Map(
  ['protectedRanges:protectedRange', 'customSheetViews', 'mergeCells:mergeCell', 'dataValidations:dataValidation', 'hyperlinks', 'rowBreaks:brk', 'customProperties', 'cellWatches', 'ignoredErrors', 'tableParts:tablePart']
    .map((one) => one.split(':'))
    .map(([name = '', counted]) => [name, counted]),
)

export interface WriteOptions {
  readonly dialect: Dialect
  /** Folder names other than Excel's, sheets not called sheet1. */
  readonly hasOddNames?: boolean
  readonly overridesOnly?: boolean
  /** Formulas without the 0 that an empty form stores: whoever opens the file must calculate. */
  readonly hasNoResults?: boolean
}

interface Strings {
  readonly items: string[]
  count: number
  find(item: string): number
}

function openStrings(): Strings {
  const index = new Map<string, number>()
  const strings: Strings = {
    items: [],
    count: 0,
    find(item) {
      strings.count += 1
      const known = index.get(item)
      if (known !== undefined) return known
      index.set(item, strings.items.length)
      strings.items.push(item)
      return strings.items.length - 1
    },
  }
  return strings
}

const spaced = (text: string): string => (/^\s|\s$/.test(text) ? ' xml:space="preserve"' : '')
const usesInline = (dialect: Dialect): boolean => dialect === 'poi' || dialect === 'bare'

function writeContent(content: Content, dialect: Dialect, strings: Strings): { type: string; inner: string } {
  if ('blank' in content) return { type: '', inner: '' }
  if ('number' in content) return { type: dialect === 'libreoffice' || dialect === 'openpyxl' ? ' t="n"' : '', inner: `<v>${content.number}</v>` }
  if ('formula' in content) {
    const always = dialect === 'libreoffice' ? ' aca="false"' : ''
    const text = escape(content.formula)
    const attributes = (content.attributes ?? '') + always
    const inner = content.formula === '' ? `<f${attributes}/>` : `<f${attributes}>${text}</f>`
    const result = dialect === 'openpyxl' ? '<v/>' : content.result === undefined ? '' : `<v>${content.result}</v>`
    return { type: content.type === undefined ? '' : ` t="${content.type}"`, inner: inner + result }
  }
  const item = 'rich' in content ? content.rich : `<t${spaced(content.text)}>${escape(content.text)}</t>`
  return usesInline(dialect) && !('rich' in content)
    ? { type: ' t="inlineStr"', inner: `<is>${item}</is>` }
    : { type: ' t="s"', inner: `<v>${strings.find(item)}</v>` }
}

function writeRow(row: number, cells: ReadonlyMap<number, DraftCell>, attributes: string, dialect: Dialect, strings: Strings): string {
  const columns = [...cells.keys()].toSorted((a, b) => a - b)
  let last = 0
  const written = columns.map((column) => {
    const { style, content } = cells.get(column) ?? { style: 0, content: { blank: true } as const }
    const { type, inner } = writeContent(content, dialect, strings)
    const isImplicit = dialect === 'bare' && column === last + 1
    last = column
    const place = isImplicit ? '' : ` r="${columnName(column)}${row}"`
    // Excel leaves the style out where it is 0; the others write it.
    const look = style === 0 && dialect !== 'libreoffice' && dialect !== 'openpyxl' ? '' : ` s="${style}"`
    const open = dialect === 'libreoffice' || dialect === 'poi' ? `<c${place}${look}${type}` : `<c${place}${type}${look}`
    return inner === '' ? (dialect === 'libreoffice' ? `${open}></c>` : `${open}/>`) : `${open}>${inner}</c>`
  })
  const spans = ['excel', 'wps', 'strict'].includes(dialect) && columns.length > 0 ? ` spans="1:${Math.max(8, columns.at(-1) ?? 8)}"` : ''
  const extra = dialect === 'excel' ? ' x14ac:dyDescent="0.15"' : dialect === 'libreoffice' && !attributes.includes('hidden') ? ' customFormat="false" hidden="false" outlineLevel="0" collapsed="false"'.replace(/ outlineLevel="0"/, attributes.includes('outlineLevel') ? '' : ' outlineLevel="0"') : ''
  const number = dialect === 'bare' ? '' : ` r="${row}"`
  return written.length === 0 ? `<row${number}${attributes}/>` : `<row${number}${spans}${attributes}${extra}>${written.join('')}</row>`
}

function joinElements(elements: ReadonlyMap<string, readonly string[]>, order: readonly string[]): string {
  return order
    .flatMap((name) => {
      const list = elements.get(name)
      if (list === undefined) return []
      if (!wrapped.has(name)) return list
      const counted = wrapped.get(name)
      return [`<${name}${counted === undefined ? '' : ` count="${list.length}"`}>${list.join('')}</${name}>`]
    })
    .join('')
}

function writeSheet(form: FormDraft, dialect: Dialect, strings: Strings): string {
  const end = Math.max(...form.cells.keys(), ...form.rowAttributes.keys())
  const rows: string[] = []
  for (let row = 1; row <= end; row += 1) {
    const cells = form.cells.get(row)
    const attributes = form.rowAttributes.get(row) ?? ''
    // Without numbers every row must stand there.
    if (cells !== undefined || attributes !== '' || dialect === 'bare') rows.push(writeRow(row, cells ?? new Map(), attributes, dialect, strings))
  }
  const extensions = form.extensions.length === 0 ? '' : `<extLst>${form.extensions.join('')}</extLst>`
  const spaces = `xmlns="${MAIN}" xmlns:r="${OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"`
  const between = dialect === 'libreoffice' || dialect === 'prefixed' ? '\n' : ''
  return `${declaration}<worksheet ${spaces}>${joinElements(form.elements, beforeRows)}<sheetData>${between}${rows.join(between)}${between}</sheetData>${joinElements(form.elements, afterRows)}${extensions}</worksheet>`
}

function writeOtherSheet(sheet: FormDraft['sheets'][number], dialect: Dialect, strings: Strings): string {
  const rows = new Map<number, Map<number, DraftCell>>()
  for (const { row, column, content } of sheet.cells) rows.set(row, (rows.get(row) ?? new Map<number, DraftCell>()).set(column, { style: 0, content }))
  const written = [...rows].toSorted(([a], [b]) => a - b).map(([row, cells]) => writeRow(row, cells, '', dialect === 'bare' ? 'poi' : dialect, strings))
  return `${declaration}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><sheetData>${written.join('')}</sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>`
}

const writeRelations = (list: readonly DraftRelation[]): string =>
  `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(({ id, type, target, isExternal }) => `<Relationship Id="${id}" Type="${type.includes('://') ? type : `${OFFICE}/${type}`}" Target="${escape(target)}"${isExternal === true ? ' TargetMode="External"' : ''}/>`)
    .join('')}</Relationships>`

const relsName = (part: string): string => part.replace(/([^/]+)$/, '_rels/$1.rels')

/** Adds the parts that collect what features put in: one drawing, one comments part. */
function finishDrawing(form: FormDraft, add: (name: string, data: string, type?: string) => void): DraftRelation[] {
  const relations = [...form.relations]
  if (form.anchors.length > 0) {
    relations.push({ id: 'rIdDrawing', type: 'drawing', target: '../drawings/drawing1.xml' })
    form.elements.set('drawing', ['<drawing r:id="rIdDrawing"/>'])
    add('xl/drawings/drawing1.xml', drawingPart(form.anchors), 'application/vnd.openxmlformats-officedocument.drawing+xml')
    if (form.drawingRelations.length > 0) add('xl/drawings/_rels/drawing1.xml.rels', writeRelations(form.drawingRelations))
  }
  if (form.comments.length > 0) {
    relations.push({ id: 'rIdComments', type: 'comments', target: '../comments1.xml' }, { id: 'rIdVml', type: 'vmlDrawing', target: '../drawings/vmlDrawing1.vml' })
    form.elements.set('legacyDrawing', ['<legacyDrawing r:id="rIdVml"/>'])
    form.contentDefaults.set('vml', 'application/vnd.openxmlformats-officedocument.vmlDrawing')
    add('xl/comments1.xml', commentsPart(form.comments), `${SHEETML}.comments+xml`)
    add('xl/drawings/vmlDrawing1.vml', vmlPart(form.comments))
  }
  return relations
}

const oddFolders: readonly (readonly [string, string])[] = [
  ['xl/worksheets/', 'book/tables/'],
  ['xl/drawings/', 'book/art/'],
  ['xl/charts/', 'book/graphs/'],
  ['xl/tables/', 'book/lists/'],
  ['xl/', 'book/'],
]
const oddly = (name: string): string => {
  for (const [from, to] of oddFolders) if (name.startsWith(from)) return to + name.slice(from.length).replace('sheet1.xml', 'people.xml').replace('chart1.xml', 'picture-of-numbers.xml').replace('drawing1.xml', '画布 1.xml').replace('table1.xml', 'area.xml')
  return name
}

/** Every element of the spreadsheet namespace with a prefix, as some writers do. */
const withPrefix = (xml: string): string =>
  xml.includes(`xmlns="${MAIN}"`) ? xml.replace(/<(\/?)([A-Za-z]\w*)(?=[\s/>])/g, '<$1x:$2').replace(`xmlns="${MAIN}"`, `xmlns:x="${MAIN}"`) : xml

const strictly = (xml: string): string =>
  xml
    .replaceAll(MAIN, 'http://purl.oclc.org/ooxml/spreadsheetml/main')
    .replaceAll(OFFICE, 'http://purl.oclc.org/ooxml/officeDocument/relationships')
    .replaceAll('http://schemas.openxmlformats.org/drawingml/2006/', 'http://purl.oclc.org/ooxml/drawingml/')

export function writeForm(form: FormDraft, options: WriteOptions): RawEntry[] {
  const { dialect } = options
  const strings = openStrings()
  const entries: { name: string; data: string | Uint8Array }[] = []
  const overrides: [string, string][] = []
  const add = (name: string, data: string | Uint8Array, type?: string): void => {
    entries.push({ name, data })
    if (type !== undefined) overrides.push([name, type])
  }
  const relations = finishDrawing(form, add)
  if (options.hasNoResults === true) dropResults(form)
  // LibreOffice believes the stored results of files that say they are Excel's.
  if (dialect === 'excel') {
    add('docProps/app.xml', appPart, 'application/vnd.openxmlformats-officedocument.extended-properties+xml')
    if (!form.workbook.has('fileVersion')) form.workbook.set('fileVersion', ['<fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="22527"/>'])
  }
  const sheetParts = ['xl/worksheets/sheet1.xml', ...form.sheets.map((_, at) => `xl/worksheets/sheet${at + 2}.xml`)]
  const sheetXml = writeSheet(form, dialect, strings)
  const others = form.sheets.map((sheet) => writeOtherSheet(sheet, dialect, strings))
  for (const [at, name] of sheetParts.entries()) add(name, at === 0 ? sheetXml : (others[at - 1] ?? ''), `${SHEETML}.worksheet+xml`)
  if (relations.length > 0) add(relsName('xl/worksheets/sheet1.xml'), writeRelations(relations))
  add('xl/styles.xml', stylesPart, `${SHEETML}.styles+xml`)
  add('xl/theme/theme1.xml', themePart, 'application/vnd.openxmlformats-officedocument.theme+xml')
  const book: DraftRelation[] = [
    ...sheetParts.map((part, at) => ({ id: `rId${at + 1}`, type: 'worksheet', target: dialect === 'openpyxl' ? `/${part}` : part.slice(3) })),
    { id: 'rIdStyles', type: 'styles', target: 'styles.xml' },
    { id: 'rIdTheme', type: 'theme', target: 'theme/theme1.xml' },
    ...form.workbookRelations,
  ]
  if (strings.items.length > 0) {
    book.push({ id: 'rIdStrings', type: 'sharedStrings', target: 'sharedStrings.xml' })
    add('xl/sharedStrings.xml', `${declaration}<sst xmlns="${MAIN}" count="${strings.count}" uniqueCount="${strings.items.length}">${strings.items.map((item) => `<si>${item}</si>`).join('')}</sst>`, `${SHEETML}.sharedStrings+xml`)
  }
  const states = ['', ...form.sheets.map((sheet) => (sheet.state === undefined ? '' : ` state="${sheet.state}"`))]
  const names = [form.sheet, ...form.sheets.map((sheet) => sheet.name)]
  const workbook = new Map(form.workbook)
  workbook.set('sheets', [`<sheets>${names.map((name, at) => `<sheet name="${escape(name)}" sheetId="${at + 1}"${states[at] ?? ''} r:id="rId${at + 1}"/>`).join('')}</sheets>`])
  if (form.is1904) workbook.set('workbookPr', ['<workbookPr date1904="1"/>'])
  if (form.names.length > 0) workbook.set('definedNames', [`<definedNames>${form.names.join('')}</definedNames>`])
  if (dialect !== 'bare') workbook.set('calcPr', ['<calcPr calcId="191029"/>'])
  add('xl/workbook.xml', `${declaration}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"${dialect === 'strict' ? ' conformance="strict"' : ''}>${joinElements(workbook, workbookOrder)}</workbook>`, form.isMacro ? 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' : `${SHEETML}.sheet.main+xml`)
  add('xl/_rels/workbook.xml.rels', writeRelations(book))
  for (const part of form.parts) add(part.name, part.data, part.type)
  const custom = form.parts.some((part) => part.name === 'docProps/custom.xml')
  add('_rels/.rels', writeRelations([{ id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' }, ...(custom ? [{ id: 'rId2', type: 'custom-properties', target: 'docProps/custom.xml' }] : [])]))
  return renameParts([{ name: '[Content_Types].xml', data: contentTypes(form, overrides, options) }, ...entries], options)
}

const appPart = `${declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Excel</Application><AppVersion>16.0300</AppVersion></Properties>`

function dropResults(form: FormDraft): void {
  const dropped = (content: Content): Content => {
    if (!('formula' in content) || !content.result?.startsWith('0')) return content
    const { result: _result, ...rest } = content
    return rest
  }
  for (const cells of form.cells.values())
    for (const [column, cell] of cells) cells.set(column, { ...cell, content: dropped(cell.content) })
  for (const [at, sheet] of form.sheets.entries())
    form.sheets[at] = { ...sheet, cells: sheet.cells.map((cell) => ({ ...cell, content: dropped(cell.content) })) }
}

function contentTypes(form: FormDraft, overrides: [string, string][], options: WriteOptions): string {
  const defaults = new Map([['rels', 'application/vnd.openxmlformats-package.relationships+xml'], ['xml', 'application/xml'], ...form.contentDefaults])
  const written = [...defaults].map(([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`)
  const shown = overrides.map(([name, type]) => `<Override PartName="/${options.hasOddNames === true ? encodeURI(oddly(name)) : name}" ContentType="${type}"/>`)
  return `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${options.overridesOnly === true ? written.slice(0, 1).join('') + [...form.contentDefaults].map(([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`).join('') : written.join('')}${shown.join('')}</Types>`
}

function renameParts(entries: readonly { name: string; data: string | Uint8Array }[], options: WriteOptions): RawEntry[] {
  return entries.map(({ name, data }) => {
    let text = data
    if (typeof text === 'string') {
      if (options.dialect === 'prefixed') text = withPrefix(text)
      if (options.dialect === 'strict') text = strictly(text)
      if (options.hasOddNames === true && name.endsWith('.rels'))
        text = text.replace(/Target="([^"]*)"(?! TargetMode)/g, (_, target: string) => `Target="/${oddly(absolute(name, target))}"`)
    }
    if (options.hasOddNames !== true) return { name, data: text }
    return { name: name.endsWith('.rels') && name !== '_rels/.rels' ? relsName(oddly(name.replace('_rels/', '').replace(/\.rels$/, ''))) : oddly(name), data: text }
  })
}

function absolute(rels: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const folder = rels.split('/').slice(0, -2)
  for (const step of target.split('/')) {
    if (step === '..') folder.pop()
    else folder.push(step)
  }
  return folder.join('/')
}
