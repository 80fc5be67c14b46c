import { readFile } from 'node:fs/promises'
import type { FillSummary, FormPage } from '#modules/forms/contract.ts'
import { loadSampleCounty } from '#modules/sample/server/index.ts'
import { readWorkbookGrid, writeRows } from '#modules/workbook/server/index.ts'
import type { SheetGrid, WorkbookGrid } from '#modules/workbook/contract.ts'
import type { PlainDate } from '#platform/time.ts'
import { testApp, type Client, type TestApp } from '#tests/support/test-app.ts'

export const AS_OF = '2026-11-01'

/** A server with an invented county of 600 people. */
export async function appWithPeople(): Promise<TestApp> {
  const app = await testApp()
  await loadSampleCounty(app.db, { residents: 600, seed: 'forms', asOf: AS_OF as PlainDate })
  return app
}

export const template = (name: string): Promise<Buffer> => readFile(`data/templates/${name}.xlsx`)

export function formOf(bytes: Uint8Array | string, name: string): FormData {
  const form = new FormData()
  form.set('file', new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name))
  return form
}

export async function uploadForm(client: Client, bytes: Uint8Array, name = '表.xlsx'): Promise<FormPage> {
  const answer = await client.post('/forms', formOf(bytes, name))
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return answer.body as FormPage
}

export interface Filled {
  readonly fill: FillSummary
  readonly grid: WorkbookGrid
}

/** Starts a fill, lets the worker do it, and reads the workbook that comes back. */
export async function fillForm(
  app: TestApp,
  client: Client,
  formId: string,
  areaCode: string,
  more: object = {},
): Promise<FillSummary> {
  const started = await client.post(`/forms/${formId}/fills`, { areaCode, asOf: AS_OF, ...more })
  if (started.status !== 202) throw new Error(JSON.stringify(started.body))
  await app.worker.drain()
  return (await client.get(`/fills/${started.body.id}`)).body as FillSummary
}

export async function readFilled(client: Client, fillId: string): Promise<WorkbookGrid> {
  const answer = await client.get(`/fills/${fillId}/workbook`)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return readWorkbookGrid({ bytes: answer.bytes }, { fileName: 'filled.xlsx' })
}

/** Values of a column, from the first row to the last. */
export const columnOf = (
  sheet: SheetGrid,
  column: number,
  first: number,
  last: number,
): (string | number | boolean | null)[] =>
  Array.from({ length: last - first + 1 }, (_, at) => sheet.cell(first + at, column)?.value ?? null)

/** A plain workbook: title, one header row, rows. */
export async function listOf(
  title: string,
  header: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): Promise<Buffer> {
  const cells = (values: readonly (string | number | null)[], look: 'plain' | 'header') =>
    values.map((value) => ({ value, look }))
  const wide = [title, ...header.slice(1).map(() => null)]
  const pieces: Uint8Array[] = []
  const content = {
    sheet: '名单',
    header: [cells(wide, 'header'), cells(header, 'header')],
    merges: [{ top: 1, left: 1, bottom: 1, right: header.length }],
    rows: (async function* () {
      for (const row of rows) yield cells(row, 'plain')
    })(),
  }
  for await (const piece of writeRows(content)) pieces.push(piece)
  return Buffer.concat(pieces)
}
