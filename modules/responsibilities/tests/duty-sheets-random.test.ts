import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import type { CellValue, SheetGrid } from '#modules/workbook/contract.ts'
import { layOutFaults, layOutItems } from '../domain/lay-out-duties.ts'
import { readDutySheets, type NewDutyItem } from '../domain/read-duty-sheets.ts'
import { drawSheet } from './draw-sheet.ts'

const BASIC = ['序号', '类别', '事项名称']
const SHARED = ['序号', '类别', '配合履职事项名称', '对应上级部门']
const TAKEN = ['序号', '事项名称', '收回方式', '承接部门']

const asSheet = ({ header, rows }: ReturnType<typeof layOutItems>): SheetGrid =>
  drawSheet(
    '履职事项清单',
    [header, ...rows].map((row) => row.map((cell) => cell.value)),
  )

const text = fc.string({
  unit: fc.constantFrom(...Array.from('党建民生服务检查土地老人村组甲乙丙')),
  minLength: 1,
  maxLength: 12,
})
const office = text.map((name) => `县${name}局`)
const item: fc.Arbitrary<Omit<NewDutyItem, 'code'>> = fc
  .record({
    class: fc.constantFrom('basic' as const, 'shared' as const, 'taken-back' as const),
    title: text,
    domain: text,
    mainDepartment: office,
    assistingDepartments: fc.uniqueArray(office, { maxLength: 3 }),
    mainDepartmentPart: fc.option(text),
    townshipPart: fc.option(text),
    takenBackBy: office,
    takenBackHow: fc.option(text),
    legalBasis: fc.option(text),
    resourcesAsListed: fc.option(text),
  })
  .map((drawn) => ({
    ...drawn,
    mainDepartment: drawn.class === 'shared' ? drawn.mainDepartment : null,
    takenBackBy: drawn.class === 'taken-back' ? drawn.takenBackBy : null,
  }))
const list = fc
  .array(item, { minLength: 1, maxLength: 20 })
  .map((items) => items.map((each, at): NewDutyItem => ({ code: `X-${at + 1}`, ...each })))

describe('whatever the list', () => {
  const withIds = (items: readonly NewDutyItem[]) => items.map((each) => ({ ...each, id: each.code, listId: 'l' }))

  test('written out and read again it is the same', () => {
    fc.assert(
      fc.property(list, (items) => {
        const read = readDutySheets([asSheet(layOutItems(withIds(items)))])
        expect(read.faults).toEqual([])
        expect(read.items).toEqual(items)
      }),
    )
  })

  test('a class flows from the sheet to each of its rows, and none to the sheet beside it', () => {
    const cell = fc.record({ basic: fc.nat({ max: 9 }), shared: fc.nat({ max: 9 }), taken: fc.nat({ max: 9 }) })
    fc.assert(
      fc.property(cell, ({ basic, shared, taken }) => {
        const rows = (count: number, more: readonly CellValue[]) =>
          Array.from({ length: count }, (_, at): CellValue[] => [at + 1, ...more])
        const sheets = [
          drawSheet('基本履职', [BASIC, ...rows(basic, ['党建', '甲'])]),
          drawSheet('配合履职', [SHARED, ...rows(shared, ['党建', '乙', '县民政局'])]),
          drawSheet('上级收回', [TAKEN, ...rows(taken, ['丙', '直接办理', '县民政局'])]),
        ]
        const { items, faults } = readDutySheets(sheets)
        const count = (dutyClass: string) => items.filter((each) => each.class === dutyClass).length
        expect([count('basic'), count('shared'), count('taken-back')]).toEqual([basic, shared, taken])
        expect(faults.map((fault) => fault.kind)).toEqual(
          [basic, shared, taken].filter((n) => n === 0).map(() => 'no-items'),
        )
      }),
    )
  })

  test('the table of faults, corrected, is taken: every row is in it and the columns of reasons are passed over', () => {
    fc.assert(
      fc.property(list, fc.nat(), (items, seed) => {
        const broken = items.map((each, at) => (at === seed % items.length ? { ...each, title: '' } : each))
        const read = readDutySheets([asSheet(layOutItems(withIds(broken)))])
        expect(read.faults.map((fault) => fault.kind)).toEqual(['no-title'])
        const table = layOutFaults(read)
        expect(table.rows.flat().filter((cell) => cell.look === 'refused')).toHaveLength(1)
        const title = table.header.findIndex((cell) => cell.value === '事项名称')
        const rows = table.rows.map((row) =>
          row.map((cell, at) => (cell.look === 'refused' && at === title ? { ...cell, value: '补上' } : cell)),
        )
        const again = readDutySheets([asSheet({ header: table.header, rows })])
        expect(again.faults).toEqual([])
        expect(again.items.map((each) => each.code)).toEqual(items.map((each) => each.code))
      }),
    )
  })
})
