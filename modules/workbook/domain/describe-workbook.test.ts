import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CellValue, SheetDescription } from '../contract.ts'
import { parseCellRef } from './cell-reference.ts'
import { describeWorkbook } from './describe-workbook.ts'
import { drawSheet, drawWorkbook } from './picture-grid.ts'
import { summariseSheet } from './summarise-sheet.ts'
import { TEMPLATES } from './templates.cases.ts'

describe('what departments send is understood', () => {
  test.each(TEMPLATES)('$name', ({ picture, options, expected }) => {
    const [sheet] = describeWorkbook(drawWorkbook(drawSheet(picture, options))).sheets
    expect(sheet === undefined ? [] : summariseSheet(sheet)).toEqual(expected.trim().split('\n'))
  })

  test('a sheet that only feeds drop-downs of another is no form', () => {
    const form = drawSheet('/人员表|<|<\n|序号|姓名|性别\n|||', { dropDowns: { 'C3:C3': ['男', '女'] } })
    const dictionary = drawSheet('|性别|学历\n|男|小学\n|女|初中', { name: 'Sheet2' })
    const kinds = describeWorkbook(drawWorkbook(form, dictionary)).sheets.map((sheet) => sheet.kind)
    expect(kinds).toEqual(['list', 'none'])
  })

  test('an empty sheet is none', () => {
    expect(describeWorkbook(drawWorkbook(drawSheet(''))).sheets[0]?.kind).toBe('none')
  })

  test('an ordinary template takes at most 30 ms, warm', () => {
    const grid = drawWorkbook(...TEMPLATES.slice(0, 10).map(({ picture, options }) => drawSheet(picture, options)))
    describeWorkbook(grid)
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now()
      describeWorkbook(grid)
      return (performance.now() - start) / 10
    })
    expect(Math.min(...times)).toBeLessThan(30)
  })
})

const WORDS = [
  '姓名',
  '性别',
  '序号',
  '合计',
  '其中:女',
  '人',
  '万元',
  '1',
  '2',
  '21=22+23',
  '填报单位:',
  '注:说明',
  '____年__月',
  '□是 □否',
  '例',
  '……',
  '张三',
  '<',
  '^',
  '',
  '',
  '',
  '甲',
  '@',
  '=A1',
  '家庭成员',
  '年  月  日',
  '备注',
  '2026年9月',
  '(盖章)',
]

const picture = fc
  .array(fc.tuple(fc.boolean(), fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 })), {
    minLength: 1,
    maxLength: 14,
  })
  .map((rows) => rows.map(([bordered, cells]) => (bordered ? '|' : '/') + cells.join('|')).join('\n'))

function outside(sheet: SheetDescription, rows: number, columns: number): readonly string[] {
  const leaves = sheet.tables.flatMap((table) => [...table.columns, ...table.rows])
  const refs = [...leaves.map((leaf) => leaf.cell), ...sheet.fields.map((field) => field.cell)]
  return refs.filter((ref) => {
    const at = parseCellRef(ref)
    return at === undefined || at.row > rows || at.column > columns
  })
}

describe('whatever a grid holds', () => {
  test('it is described without throwing; cells lie inside the sheet and no path is empty', () => {
    fc.assert(
      fc.property(picture, (drawn) => {
        const grid = drawSheet(drawn)
        const sheet = describeWorkbook(drawWorkbook(grid)).sheets[0]
        if (sheet === undefined) return false
        const leaves = sheet.tables.flatMap((table) => [...table.columns, ...table.rows])
        expect(outside(sheet, grid.rows, grid.columns)).toEqual([])
        expect(leaves.filter((leaf) => leaf.path.length === 0 || leaf.path.some((text) => text === ''))).toEqual([])
        expect(leaves.filter((leaf) => leaf.path.length !== leaf.rawPath.length)).toEqual([])
        for (const table of sheet.tables) {
          if (table.body !== undefined) {
            expect(table.body.top).toBeGreaterThan(table.headerRows.bottom)
            expect(table.body.bottom).toBeGreaterThanOrEqual(table.body.top)
            expect(table.templateRow).toBe(table.body.top)
          }
        }
        return true
      }),
      { numRuns: 400 },
    )
  })

  test('the same grid always gives the same description', () => {
    fc.assert(
      fc.property(picture, (drawn) => {
        const describeOnce = (): string => JSON.stringify(describeWorkbook(drawWorkbook(drawSheet(drawn))))
        expect(describeOnce()).toBe(describeOnce())
      }),
      { numRuns: 50 },
    )
  })

  test('merges that overlap, run off the sheet or are absurd do no harm', () => {
    const range = fc.record({
      top: fc.integer({ min: -2, max: 20 }),
      left: fc.integer({ min: -2, max: 20 }),
      bottom: fc.integer({ min: 0, max: 1_048_576 }),
      right: fc.integer({ min: 0, max: 16_384 }),
    })
    const values = fc.array(fc.array(fc.oneof(fc.string(), fc.double(), fc.constant(null)), { maxLength: 6 }), {
      maxLength: 10,
    })
    fc.assert(
      fc.property(fc.array(range, { maxLength: 8 }), values, (merges, rows) => {
        const plain = drawSheet('|a')
        const cell = (row: number, column: number) => {
          const value: CellValue = rows[row - 1]?.[column - 1] ?? null
          return {
            value,
            format: 'General',
            bold: false,
            fontSize: 11,
            bordered: (row + column) % 2 === 0,
            centred: false,
            style: 0,
          }
        }
        const grid = { ...plain, rows: rows.length, columns: 6, merges, cell }
        expect(() => describeWorkbook(drawWorkbook(grid))).not.toThrow()
      }),
      { numRuns: 200 },
    )
  })
})
