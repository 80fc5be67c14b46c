import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildWorkbook } from './build-template.ts'
import { fillBytes, partOf } from './fill-bytes.ts'
import { diffPackages } from './inventory.ts'

test('random sheets: filled cells read back, all else is unchanged', async () => {
  const cell = fc.record({
    column: fc.integer({ min: 1, max: 8 }),
    style: fc.integer({ min: 0, max: 5 }),
    kind: fc.constantFrom('v', 's', 'e', 'f'),
  })
  const row = fc.record({
    number: fc.integer({ min: 1, max: 14 }),
    explicit: fc.boolean(),
    cells: fc.uniqueArray(cell, { selector: (one) => one.column, maxLength: 5 }),
  })
  const name = (column: number): string => String.fromCharCode(64 + column)
  const filled = fc.uniqueArray(
    fc.record({
      row: fc.integer({ min: 1, max: 16 }),
      column: fc.integer({ min: 1, max: 9 }),
      value: fc.oneof(
        fc.integer(),
        fc.string({ minLength: 1, maxLength: 5, unit: fc.constantFrom(...Array.from('居a<&1=_x')) }),
      ),
    }),
    { selector: (one) => one.row * 100 + one.column, minLength: 1, maxLength: 8 },
  )
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(row, { selector: (one) => one.number, maxLength: 8 }),
      filled,
      async (rows, cells) => {
        const xml = rows
          .toSorted((a, b) => a.number - b.number)
          .map(({ number, cells: inRow }) => {
            const inner = inRow
              .toSorted((a, b) => a.column - b.column)
              .map(
                ({ column, style, kind }) =>
                  `<c r="${name(column)}${number}" s="${style}"${kind === 'v' ? '><v>1</v></c>' : kind === 's' ? ' t="inlineStr"><is><t>旧</t></is></c>' : kind === 'f' ? '><f>Z1+1</f><v>2</v></c>' : '/>'}`,
              )
            return inner.length === 0
              ? `<row r="${number}"/>`
              : `<row r="${number}" spans="1:8">${inner.join('')}</row>`
          })
          .join('')
        const template = buildWorkbook({ sheets: [{ name: '表', xml: `<sheetData>${xml}</sheetData>` }] })
        const out = await fillBytes(template, {
          sheets: [
            {
              sheet: '表',
              lists: [],
              cells: cells.map(({ row: at, column, value }) => ({
                row: at,
                column,
                value: typeof value === 'number' ? { kind: 'number', number: value } : { kind: 'text', text: value },
              })),
            },
          ],
        })
        expect(
          await diffPackages(template, out, {
            filled: [{ sheet: '表', cells: cells.map((one) => `${name(one.column)}${one.row}`) }],
            changedParts: ['xl/workbook.xml'],
          }).then((found) => found.filter((one) => !one.includes('workbook.xml/workbook: 1 children became 2'))),
        ).toEqual([])
        const sheet = await partOf(out, 'xl/worksheets/sheet1.xml')
        for (const { row: at, column, value } of cells) {
          const written = new RegExp(
            `<c r="${name(column)}${at}"[^>]*>(?:<is><t[^>]*>(.*?)</t></is>|<v>(.*?)</v>)</c>`,
          ).exec(sheet)
          expect((written?.[1] ?? written?.[2] ?? '').replaceAll('&lt;', '<').replaceAll('&amp;', '&')).toBe(`${value}`)
        }
      },
    ),
    { numRuns: 80 },
  )
})
