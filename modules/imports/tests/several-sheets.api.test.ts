import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ImportBatch } from '#modules/imports/contract.ts'
import { readRows, type SheetRow } from '#modules/workbook/server/index.ts'
import type { CellValue } from '#modules/workbook/contract.ts'
import { testApp, type Client, type TestApp } from '#tests/support/test-app.ts'
import { buildFormWorkbook } from '#tests/understanding/build-form-workbook.ts'
import { HEADER, people, uploadOf } from './build-file.ts'

let app: TestApp
let clerk: Client
beforeAll(async () => {
  app = await testApp()
  clerk = app.as('department-staff')
})
afterAll(() => app.close())

const sheet = (name: string, rows: readonly (readonly CellValue[])[]) => ({
  name,
  kind: 'list' as const,
  hiddenColumns: [],
  width: HEADER.length,
  leaves: [],
  cells: rows.flatMap((row, at) =>
    row.map((value, column) => ({
      row: at + 1,
      column: column + 1,
      text: value === null ? '' : String(value),
      style: 'body' as const,
      rows: 1,
      // A title stands over all columns.
      columns: row.length === 1 ? 3 : 1,
    })),
  ),
})
const fileOf = (...sheets: ReturnType<typeof sheet>[]): Buffer => buildFormWorkbook({ id: 'x', department: '', sheets })

async function upload(bytes: Buffer, name: string): Promise<ImportBatch> {
  const answer = await clerk.post('/imports', uploadOf(bytes, name, { source: '公安局' }))
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return answer.body as ImportBatch
}

const pageOf = async (id: string): Promise<ImportBatch> => (await clerk.get(`/imports/${id}`)).body as ImportBatch

test('every list of a file is proposed, mapped, brought in and answered by itself', async () => {
  const bad: CellValue[] = [9, '错的', '519900195001010010', '男', '汉族', '13800000001', null]
  const file = fileOf(
    sheet('一组', [HEADER, ...people(5)]),
    sheet('说明', [['填表说明'], ['一、请如实填写'], ['二、不得涂改']]),
    sheet('二组', [['编号', '称呼', '身份证号码'], ...people(4, 100).map((row) => row.slice(0, 3)), bad.slice(0, 3)]),
  )
  const first = await upload(file, '两个组.xlsx')
  expect(first.sheets).toMatchObject([
    { importId: first.id, sheet: '一组', rowsTotal: 5, state: 'mapping' },
    { sheet: '二组', rowsTotal: 5, state: 'mapping' },
  ])
  const other = await pageOf(first.sheets[1]?.importId ?? '')
  expect(other).toMatchObject({ sheet: '二组', fileName: '两个组.xlsx' })
  const mapped = await clerk.put(`/imports/${other.id}/mapping`, {
    entity: 'person',
    source: '派出所',
    columns: [
      { column: 2, element: 'person_name' },
      { column: 3, element: 'person_id_number' },
    ],
  })
  expect(mapped.status).toBe(200)
  expect((await clerk.post(`/imports/${other.id}/run`)).status).toBe(202)
  await app.worker.drain()
  expect(await pageOf(other.id)).toMatchObject({ state: 'done', inserted: 4, refused: 1, source: '派出所' })
  const page = await pageOf(first.id)
  expect(page).toMatchObject({ state: 'mapping', rowsRead: 0, source: '公安局' })
  expect(page.sheets[1]).toMatchObject({ state: 'done', rowsRead: 5, refused: 1 })
  const answer = await clerk.get(`/imports/${other.id}/refused-rows`)
  const rows: SheetRow[] = []
  for await (const batch of readRows({ bytes: answer.bytes })) rows.push(...batch.rows)
  expect(rows[0]?.cells.slice(0, 3)).toEqual(['编号', '称呼', '身份证号码'])
  expect(rows).toHaveLength(2)
  expect((await clerk.post(`/imports/${first.id}/run`)).status).toBe(202)
  await app.worker.drain()
  expect(await pageOf(first.id)).toMatchObject({ state: 'done', inserted: 5, refused: 0 })
})

test('the file is kept once', async () => {
  const kept = await app.system((tx) =>
    sql<{
      files: number
      batches: number
    }>`select count(distinct p.batch_id)::int as files, count(distinct b.id)::int as batches
from imports.batch b left join imports.file_part p on p.batch_id = b.id where b.file_name = '两个组.xlsx'`.execute(
      tx.kysely,
    ),
  )
  expect(kept.rows).toEqual([{ files: 1, batches: 2 }])
})

test('what is decided for one list is known again under its title, as forms know it, else under its sheet', async () => {
  const untitled = fileOf(
    sheet('暂住名册', [
      ['称呼', '身份证号码', '甲乙丙'],
      ...people(3, 200).map((row) => [row[1] ?? '', row[2] ?? '', '13800000009']),
    ]),
  )
  const titled = fileOf(
    sheet('Sheet1', [
      ['暂住人员登记表'],
      ['称呼', '身份证号码', '甲乙丙'],
      ...people(3, 300).map((row) => [row[1] ?? '', row[2] ?? '', '13800000009']),
    ]),
  )
  const titles: string[] = []
  for (const file of [untitled, titled]) {
    const batch = await upload(file, '暂住.xlsx')
    titles.push(batch.sheets[0]?.title ?? '')
    const columns = batch.columns.map(({ column, path, element }) => ({
      column,
      element: path.at(-1) === '甲乙丙' ? 'person_emergency_phone' : path.at(-1) === '称呼' ? 'person_name' : element,
    }))
    const mapped = await clerk.put(`/imports/${batch.id}/mapping`, { entity: 'person', source: '派出所', columns })
    expect(mapped.status).toBe(200)
    const again = await upload(file, '暂住.xlsx')
    expect(again.columns.find((column) => column.path.at(-1) === '甲乙丙')?.element).toBe('person_emergency_phone')
  }
  expect(titles).toEqual(['暂住名册', '暂住人员登记表'])
  const known = await app.system((tx) =>
    sql<{ form: string }>`select distinct title as form from matching.confirmation`.execute(tx.kysely),
  )
  expect(known.rows.map((row) => row.form).join(' ')).not.toContain('Sheet1')
})

test('a body of more than 40 MB is refused with a sentence; nothing is kept and the next one is answered', async () => {
  const bytes = new Uint8Array(41 * 1024 * 1024).fill(0x61)
  const answer = await clerk.post('/imports', uploadOf(bytes, '大.csv', { source: '公安局' }))
  expect(answer).toMatchObject({ status: 413, body: { code: 'http/body-too-large', details: { limitMb: 40 } } })
  const { imports } = (await clerk.get('/imports')).body as { imports: ImportBatch[] }
  expect(imports.some((each) => each.fileName === '大.csv')).toBe(false)
})
