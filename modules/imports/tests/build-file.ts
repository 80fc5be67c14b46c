import { checkCharacterOf } from '#modules/ledger/contract.ts'
import { writeRows, type WrittenCell } from '#modules/workbook/server/index.ts'
import type { CellValue } from '#modules/workbook/contract.ts'

/** An invented ID number: the prefix 519900 does not exist, the check digit is right. */
export function inventedId(birth: string, order: number): string {
  const body = `519900${birth}${String(order).padStart(3, '0')}`
  return body + checkCharacterOf(body)
}

/** An .xlsx of one sheet with these rows. */
export async function xlsxOf(rows: readonly (readonly CellValue[])[], sheet = '花名册'): Promise<Uint8Array> {
  const cells = async function* (): AsyncGenerator<WrittenCell[]> {
    for (const row of rows) yield row.map((value) => ({ value, look: 'plain' as const }))
  }
  const chunks: Uint8Array[] = []
  for await (const chunk of writeRows({ sheet, header: [], merges: [], rows: cells() })) chunks.push(chunk)
  return Buffer.concat(chunks)
}

export const csvOf = (rows: readonly (readonly CellValue[])[]): string =>
  rows.map((row) => row.map((cell) => (cell === null ? '' : `${cell}`)).join(',')).join('\r\n')

export function uploadOf(
  bytes: Uint8Array | string,
  name: string,
  fields: Readonly<Record<string, string>> = {},
): FormData {
  const form = new FormData()
  form.set('file', new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name))
  for (const [key, value] of Object.entries(fields)) form.set(key, value)
  return form
}

export const HEADER = ['序号', '姓名', '身份证号码', '性别', '民族', '联系电话', '备注']

/** Invented residents as a village would list them. */
export const people = (count: number, from = 1): CellValue[][] =>
  Array.from({ length: count }, (_, at) => {
    const n = from + at
    const birth = `${1940 + (n % 70)}${String(1 + (n % 12)).padStart(2, '0')}${String(1 + (n % 28)).padStart(2, '0')}`
    const order = Math.floor(n / 420) * 2 + 1
    return [n, `王${n}`, inventedId(birth, order % 1000), '男', '汉族', `138${String(n).padStart(8, '0')}`, null]
  })
