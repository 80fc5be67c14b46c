import { writeRows, type WrittenCell } from '#modules/workbook/server/index.ts'
import type { CellValue } from '#modules/workbook/contract.ts'

/** An .xlsx of one sheet with these rows. */
export async function xlsxOf(rows: readonly (readonly CellValue[])[], sheet = '履职事项清单'): Promise<Uint8Array> {
  const cells = async function* (): AsyncGenerator<WrittenCell[]> {
    for (const row of rows) yield row.map((value) => ({ value, look: 'plain' as const }))
  }
  const chunks: Uint8Array[] = []
  for await (const chunk of writeRows({ sheet, header: [], merges: [], rows: cells() })) chunks.push(chunk)
  return Buffer.concat(chunks)
}

export const HEADER = ['事项编码', '履职类型', '类别', '事项名称', '牵头部门', '配合部门', '承接部门', '收回方式']

export const GOOD: readonly (readonly CellValue[])[] = [
  HEADER,
  ['A1', '基本履职', '党的建设', '党员教育'],
  ['A2', '配合履职', '民生服务', '家庭经济状况核对', '县民政局', '县公安局'],
  ['A3', '上级收回', '自然资源', '卫片图斑举证', null, null, '县自然资源局', '直接核查'],
]

/** The second line has the code of the first. */
export const TWICE: readonly (readonly CellValue[])[] = [
  HEADER,
  ['A1', '基本履职', '党的建设', '党员教育'],
  ['A1', '配合履职', '民生服务', '核对', '县民政局'],
]

export function uploadOf(bytes: Uint8Array | string, name: string, title?: string): FormData {
  const form = new FormData()
  form.set('file', new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name))
  if (title !== undefined) form.set('title', title)
  return form
}
