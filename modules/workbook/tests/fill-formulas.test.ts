import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copyFormula, shiftFormula } from '../server/fill/formula-references.ts'

describe('formulas keep their meaning', () => {
  const shift = [{ first: 5, last: 7, template: 5, added: 4 }]
  test.each([
    ['SUM(D5:D7)', 'SUM(D5:D11)'],
    ['SUM(D4:D7)', 'SUM(D4:D11)'],
    ['SUM(D5:D6)', 'SUM(D5:D6)'],
    ['SUM(C7:E7)', 'SUM(C7:E7)'],
    ['D8+$D$8+LOG10(D9)', 'D12+$D$12+LOG10(D13)'],
    ['SUM(D7:D5)', 'SUM(D11:D5)'],
    ['SUM(5:7)+SUM($8:$9)', 'SUM(5:11)+SUM($12:$13)'],
    ['SUM(D:D)', 'SUM(D:D)'],
    ['"D8"&D8', '"D8"&D12'],
    ["表!D8+其他!D8+'表'!D8+'其 他'!D8", "表!D12+其他!D8+'表'!D12+'其 他'!D8"],
    ["[1]表!D8+'[x.xlsx]表'!D8", "[1]表!D8+'[x.xlsx]表'!D8"],
    ['表:其他!D8', '表:其他!D8'],
    ['表1[[#This Row],[D8]]+D8', '表1[[#This Row],[D8]]+D12'],
    ['税率D8+D8.x+_D8+D8_1', '税率D8+D8.x+_D8+D8_1'],
    ['#REF!D8+#N/A', '#REF!D8+#N/A'],
    ['VLOOKUP(A8,D$5:$E$7,2,0)', 'VLOOKUP(A12,D$5:$E$11,2,0)'],
    ['SUM(D5:INDEX(D:D,8))', 'SUM(D5:INDEX(D:D,8))'],
    ['@D8+D8#', '@D12+D12#'],
    ['D1048576', '#REF!'],
  ])('%s becomes %s', (before, after) => {
    expect(shiftFormula(before, shift, { sheet: '表', isHere: true, row: 20 })).toBe(after)
  })
  test.each([
    ['SUM(D$5:D6)', 6, 'SUM(D$5:D6)'],
    ['SUM(D$5:D7)', 7, 'SUM(D$5:D7)'],
    ['D5/D$8', 5, 'D5/D$12'],
    ['RANK(D5,$D$5:$D$7)', 5, 'RANK(D5,$D$5:$D$11)'],
  ])('in the body %s in row %i becomes %s', (before, row, after) => {
    expect(shiftFormula(before, shift, { sheet: '表', isHere: true, row })).toBe(after)
  })
  test.each([
    ['A1+$A1+A$1+$A$1', 2, 1, 'B3+$A3+B$1+$A$1'],
    ['SUM(A1:B2)+表!A1', 1, 0, 'SUM(A2:B3)+表!A2'],
    ['A1', -1, 0, 'A1048576'],
    ['"A1"&SUM(1:2)', 1, 1, '"A1"&SUM(2:3)'],
  ])('%s copied by %i, %i is %s', (before, rows, columns, after) => {
    expect(copyFormula(before, rows, columns)).toBe(after)
  })
  test.each([
    ['SUM(D5)', 'SUM(D5:D8)'],
    ['SUM(表!D5)+SUBTOTAL(9,D5)', 'SUM(表!D5:D8)+SUBTOTAL(9,D5:D8)'],
    ['SUM(其他!D5)+D5', 'SUM(其他!D5)+D5'],
    ['SUM(D5:D5)', 'SUM(D5:D8)'],
  ])('with one body row the total %s becomes %s', (before, after) => {
    const one = [{ first: 5, last: 5, template: 5, added: 3 }]
    expect(shiftFormula(before, one, { sheet: '表', isHere: true, row: 6 })).toBe(after)
  })
  test('every cell a formula names is the same cell afterwards', () => {
    // The model: rows are labels in an array, new labels are put in after row `last`; a reference means the labels it covers.
    const corner = fc.record({
      column: fc.constantFrom('A', 'B', 'AA'),
      row: fc.integer({ min: 1, max: 30 }),
      fixed: fc.boolean(),
    })
    fc.assert(
      fc.property(
        corner,
        fc.option(fc.integer({ min: 0, max: 10 })),
        fc.integer({ min: 2, max: 20 }),
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 1, max: 9 }),
        (from, height, first, size, added) => {
          const last = first + size
          const labels = Array.from({ length: 60 }, (_, index) => `${index + 1}`)
          const moved = [
            ...labels.slice(0, last),
            ...Array.from({ length: added }, (_, index) => `new${index}`),
            ...labels.slice(last),
          ]
          const write = (row: number): string => `${from.column}${from.fixed ? '$' : ''}${row}`
          const bottom = height === null ? from.row : from.row + height
          const formula = height === null ? `${write(from.row)}*2` : `SUM(${write(from.row)}:${write(bottom)})`
          const after = shiftFormula(formula, [{ first, last, template: first, added }], {
            sheet: '表',
            isHere: true,
            row: 50,
          })
          const rows = [...after.matchAll(/[A-Z]+\$?(\d+)/g)]
            .filter((match) => !match[0].startsWith('SUM'))
            .map((match) => Number(match[1]))
          const covered = moved.slice((rows[0] ?? 0) - 1, rows.at(-1))
          expect(covered.filter((label) => !label.startsWith('new'))).toEqual(labels.slice(from.row - 1, bottom))
          const takesBody =
            height !== null &&
            bottom >= last &&
            from.row <= last &&
            (bottom > last || from.row < last || first === last)
          expect(covered.some((label) => label.startsWith('new'))).toBe(takesBody)
        },
      ),
      { numRuns: 500 },
    )
  })
})
