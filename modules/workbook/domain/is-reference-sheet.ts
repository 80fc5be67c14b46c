import type { SheetGrid, TableDescription } from '../contract.ts'

/**
 * Sheets that explain or feed the form instead of being one: 填表说明, 字典, 下拉选项, lists that drop-downs elsewhere draw on.
 */
export function isReferenceSheet(
  sheet: SheetGrid,
  tables: readonly TableDescription[],
  dictionaries: readonly (readonly string[])[],
): boolean {
  const name = sheet.name.trim()
  if (/^(?:填表|填报|填写|使用|导入|操作|编制|指标|录入|系统)?(?:说明|须知|指南|帮助|要求|规范|解释)$/u.test(name))
    return true
  if (/(?:填表|填报|填写|导入|使用|录入)(?:说明|须知|指南|要求|规则)/u.test(name)) return true
  if (
    /字典|数据源|数据有效性|下拉|选项|码表|代码表|枚举|参数|对照表|^(?:dict|hidden|options?|enum|lists?|validation)/iu.test(
      name,
    )
  )
    return true
  if (/^(?:封面|封皮|目录|首页)$/u.test(name) && tables.every((table) => table.kind !== 'list')) return true
  if (sheet.state !== 'visible' && tables.every(isPlainValues)) return true
  return tables.every((table) => explainsFields(table) || drawnOn(sheet, table, dictionaries))
}

const isPlainValues = (table: TableDescription): boolean => table.kind === 'list' && table.occupiedRows.length > 0

/** 字段│填写说明│是否必填│示例: a description of the form, already written. */
function explainsFields(table: TableDescription): boolean {
  const names = table.columns.map((leaf) => leaf.path.join(''))
  const hits = names.filter((name) =>
    /字段|填写说明|填写要求|填报说明|是否必填|必填|示例|取值|数据格式|指标解释|数据项/u.test(name),
  ).length
  return hits >= 2 && hits >= 0.4 * names.length && table.occupiedRows.length + table.rows.length > 0
}

/** Every column of the sheet repeats a drop-down list of another sheet. */
function drawnOn(sheet: SheetGrid, table: TableDescription, dictionaries: readonly (readonly string[])[]): boolean {
  if (dictionaries.length === 0 || table.kind === 'card') return false
  const sets = dictionaries.filter((values) => values.length >= 2)
  const columns = Array.from({ length: table.range.right - table.range.left + 1 }, (_, at) => table.range.left + at)
  const values = columns.map((column) => columnTexts(sheet, column))
  const filled = values.filter((texts) => texts.length > 0)
  const matching = filled.filter((texts) =>
    sets.some((set) => set.every((value) => texts.includes(value)) && texts.length <= set.length + 2),
  )
  return filled.length > 0 && matching.length >= 0.5 * filled.length
}

function columnTexts(sheet: SheetGrid, column: number): readonly string[] {
  const texts: string[] = []
  for (let row = 1; row <= Math.min(sheet.rows, 2_000); row += 1) {
    const value = sheet.cell(row, column)?.value
    if (value !== undefined && value !== null && String(value).trim() !== '') texts.push(String(value).trim())
  }
  return texts
}
