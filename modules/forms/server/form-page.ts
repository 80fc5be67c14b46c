import type { DataElement } from '#modules/catalogue/contract.ts'
import type { SheetDescription } from '#modules/workbook/contract.ts'
import type {
  ColumnView,
  FormSummary,
  PopulationDecision,
  PopulationShape,
  SheetView,
  UnderstoodWorkbook,
} from '../contract.ts'
import { effectiveMapping, type MappedColumn } from '../domain/effective-mapping.ts'
import { layOutSheet } from '../domain/layout-sheet.ts'
import { ROLE_WORDS, WHY_UNFILLED, type Said } from '../domain/said.ts'
import type { Describing } from './describe-in.ts'
import { mappingOf } from './mapping-of.ts'
import type { Template } from './read-template.ts'

export type Elements = ReadonlyMap<string, DataElement>
const LOCAL: Said = { zh: '由填表人填写，或由本系统编序号', en: 'Written by whoever fills it in, or numbered' }

/** What a header stands for, in words for the clerk. */
export function meaningOf({ column, programmes }: MappedColumn, says: Describing): string {
  switch (column.verdict) {
    case 'local':
      return LOCAL[says.language]
    case 'new':
      return WHY_UNFILLED.notHeld[says.language]
    case 'element': {
      const named =
        programmes === undefined || programmes === 'unknown' ? [] : programmes.map((token) => says.programme(token))
      const name = `${named.join('、')}${named.length === 0 ? '' : '：'}${says.element(column.element ?? '')}`
      const role = column.role === undefined ? undefined : ROLE_WORDS[column.role]
      if (role === undefined) return name
      return says.language === 'zh' ? `${role.zh}的${name}` : `${name} (${role.en})`
    }
    case 'aggregate':
      return column.aggregate === undefined ? '' : says.figure(column.aggregate)
  }
}

function columnViews(
  sheet: SheetDescription,
  mapped: readonly MappedColumn[],
  { elements, says }: Pick<PageParts, 'elements' | 'says'>,
): ColumnView[] {
  const leaves = new Map(
    sheet.tables.flatMap((table) => [...table.columns, ...table.rows]).map((leaf) => [leaf.cell, leaf]),
  )
  return mapped.map((one) => {
    const leaf = leaves.get(one.column.cell)
    const element = elements.get(one.column.element ?? '')
    const { reasonEn, ...column } = one.column
    return {
      ...column,
      reason: says.language === 'en' ? (reasonEn ?? column.reason) : column.reason,
      state: one.state,
      meaning: meaningOf(one, says),
      axis: leaf?.axis ?? 'column',
      ...(leaf?.unit === undefined ? {} : { unit: leaf.unit }),
      ...(element === undefined ? {} : { elementType: element.type }),
    }
  })
}

/** A population that was read, in the reader's language; the Chinese stays with it for the editor. */
export const populationIn = (read: PopulationShape, says: Describing): PopulationShape =>
  says.language === 'zh' ? read : { ...read, words: says.whom(read.filter, read.entity), wordsZh: read.words }

/** The population in force: the one a person wrote, else the one that was read. */
export function populationInForce(
  read: PopulationShape | undefined,
  decided: PopulationDecision | undefined,
  says: Pick<PageParts, 'says' | 'saysZh'>,
): (PopulationShape & { edited: boolean }) | undefined {
  if (decided === undefined) return read === undefined ? undefined : { ...populationIn(read, says.says), edited: false }
  const entity = decided.entity ?? read?.entity ?? 'person'
  return {
    entity,
    filter: decided.filter,
    words: says.says.whom(decided.filter, entity),
    ...(says.says.language === 'zh' ? {} : { wordsZh: says.saysZh.whom(decided.filter, entity) }),
    evidence: [],
    confidence: 1,
    edited: true,
  }
}

export interface PageParts {
  readonly template: Template
  readonly understanding: UnderstoodWorkbook
  readonly decisions: Parameters<typeof effectiveMapping>[2]
  readonly populations: readonly PopulationDecision[]
  readonly elements: Elements
  readonly says: Describing
  /** Chinese whatever the reader's language: what the editor of a population starts with. */
  readonly saysZh: Describing
}

export function sheetViews(parts: PageParts): SheetView[] {
  return parts.template.description.sheets.map((sheet, index) => {
    const understood = parts.understanding.sheets.find((one) => one.name === sheet.name)
    const grid = parts.template.grid.sheets[index]
    const laidOut = grid === undefined ? { rows: [], columnWidths: [], truncated: false } : layOutSheet(grid, sheet)
    const mapped = mappingOf(sheet, understood?.columns ?? [], parts.decisions)
    const population = populationInForce(
      understood?.population,
      parts.populations.find((one) => one.sheet === sheet.name),
      parts,
    )
    return {
      name: sheet.name,
      kind: sheet.kind,
      hidden: sheet.hidden,
      ...(sheet.title === undefined ? {} : { title: sheet.title }),
      ...(sheet.asOf === undefined ? {} : { asOf: sheet.asOf }),
      ...(population === undefined ? {} : { population }),
      columns: columnViews(sheet, mapped, parts),
      columnWidths: [...laidOut.columnWidths],
      rows: laidOut.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell })) })),
      truncated: laidOut.truncated,
      notes: [...sheet.notes],
      equations: understood?.equations ?? [],
    }
  })
}

/** How many headers stand in each state, over all sheets. */
export function countStates(
  understanding: UnderstoodWorkbook,
  decisions: PageParts['decisions'],
): FormSummary['columns'] {
  const counts = { automatic: 0, confirmed: 0, open: 0, notFilled: 0 }
  for (const sheet of understanding.sheets) {
    for (const { state } of effectiveMapping(sheet.name, sheet.columns, decisions))
      counts[state === 'not-filled' ? 'notFilled' : state]++
  }
  return counts
}
