import { expect, test } from 'vitest'
import { cellRef, columnLetter, columnNumber } from '../domain/cell-reference.ts'
import { parseCell, parseRange, shiftFormula } from './a1.ts'

test('references, and what lies outside a sheet', () => {
  expect([
    parseCell('A1'),
    parseCell('$XFD$1048576'),
    parseCell('XFE1'),
    parseCell('A1048577'),
    parseCell('A0'),
    parseCell('1A'),
  ]).toEqual([{ row: 1, column: 1 }, { row: 1048576, column: 16384 }, undefined, undefined, undefined, undefined])
  expect(parseRange('B2:A1')).toEqual({ top: 1, left: 1, bottom: 2, right: 2 })
  expect(parseRange('$A:$B')).toEqual({ top: 1, left: 1, bottom: 1048576, right: 2 })
  expect(parseRange('3:4')).toEqual({ top: 3, left: 1, bottom: 4, right: 16384 })
  expect([
    parseRange('A'),
    parseRange('1'),
    parseRange('A1:B2:C3'),
    parseRange('#REF!'),
    parseRange('A1:XFE1'),
  ]).toEqual(Array.from({ length: 5 }, () => undefined))
  for (const column of [1, 26, 27, 702, 703, 16384]) expect(columnNumber(columnLetter(column))).toBe(column)
  expect(cellRef(3, 28)).toBe('AB3')
})

test.each([
  ['A1+$B2+C$3+$D$4', 'C2+$B3+E$3+$D$4'],
  ['SUM(A1:B2)', 'SUM(C2:D3)'],
  ['"A1"&A1', '"A1"&C2'],
  [`'A1 表'!A1`, `'A1 表'!C2`],
  ['LOG10(A1)', 'LOG10(C2)'],
  ['A1_name+Sheet1!B2', 'A1_name+Sheet1!D3'],
  ['XFD1', '#REF!'],
])('%s moved one row down and two columns right is %s', (formula, expected) => {
  expect(shiftFormula(formula, 1, 2)).toBe(expected)
})
