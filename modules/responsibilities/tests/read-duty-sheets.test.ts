import { describe, expect, test } from 'vitest'
import type { CellRange, CellValue, SheetGrid } from '#modules/workbook/contract.ts'
import { readDutySheets } from '../domain/read-duty-sheets.ts'
import { drawSheet } from './draw-sheet.ts'

const BASIC = ['序号', '类别', '事项名称']
const SHARED = ['序号', '类别', '配合履职事项名称', '对应上级部门', '上级部门职责', '乡镇（街道）配合职责']
const TAKEN = ['序号', '事项名称', '承接部门及工作方式', '承接部门']
const ONE = ['事项编码', '履职类型', '类别', '事项名称', '牵头部门', '配合部门', '承接部门', '收回方式']

const down = (left: number, top: number, bottom: number): CellRange => ({ top, bottom, left, right: left })
const across = (row: number, right: number): CellRange => ({ top: row, bottom: row, left: 1, right })

const three = (): SheetGrid[] => [
  drawSheet(
    '基本履职',
    [['某镇基本履职事项清单'], BASIC, [1, '党的建设', '党员教育'], [2, null, '党员发展'], [3, '乡村振兴', '撂荒治理']],
    [across(1, 3), down(2, 3, 4)],
  ),
  drawSheet('配合履职', [
    SHARED,
    [1, '民生服务', '家庭经济状况核对', '县民政局、县公安局', '部门数据核对', '取得授权'],
  ]),
  drawSheet('上级收回', [TAKEN, [1, '卫片图斑举证', '由县自然资源局直接核查', '县自然资源局']]),
]

test('three sheets, a class each: headers are found by their words and merged categories flow down', () => {
  const { items, faults } = readDutySheets(three())
  expect(faults).toEqual([])
  expect(items.map(({ code, class: dutyClass, domain, title }) => [code, dutyClass, domain, title])).toEqual([
    ['JB-001', 'basic', '党的建设', '党员教育'],
    ['JB-002', 'basic', '党的建设', '党员发展'],
    ['JB-003', 'basic', '乡村振兴', '撂荒治理'],
    ['PH-001', 'shared', '民生服务', '家庭经济状况核对'],
    ['SH-001', 'taken-back', '其他', '卫片图斑举证'],
  ])
  expect(items[3]).toMatchObject({
    mainDepartment: '县民政局、县公安局',
    mainDepartmentPart: '部门数据核对',
    townshipPart: '取得授权',
  })
  expect(items[4]).toMatchObject({ takenBackBy: '县自然资源局', takenBackHow: '由县自然资源局直接核查' })
})

interface SheetCase {
  readonly name: string
  readonly sheets: readonly SheetGrid[]
  readonly items: readonly (readonly [code: string, dutyClass: string, domain: string])[]
}

const CLASS_CASES: readonly SheetCase[] = [
  {
    name: 'a class column on one sheet',
    sheets: [
      drawSheet('清单', [
        ONE,
        ['A1', '基本履职', '党建', '党员教育'],
        ['A2', '配合履职事项', null, '核对', '县民政局', '县公安局、县财政局'],
        ['A3', '上级部门收回', '自然资源', '举证', null, null, '县自然资源局', '直接核查'],
      ]),
    ],
    items: [
      ['A1', 'basic', '党建'],
      ['A2', 'shared', '党建'],
      ['A3', 'taken-back', '自然资源'],
    ],
  },
  {
    name: 'rows merged across name the category of those below',
    sheets: [
      drawSheet(
        '基本履职事项',
        [
          BASIC,
          ['一、党的建设（2项）'],
          [1, null, '党员教育'],
          [2, null, '党员发展'],
          ['二、经济发展（1项）'],
          [3, null, '统计'],
        ],
        [across(2, 3), across(5, 3)],
      ),
    ],
    items: [
      ['JB-001', 'basic', '党的建设'],
      ['JB-002', 'basic', '党的建设'],
      ['JB-003', 'basic', '经济发展'],
    ],
  },
  {
    name: 'the title above the table says the class',
    sheets: [
      drawSheet('Sheet1', [
        ['某乡上级收回事项清单'],
        ['序号', '事项名称', '承接部门'],
        [1, '执法检查', '县应急管理局'],
      ]),
    ],
    items: [['SH-001', 'taken-back', '其他']],
  },
  {
    name: 'a header of two rows, merged',
    sheets: [
      drawSheet(
        '配合履职',
        [
          ['序号', '事项名称', '职责分工', null, null],
          [null, null, '牵头部门', '上级部门职责', '乡镇职责'],
          [1, '核对', '县民政局', '比对', '授权'],
        ],
        [down(1, 1, 2), down(2, 1, 2), { top: 1, bottom: 1, left: 3, right: 5 }],
      ),
    ],
    items: [['PH-001', 'shared', '其他']],
  },
  {
    name: 'notes, totals, hidden sheets and a cover are passed over',
    sheets: [
      drawSheet('封面', [['某镇履职事项清单'], ['2026年']]),
      drawSheet('基本履职', [BASIC, [1, '党建', '党员教育'], ['合计', null, '1'], ['注：本清单自公布之日起施行']]),
      drawSheet('旧配合履职', [SHARED, [1, '党建', '旧事项']], [], 'hidden'),
    ],
    items: [['JB-001', 'basic', '党建']],
  },
]

describe('where the class and the category of an item come from', () => {
  test.each(CLASS_CASES)('$name', ({ sheets, items }) => {
    const read = readDutySheets(sheets)
    expect(read.faults).toEqual([])
    expect(read.items.map((item) => [item.code, item.class, item.domain])).toEqual(items)
  })
})

test('an item over several rows is one item with all its lines', () => {
  const { items, faults } = readDutySheets([
    drawSheet(
      '配合履职',
      [
        SHARED,
        [1, '民生', '核对', '县民政局', '1.比对数据', '1.取得授权'],
        [null, null, null, null, '2.反馈结果', '2.上传材料'],
      ],
      [down(1, 2, 3), down(2, 2, 3), down(3, 2, 3), down(4, 2, 3)],
    ),
  ])
  expect(faults).toEqual([])
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({
    mainDepartmentPart: '1.比对数据\n2.反馈结果',
    townshipPart: '1.取得授权\n2.上传材料',
  })
})

const oneSheet = (...rows: CellValue[][]): SheetGrid[] => [drawSheet('清单', [ONE, ...rows])]

const FAULT_CASES: readonly (readonly [name: string, sheets: readonly SheetGrid[], faults: readonly string[]])[] = [
  [
    'a code used twice',
    oneSheet(['A1', '基本', '党建', '一'], ['A2', '基本', '党建', '二'], ['A1', '基本', '党建', '三']),
    ['清单!A4 duplicate-code'],
  ],
  [
    'a number used twice on two sheets of one class',
    [drawSheet('基本履职', [BASIC, [1, '党建', '一']]), drawSheet('基本履职（续）', [BASIC, [1, '党建', '二']])],
    ['基本履职（续）!A2 duplicate-code'],
  ],
  ['no class', oneSheet(['A1', null, '党建', '一']), ['清单!B2 no-class']],
  ['a class nobody knows', oneSheet(['A1', '自选动作', '党建', '一']), ['清单!B2 class-not-known']],
  ['no class anywhere', [drawSheet('清单', [BASIC, [1, '党建', '一']])], ['清单!C2 no-class']],
  ['a shared item without a main department', oneSheet(['A1', '配合', '民生', '核对']), ['清单!E2 no-main-department']],
  [
    'an item taken back by nobody',
    oneSheet(['A1', '收回', '自然', '举证', '县自然资源局']),
    ['清单!G2 no-taking-department'],
  ],
  ['no title', oneSheet(['A1', '基本', '党建', null, '县委组织部']), ['清单!D2 no-title']],
  ['a title as long as an article', oneSheet(['A1', '基本', '党建', '长'.repeat(301)]), ['清单!D2 too-long']],
  [
    'no header',
    [
      drawSheet('清单', [
        ['党员教育', '党建'],
        ['党员发展', '党建'],
      ]),
    ],
    ['清单!A1 header-not-found'],
  ],
  [
    'a sheet of a class without a header beside good ones',
    [...three(), drawSheet('上级收回补充', [['执法检查', '县应急管理局']])],
    ['上级收回补充!A1 header-not-found'],
  ],
  ['a header and nothing below', [drawSheet('基本履职', [BASIC])], ['基本履职!C1 no-items']],
  ['an empty sheet', [drawSheet('Sheet1', [])], ['Sheet1!A1 no-items']],
]

describe('what cannot be taken is named with its cell', () => {
  test.each(FAULT_CASES)('%s', (_, sheets, expected) => {
    const { faults } = readDutySheets(sheets)
    expect(faults.map((fault) => `${fault.sheet}!${fault.cell} ${fault.kind}`)).toEqual(expected)
    for (const fault of faults) expect(fault.reasonZh.length > 8 && fault.reasonEn.length > 8).toBe(true)
  })
})

test('a duplicate says which code and where it was first', () => {
  const { faults } = readDutySheets(oneSheet(['A1', '基本', '党建', '一'], ['A1', '基本', '党建', '二']))
  expect(faults[0]?.reasonZh).toContain('“A1”')
  expect(faults[0]?.reasonZh).toContain('清单!A2')
})
