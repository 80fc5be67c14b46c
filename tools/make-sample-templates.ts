import { mkdirSync, writeFileSync } from 'node:fs'
import { buildZip } from '../modules/workbook/tests/build-package.ts'
import { layOutCard, layOutList } from './templates/lay-out.ts'
import { TEMPLATES, type Template } from './templates/layouts.data.ts'
import { extent, newStrings, ref, sheetPart, stylesPart, type Sheet } from './templates/sheet-parts.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Household cells reach down over the rows of the members. */
function mergeBlocks(sheet: Sheet, merged: NonNullable<Template['merged']>, bodyRows: number): Sheet {
  const first = (sheet.freezeBelow ?? 0) + 1
  const blocks = Array.from({ length: Math.floor(bodyRows / merged.rows) }, (_, i) => first + i * merged.rows)
  const merges = blocks.flatMap((top) =>
    merged.columns.map((column) => `${ref(top, column)}:${ref(top + merged.rows - 1, column)}`),
  )
  return { ...sheet, merges: [...sheet.merges, ...merges] }
}

function sheetOf(template: Template): Sheet {
  const { list, card, merged } = template
  if (card) return layOutCard(card.sheetName, card.title, card.line, card.columns, card.rows, card.notes)
  if (!list) throw new Error(`${template.file}: neither a list nor a card`)
  const sheet = layOutList(list)
  return merged && typeof list.body === 'number' ? mergeBlocks(sheet, merged, list.body) : sheet
}

const relationships = (list: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`

/** The print area and the header rows repeated on each page. */
function definedNames(sheet: Sheet): string {
  const absolute = (a1: string): string => a1.replace(/([A-Z]+)(\d+)/, '$$$1$$$2')
  const rows = sheet.titleRows
    ?.split(':')
    .map((row) => `$${row}`)
    .join(':')
  const titles = rows
    ? `<definedName name="_xlnm.Print_Titles" localSheetId="0">'${sheet.name}'!${rows}</definedName>`
    : ''
  return `<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">'${sheet.name}'!$A$1:${absolute(extent(sheet))}</definedName>${titles}</definedNames>`
}

function workbookOf(sheet: Sheet): Buffer {
  const strings = newStrings()
  const sheetXml = sheetPart(sheet, strings)
  const override = (part: string, type: string): string =>
    `<Override PartName="/xl/${part}" ContentType="${TYPE}.${type}+xml"/>`
  return buildZip([
    {
      name: '[Content_Types].xml',
      data: `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook.xml', 'sheet.main')}${override('worksheets/sheet1.xml', 'worksheet')}${override('styles.xml', 'styles')}${override('sharedStrings.xml', 'sharedStrings')}</Types>`,
    },
    { name: '_rels/.rels', data: relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      data: `${HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets><sheet name="${sheet.name}" sheetId="1" r:id="rId1"/></sheets>${definedNames(sheet)}<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relationships([
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId2', 'styles', 'styles.xml'],
        ['rId3', 'sharedStrings', 'sharedStrings.xml'],
      ]),
    },
    { name: 'xl/styles.xml', data: stylesPart() },
    { name: 'xl/sharedStrings.xml', data: strings.part() },
    { name: 'xl/worksheets/sheet1.xml', data: sheetXml },
  ])
}

const folder = new URL('../data/templates/', import.meta.url)
mkdirSync(folder, { recursive: true })
for (const template of TEMPLATES) {
  writeFileSync(new URL(template.file, folder), workbookOf(sheetOf(template)))
  console.log(template.file)
}
