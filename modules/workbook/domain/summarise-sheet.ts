import type { CellRange, HeaderLeaf, SheetDescription, TableDescription } from '../contract.ts'
import { cellRef } from './cell-reference.ts'

const area = ({ top, left, bottom, right }: CellRange): string => `${cellRef(top, left)}:${cellRef(bottom, right)}`

/** Everything a description says, one fact a line, so that a test can print the whole expected result beside its picture. */
export function summariseSheet(sheet: SheetDescription): readonly string[] {
  return [
    [sheet.kind, sheet.title ?? '-', sheet.asOf ?? '', sheet.units.join('、'), sheet.hidden ? 'hidden' : '']
      .filter((part) => part !== '')
      .join(' · '),
    ...sheet.preamble.map((line) => `above: ${oneLine(line)}`),
    ...sheet.notes.map((line) => `note: ${oneLine(line)}`),
    ...sheet.fields.map(
      (field) =>
        `field: ${field.cell} ${field.role} ${field.label}${field.value === undefined ? '' : ` = ${field.value}`}`,
    ),
    ...sheet.tables.flatMap(summariseTable),
  ]
}

const oneLine = (text: string): string => text.replaceAll('\n', '⏎').replace(/\s{2,}/gu, ' ')

function summariseTable(table: TableDescription): readonly string[] {
  const facts = [
    `${table.kind} ${area(table.range)}`,
    table.title === undefined ? '' : `heading ${table.title}`,
    `header ${table.headerRows.top}-${table.headerRows.bottom}`,
    table.body === undefined ? 'no body' : `body ${table.body.top}-${table.body.bottom}`,
    table.templateRow === undefined ? '' : `template ${table.templateRow}`,
    list('totals', table.totalRows),
    list('occupied', table.occupiedRows),
    list('merged down', table.mergedDownColumns),
    table.repeats === undefined
      ? ''
      : `repeats ${table.repeats.path.join('/')} ${table.repeats.top}-${table.repeats.bottom}`,
    list(
      'equations',
      table.equations.map((equation) => equation.text),
    ),
  ]
  return [facts.filter((fact) => fact !== '').join(' | '), ...[...table.columns, ...table.rows].map(summariseLeaf)]
}

const list = (name: string, values: readonly (string | number)[]): string =>
  values.length === 0 ? '' : `${name} ${values.join(',')}`

function summariseLeaf(leaf: HeaderLeaf): string {
  const place =
    leaf.axis === 'label'
      ? `→ ${leaf.valueRange === undefined ? '-' : area(leaf.valueRange)}`
      : `${leaf.axis} ${leaf.index}`
  const facts = [
    leaf.unit === undefined ? '' : `unit ${leaf.unit}`,
    leaf.printedIndex === undefined ? '' : `#${leaf.printedIndex}`,
    leaf.partOf === undefined ? '' : `part of ${leaf.partOf}`,
    list('choices', leaf.dropDown ?? []),
    list('boxes', leaf.checkboxes ?? []),
    list('samples', leaf.samples.map(oneLine)),
    leaf.hidden ? 'hidden' : '',
    leaf.computed ? 'computed' : '',
  ].filter((fact) => fact !== '')
  return `  ${leaf.cell} ${leaf.path.join('/')} ${place}${facts.length === 0 ? '' : ` (${facts.join('; ')})`}`
}
