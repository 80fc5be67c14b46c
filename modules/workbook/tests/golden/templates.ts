import { buildZip } from '../build-package.ts'
import type { RawEntry } from '../build-package.ts'
import { drawFrame, put, startForm } from './form-draft.ts'
import type { FormDraft, Person } from './form-draft.ts'
import * as parts from './package-features.ts'
import * as sheet from './sheet-features.ts'
import type { Feature } from './sheet-features.ts'
import { writeForm } from './write-form.ts'
import type { WriteOptions } from './write-form.ts'

export const features = {
  deepHeader: sheet.deepHeader,
  richText: sheet.richText,
  sharedFormulas: sheet.sharedFormulas,
  bodyFormulas: sheet.bodyFormulas,
  arrayFormulas: sheet.arrayFormulas,
  otherSheets: sheet.otherSheets,
  validations: sheet.validations,
  conditionalFormats: sheet.conditionalFormats,
  printing: sheet.printing,
  protection: sheet.protection,
  namesInFormulas: sheet.namesInFormulas,
  autoFilter: sheet.autoFilter,
  hyperlinks: sheet.hyperlinks,
  frozenAndViews: sheet.frozenAndViews,
  outlineAndHidden: sheet.outlineAndHidden,
  sparklines: sheet.sparklines,
  ignoredErrors: sheet.ignoredErrors,
  mergedRows: sheet.mergedRows,
  pictures: parts.pictures,
  textBoxes: parts.textBoxes,
  charts: parts.charts,
  comments: parts.comments,
  table: parts.table,
  externalLink: parts.externalLink,
  officeProperties: parts.officeProperties,
  cellPictures: parts.cellPictures,
  macros: parts.macros,
  controls: parts.controls,
} satisfies Record<string, Feature>

export type FeatureName = keyof typeof features

export interface GoldenTemplate extends WriteOptions {
  readonly name: string
  readonly features: readonly FeatureName[]
  readonly sheet?: string
  readonly headerRows?: number
  /** Body rows of the empty form. */
  readonly rows?: number
  readonly is1904?: boolean
  readonly templateRow?: 'first' | 'last'
  /** The first cell of the shared formulas is filled over. */
  readonly fillsMaster?: boolean
  readonly zip?: 'plain' | 'stored' | 'zip64' | 'descriptors'
}

const one = (
  name: string,
  dialect: WriteOptions['dialect'],
  list: readonly FeatureName[],
  rest: Partial<GoldenTemplate> = {},
): GoldenTemplate => ({ name, dialect, features: list, ...rest })

export const templates: readonly GoldenTemplate[] = [
  one('plain list of Excel', 'excel', ['richText', 'frozenAndViews']),
  one('three header levels', 'excel', ['deepHeader', 'printing', 'richText'], { headerRows: 3 }),
  one('four header levels of WPS', 'wps', ['deepHeader', 'officeProperties', 'cellPictures', 'printing'], { headerRows: 4 }),
  one('shared formulas', 'excel', ['sharedFormulas', 'bodyFormulas'], { templateRow: 'first' }),
  one('master of shared formulas filled over', 'excel', ['sharedFormulas', 'bodyFormulas', 'comments'], { fillsMaster: true }),
  one('array and other sheets', 'excel', ['arrayFormulas', 'otherSheets', 'outlineAndHidden']),
  one('drop-downs', 'wps', ['validations', 'protection', 'officeProperties']),
  one('protected form', 'excel', ['protection', 'validations', 'ignoredErrors'], { templateRow: 'first' }),
  one('pictures', 'excel', ['pictures', 'textBoxes', 'hyperlinks']),
  one('charts', 'excel', ['charts', 'textBoxes']),
  one('comments', 'excel', ['comments', 'hyperlinks']),
  one('conditional formats', 'excel', ['conditionalFormats', 'sparklines'], { templateRow: 'first' }),
  one('names and filter', 'excel', ['namesInFormulas', 'autoFilter', 'printing']),
  one('table', 'excel', ['table', 'namesInFormulas', 'comments']),
  one('outside workbook', 'excel', ['externalLink', 'arrayFormulas'], { sheet: "王家's 表" }),
  one('macros and controls', 'excel', ['macros', 'controls', 'printing']),
  one('LibreOffice list', 'libreoffice', ['conditionalFormats', 'autoFilter', 'printing']),
  one('LibreOffice with pictures', 'libreoffice', ['pictures', 'comments', 'hyperlinks', 'otherSheets']),
  one('openpyxl', 'openpyxl', ['validations', 'conditionalFormats', 'table']),
  one('openpyxl statistics', 'openpyxl', ['bodyFormulas', 'otherSheets', 'charts']),
  one('POI with inline strings', 'poi', ['mergedRows', 'sharedFormulas', 'comments']),
  one('POI stored', 'poi', ['arrayFormulas', 'pictures'], { zip: 'stored' }),
  one('every element prefixed', 'prefixed', ['conditionalFormats', 'validations', 'sharedFormulas', 'printing', 'table', 'comments']),
  one('no places written', 'bare', ['bodyFormulas', 'mergedRows', 'hyperlinks']),
  one('strict', 'strict', ['conditionalFormats', 'charts', 'namesInFormulas', 'frozenAndViews']),
  one('1904 dates and data descriptors', 'excel', ['validations', 'outlineAndHidden'], { is1904: true, zip: 'descriptors' }),
  one('zip64', 'excel', ['otherSheets', 'pictures', 'frozenAndViews'], { zip: 'zip64', sheet: 'A10' }),
  one('odd part names', 'excel', ['charts', 'pictures', 'comments', 'table', 'otherSheets'], { hasOddNames: true }),
  one('types by Override only', 'wps', ['pictures', 'conditionalFormats', 'officeProperties', 'macros'], { overridesOnly: true, sheet: '2026年 低保&特困' }),
  one('one body row', 'excel', ['conditionalFormats', 'validations', 'autoFilter', 'printing', 'charts'], { rows: 1 }),
  one('everything', 'excel', ['richText', 'sharedFormulas', 'bodyFormulas', 'arrayFormulas', 'otherSheets', 'validations', 'conditionalFormats', 'printing', 'protection', 'namesInFormulas', 'autoFilter', 'frozenAndViews', 'sparklines', 'ignoredErrors', 'mergedRows', 'pictures', 'charts', 'comments', 'externalLink', 'officeProperties', 'controls']),
]

export interface Drawing {
  readonly form: FormDraft
  readonly bytes: Buffer
}

const FILLED_OVER = 77

/** Cells filled one by one beside the list: the person in charge below the table, and where asked the master of the shared formulas. */
export const singleCells = (
  template: GoldenTemplate,
  form: FormDraft,
): readonly { row: number; column: number; value: { text: string } | { number: number } }[] => [
  { row: form.total + 2, column: 2, value: { text: '虚构负责人' } },
  ...(template.fillsMaster === true && template.features.includes('sharedFormulas')
    ? [{ row: form.first, column: 9, value: { number: FILLED_OVER } }]
    : []),
]

/** The form with `rows` body rows, the first of them filled with people. */
export function drawTemplate(
  template: GoldenTemplate,
  rows: number,
  filled: readonly Person[],
  options: Partial<GoldenTemplate> = {},
): Drawing {
  const form = startForm({
    sheet: template.sheet ?? '花名册',
    rows,
    headerRows: template.headerRows ?? 1,
    filled,
    is1904: template.is1904 === true,
  })
  drawFrame(form)
  parts.layout(form)
  for (const name of template.features) features[name](form)
  if (filled.length > 0)
    for (const { row, column, value } of singleCells(template, form))
      put(form, row, column, form.cells.get(row)?.get(column)?.style ?? 0, value)
  const total = form.checks.findIndex((check) => check.cell === `I${form.total}`)
  const known = form.checks[total]
  if (template.fillsMaster === true && known !== undefined)
    form.checks[total] = { ...known, value: known.value + FILLED_OVER - (filled[0]?.count ?? 0) * 2 }
  const asked = { ...template, ...options }
  return { form, bytes: zip(writeForm(form, asked), asked.zip) }
}

function zip(entries: readonly RawEntry[], kind: GoldenTemplate['zip']): Buffer {
  switch (kind) {
    case 'stored':
      return buildZip(entries.map((entry) => ({ ...entry, method: 0 })))
    case 'zip64':
      return buildZip(entries, { zip64: true })
    case 'descriptors':
      return buildZip(entries, { descriptors: true })
    case 'plain':
    case undefined:
      return buildZip(entries)
  }
}
