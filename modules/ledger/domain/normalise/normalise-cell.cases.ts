import type { DataType } from '#modules/catalogue/contract.ts'
import type { RawValue } from './cell-text.ts'

export interface CellCase {
  readonly type: DataType
  readonly unit?: string
  readonly columnUnit?: string
  readonly given: RawValue
  /** The canonical text; null: nothing was given; a RegExp: refused, with this in the reason. */
  readonly becomes: string | null | RegExp
  readonly precision?: 'month' | 'year'
}

/** Readable by a non-programmer: what stands in the cell, and what becomes of it. */
export const CELL_CASES: readonly CellCase[] = [
  { type: 'id_number', given: '51990019400501001x', becomes: '51990019400501001X' },
  { type: 'id_number', given: "'519900 19400501 001x", becomes: '51990019400501001X' },
  { type: 'id_number', given: '５１９９００１９４００５０１００１Ｘ', becomes: '51990019400501001X' },
  { type: 'id_number', given: '519900194005010019', becomes: /校验位不对/ },
  { type: 'id_number', given: '519900400501001', becomes: '51990019400501001X' },
  { type: 'id_number', given: 519_900_400_501_001, becomes: '51990019400501001X' },
  { type: 'id_number', given: '5.11123E+17', becomes: /Excel/ },
  { type: 'id_number', given: 5.199001940050102e17, becomes: /Excel/ },
  { type: 'id_number', given: '519900194005010000', becomes: /Excel/ },
  { type: 'id_number', given: '519900194002300018', becomes: /19400230 不存在/ },
  { type: 'id_number', given: '51990019400501', becomes: /14 位/ },
  { type: 'id_number', given: '不详', becomes: null },
  { type: 'credit_code', given: '91350100M000100Y43', becomes: '91350100M000100Y43' },
  { type: 'credit_code', given: '91350100m000100y43', becomes: '91350100M000100Y43' },
  { type: 'credit_code', given: '91350100M000100Y44', becomes: /校验位不对/ },
  { type: 'credit_code', given: '9135O100M000100Y43', becomes: /不会出现“O”/ },
  { type: 'date', given: '1986.5', becomes: '1986-05-01', precision: 'month' },
  { type: 'date', given: '198605', becomes: '1986-05-01', precision: 'month' },
  { type: 'date', given: '1986年5月', becomes: '1986-05-01', precision: 'month' },
  { type: 'date', given: '1986年', becomes: '1986-01-01', precision: 'year' },
  { type: 'date', given: '1986-05-01', becomes: '1986-05-01' },
  { type: 'date', given: '1986/5/1', becomes: '1986-05-01' },
  { type: 'date', given: '1986年5月1日', becomes: '1986-05-01' },
  { type: 'date', given: '19860501', becomes: '1986-05-01' },
  { type: 'date', given: 31_533, becomes: '1986-05-01' },
  { type: 'date', given: '1986-05-01 00:00:00', becomes: '1986-05-01' },
  { type: 'date', given: 1990.1, becomes: /1 月或 10 月/ },
  { type: 'date', given: '1986-02-30', becomes: /不是日历上的日期/ },
  { type: 'date', given: '86年5月', becomes: /分不清世纪/ },
  { type: 'date', given: '民国75年5月', becomes: /公历/ },
  { type: 'date', given: '05/01/1986', becomes: /分不清月和日/ },
  { type: 'date', given: '无', becomes: null },
  { type: 'datetime', given: '2026-03-01 10:20', becomes: '2026-03-01 10:20+08' },
  { type: 'year', given: '2019年', becomes: '2019' },
  { type: 'money', unit: '元', given: '1,234.50', becomes: '1234.5' },
  { type: 'money', unit: '元', given: '1.2万元', becomes: '12000' },
  { type: 'money', unit: '元', columnUnit: '万元', given: 0.35, becomes: '3500' },
  { type: 'money', unit: '万元', columnUnit: '元', given: '12345', becomes: '1.2345' },
  { type: 'money', unit: '元', given: 0.1 + 0.2, becomes: '0.3' },
  { type: 'money', unit: '元/月', given: '￥400', becomes: '400' },
  { type: 'money', unit: '元', given: '约三百', becomes: /不是数字/ },
  { type: 'money', unit: '元', given: '无', becomes: '0' },
  { type: 'decimal', unit: '亩', given: '3.5亩', becomes: '3.5' },
  { type: 'decimal', unit: '平方米', given: '1公顷', becomes: '10000' },
  { type: 'decimal', unit: '平方米', columnUnit: '亩', given: 3, becomes: '2000' },
  { type: 'decimal', unit: '亩', columnUnit: '㎡', given: 2000, becomes: '3' },
  { type: 'integer', unit: '人', given: '３人', becomes: '3' },
  { type: 'integer', unit: '人', given: 3.5, becomes: /应为整数/ },
  { type: 'boolean', given: '√', becomes: 'true' },
  { type: 'boolean', given: '×', becomes: 'false' },
  { type: 'boolean', given: 1, becomes: 'true' },
  { type: 'boolean', given: 'N', becomes: 'false' },
  { type: 'boolean', given: '无', becomes: 'false' },
  { type: 'boolean', given: '也许', becomes: /看不出/ },
  { type: 'phone', given: '138 0000-0001', becomes: '13800000001' },
  { type: 'phone', given: 13_800_000_001, becomes: '13800000001' },
  { type: 'phone', given: '+8613800000001', becomes: '13800000001' },
  { type: 'phone', given: '0833-2100000', becomes: '08332100000' },
  { type: 'phone', given: '1380000000', becomes: /11 位/ },
  { type: 'string', given: '  张\u3000三 ', becomes: '张 三' },
  { type: 'string', given: '—', becomes: null },
  { type: 'area_code', given: '519900', becomes: '519900000000' },
]
