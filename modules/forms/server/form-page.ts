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
import { describeAggregate } from '../domain/describe-aggregate.ts'
import { effectiveMapping, type MappedColumn } from '../domain/effective-mapping.ts'
import { layOutSheet } from '../domain/layout-sheet.ts'
import type { Template } from './read-template.ts'

export type Elements = ReadonlyMap<string, DataElement>
/** Words for whom a filter selects. */
export type WordsOf = (filter: string, entity: PopulationShape['entity']) => string

const LOCAL = '由填表人填写，或由本系统编序号'
const NEW = '台账里没有这一项'
const ROLE_WORDS: Readonly<Record<string, string>> = {
  head: '户主',
  member: '家庭成员',
  spouse: '配偶',
  child: '子女',
  father: '父亲',
  mother: '母亲',
  guardian: '监护人',
  grandfather: '祖父',
  grandmother: '祖母',
  maternal_grandfather: '外祖父',
  maternal_grandmother: '外祖母',
  agent: '代理人',
  applicant: '申请人',
  supporter: '赡（抚、扶）养人',
  owner: '房主',
  tenant: '承租人',
  party: '当事人',
  subject: '服务对象',
  work_unit: '工作单位',
  building_head: '楼栋长',
  service_recipient: '服务对象',
}

/** What a header stands for, in words for the clerk. */
export function meaningOf({ column }: MappedColumn, elements: Elements, wordsOf: WordsOf): string {
  switch (column.verdict) {
    case 'local':
      return LOCAL
    case 'new':
      return NEW
    case 'element': {
      const name = elements.get(column.element ?? '')?.nameZh ?? column.element ?? ''
      const role = column.role === undefined ? undefined : ROLE_WORDS[column.role]
      return role === undefined ? name : `${role}的${name}`
    }
    case 'aggregate':
      return column.aggregate === undefined
        ? ''
        : describeAggregate(
            column.aggregate,
            wordsOf(column.aggregate.filter, column.aggregate.entity),
            elements.get(column.aggregate.field ?? '')?.nameZh,
          )
  }
}

function columnViews(
  sheet: SheetDescription,
  mapped: readonly MappedColumn[],
  { elements, wordsOf }: Pick<PageParts, 'elements' | 'wordsOf'>,
): ColumnView[] {
  const leaves = new Map(
    sheet.tables.flatMap((table) => [...table.columns, ...table.rows]).map((leaf) => [leaf.cell, leaf]),
  )
  return mapped.map((one) => {
    const leaf = leaves.get(one.column.cell)
    const element = elements.get(one.column.element ?? '')
    return {
      ...one.column,
      state: one.state,
      meaning: meaningOf(one, elements, wordsOf),
      axis: leaf?.axis ?? 'column',
      ...(leaf?.unit === undefined ? {} : { unit: leaf.unit }),
      ...(element === undefined ? {} : { elementType: element.type }),
    }
  })
}

/** The population in force: the one a person wrote, else the one that was read. */
export function populationInForce(
  read: PopulationShape | undefined,
  decided: PopulationDecision | undefined,
  wordsOf: WordsOf,
): (PopulationShape & { edited: boolean }) | undefined {
  if (decided === undefined) return read === undefined ? undefined : { ...read, edited: false }
  const entity = decided.entity ?? read?.entity ?? 'person'
  return {
    entity,
    filter: decided.filter,
    words: wordsOf(decided.filter, entity),
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
  readonly wordsOf: WordsOf
}

export function sheetViews(parts: PageParts): SheetView[] {
  return parts.template.description.sheets.map((sheet, index) => {
    const understood = parts.understanding.sheets.find((one) => one.name === sheet.name)
    const grid = parts.template.grid.sheets[index]
    const laidOut = grid === undefined ? { rows: [], columnWidths: [], truncated: false } : layOutSheet(grid, sheet)
    const mapped = effectiveMapping(sheet.name, understood?.columns ?? [], parts.decisions)
    const population = populationInForce(
      understood?.population,
      parts.populations.find((one) => one.sheet === sheet.name),
      parts.wordsOf,
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
