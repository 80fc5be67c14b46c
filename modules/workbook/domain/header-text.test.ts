import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellRef, columnLetter, parseCellRef } from './cell-reference.ts'
import { cleanHeaderText } from './clean-header-text.ts'
import {
  AS_OF_TEXTS,
  BLANK_PERIODS,
  CHECKBOX_CELLS,
  EQUATION_TEXTS,
  FIELD_LINES,
  HEADER_TEXTS,
} from './header-text.cases.ts'
import { parseEquations } from './parse-equations.ts'
import { readCheckboxes } from './read-checkboxes.ts'
import { readFormFields } from './read-form-fields.ts'
import { readBlankPeriod, readTitlePeriod } from './read-period.ts'
import { readUnitList, splitUnit } from './read-units.ts'

test.each(HEADER_TEXTS)('the header %j is named %j', (written, name) => expect(cleanHeaderText(written)).toBe(name))

test.each(EQUATION_TEXTS)('%j prints %j', (printed, equations) =>
  expect(parseEquations(printed).map((equation) => equation.text)).toEqual(equations),
)

test.each(AS_OF_TEXTS)('%j counts at %j', (printed, day) => expect(readTitlePeriod(printed)).toBe(day))

test.each(BLANK_PERIODS)('%j leaves %j open', (printed, period) => {
  const found = readBlankPeriod(printed)
  const shown =
    found &&
    [found.precision, `${found.start}-${found.end}`, found.year, found.month]
      .filter((part) => part !== undefined)
      .join(' ')
  expect(shown).toBe(period)
})

test.each(FIELD_LINES)('%j holds %j', (line, fields) =>
  expect(
    readFormFields(line).map(
      (field) => `${field.role} ${field.label}${field.value === undefined ? '' : `=${field.value}`}`,
    ),
  ).toEqual(fields),
)

test.each(CHECKBOX_CELLS)('%j offers %j', (cell, options) => expect(readCheckboxes(cell)).toEqual(options))

test('units are taken off names, and lists of them read', () => {
  expect(splitUnit('金额(万元)')).toEqual({ text: '金额', unit: '万元' })
  expect(splitUnit('地址(村)')).toEqual({ text: '地址(村)' })
  expect(readUnitList('人、户、万元')).toEqual(['人', '户', '万元'])
  expect(readUnitList('城关镇')).toEqual([])
})

test('every cell reference reads back', () => {
  expect([columnLetter(1), columnLetter(26), columnLetter(27), columnLetter(16_384)]).toEqual(['A', 'Z', 'AA', 'XFD'])
  expect([parseCellRef('$B$12'), parseCellRef('A0'), parseCellRef('XFE1'), parseCellRef('A1048577')]).toEqual([
    { row: 12, column: 2 },
    undefined,
    undefined,
    undefined,
  ])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_048_576 }), fc.integer({ min: 1, max: 16_384 }), (row, column) => {
      expect(parseCellRef(cellRef(row, column))).toEqual({ row, column })
    }),
  )
})

test('no text breaks the readers, and a name is never lost', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), (text) => {
      parseEquations(text)
      readFormFields(text)
      readBlankPeriod(text)
      readTitlePeriod(text)
      readCheckboxes(text)
      if (/[\p{Script=Han}\w]/u.test(text)) expect(cleanHeaderText(text)).not.toBe('')
    }),
    { numRuns: 500 },
  )
})
