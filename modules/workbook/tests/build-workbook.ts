import { buildZip } from './build-package.ts'
import type { RawEntry } from './build-package.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Parts of a workbook for a test; a sheet is the inside of its `worksheet` element, or a whole part when it begins with `<?xml` or `<!`. */
export interface WorkbookParts {
  readonly sheets: readonly { readonly name: string; readonly xml: string; readonly state?: string }[]
  readonly sharedStrings?: string
  readonly styles?: string
  /** Elements after `sheets` in the workbook part. */
  readonly definedNames?: string
  readonly workbookPr?: string
  /** Further entries; one with the name of a part replaces it. */
  readonly extra?: readonly RawEntry[]
}

/** The entries of a workbook, to be zipped as they are or changed first. */
export function workbookEntries(parts: WorkbookParts): RawEntry[] {
  const sheets = parts.sheets.map((sheet, index) => ({
    name: `xl/worksheets/sheet${index + 1}.xml`,
    data: sheetPart(sheet.xml),
  }))
  const list = parts.sheets.map(
    (sheet, index) =>
      `<sheet name="${sheet.name}" sheetId="${index + 1}"${sheet.state ? ` state="${sheet.state}"` : ''} r:id="rId${index + 1}"/>`,
  )
  const relationships = [
    ...parts.sheets.map((_, index) => [`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`] as const),
    ['rIdS', 'styles', 'styles.xml'] as const,
    ...(parts.sharedStrings === undefined ? [] : [['rIdT', 'sharedStrings', 'sharedStrings.xml'] as const]),
  ]
  const entries: RawEntry[] = [
    { name: '[Content_Types].xml', data: contentTypes(parts) },
    { name: '_rels/.rels', data: relationshipsPart([['rId1', 'officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      data: `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${parts.workbookPr ?? ''}<sheets>${list.join('')}</sheets>${parts.definedNames ?? ''}</workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', data: relationshipsPart(relationships) },
    { name: 'xl/styles.xml', data: parts.styles ?? plainStyles },
    ...(parts.sharedStrings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', data: parts.sharedStrings }]),
    ...sheets,
  ]
  const replaced = new Set(parts.extra?.map((entry) => entry.name))
  return [...entries.filter((entry) => !replaced.has(entry.name)), ...(parts.extra ?? [])]
}

export const buildWorkbook = (parts: WorkbookParts): Buffer => buildZip(workbookEntries(parts))

export const relationshipsPart = (list: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

export const sharedStringsPart = (items: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><sst xmlns="${MAIN}">${items.map((item) => `<si>${item}</si>`).join('')}</sst>`

const sheetPart = (xml: string): string =>
  /^<[?!x]/.test(xml)
    ? xml
    : `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${xml}</worksheet>`

const plainStyles = `<styleSheet xmlns="${MAIN}"><fonts><font><sz val="11"/></font></fonts><borders><border/></borders><cellXfs><xf/></cellXfs></styleSheet>`

function contentTypes(parts: WorkbookParts): string {
  const overrides = parts.sheets.map(
    (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  )
  return `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${parts.sharedStrings === undefined ? '' : `<Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/>`}${overrides.join('')}</Types>`
}
