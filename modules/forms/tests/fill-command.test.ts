import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readWorkbookGrid } from '#modules/workbook/server/index.ts'

interface Ran {
  readonly code: number
  readonly out: string
  readonly said: string
}

let folder: string
const run = (...args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const env = { ...process.env, YICI_DATA: join(folder, 'data') }
    // The command's own database: the one of the tests must not be touched.
    delete (env as Record<string, string | undefined>)['DATABASE_URL']
    execFile('./yici', args, { env, timeout: 120_000 }, (error, out, said) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, said }),
    )
  })
const at = (name: string): string => join(folder, name)
const TEMPLATE = 'data/templates/党员花名册.xlsx'
const AREA = ['--area', '511123000000', '--as-of', '2026-11-01']

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yici-fill-command-'))
  const seeded = await run('seed', '--residents', '500')
  if (seeded.code !== 0) throw new Error(seeded.said)
}, 150_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

test('a template is filled, its cells explained, and a sheet 来源 added', { timeout: 60_000 }, async () => {
  const ran = await run(
    'fill',
    TEMPLATE,
    ...AREA,
    '-o',
    at('out.xlsx'),
    '--explain',
    at('why.json'),
    '--sources',
    '--json',
  )
  expect(ran).toMatchObject({ code: 0 })
  const summary = JSON.parse(ran.out) as { rows: number; cellsFilled: number }
  expect(summary.rows).toBeGreaterThan(0)
  const why = JSON.parse(await readFile(at('why.json'), 'utf8')) as {
    rows: { cells: { cell: string; element: string; status: string; change: number | null }[] }[]
    changes: Record<string, { source: string }>
  }
  expect(why.rows).toHaveLength(summary.rows)
  const cells = why.rows.flatMap((row) => row.cells)
  expect(cells.filter((cell) => cell.status !== 'missing')).toHaveLength(summary.cellsFilled)
  for (const cell of cells) if (cell.change !== null) expect(why.changes[cell.change]?.source, cell.cell).toBeTruthy()
  const grid = await readWorkbookGrid({ bytes: await readFile(at('out.xlsx')) }, { fileName: 'out.xlsx' })
  expect(grid.sheets.at(-1)?.name).toBe('来源')
})

test('a mapping file is taken, and what is wrong in it is refused by name', { timeout: 120_000 }, async () => {
  const understood = JSON.parse((await run('understand', TEMPLATE, '--json')).out) as {
    sheets: { name: string; columns: { cell: string; element?: string }[] }[]
  }
  const sheet = understood.sheets[0]
  const phone = sheet?.columns.find((column) => column.element === 'person_phone')?.cell ?? ''
  const fill = async (mapping: object): Promise<Ran> => {
    await writeFile(at('mapping.json'), JSON.stringify(mapping))
    return run('fill', TEMPLATE, ...AREA, '-o', at('mapped.xlsx'), '--confirm', at('mapping.json'), '--json')
  }
  const local = await fill({ decisions: [{ sheet: sheet?.name, cell: phone, verdict: 'local' }] })
  expect(local.code).toBe(0)
  expect((JSON.parse(local.out) as { unfilled: { cell: string }[] }).unfilled.map((one) => one.cell)).toContain(phone)
  const wrong: [object, string][] = [
    [{ decisions: [{ sheet: '没有这张', cell: phone, verdict: 'local' }] }, '没有这张'],
    [{ decisions: [{ sheet: sheet?.name, cell: 'ZZ9', verdict: 'local' }] }, 'ZZ9'],
    [{ decisions: [{ sheet: sheet?.name, cell: phone, verdict: 'element', element: 'nothing_such' }] }, 'nothing_such'],
    [{ decisions: [{ sheet: sheet?.name, cell: phone, verdict: 'perhaps' }] }, 'decisions.0.verdict'],
    [{ populations: [{ sheet: sheet?.name, filter: 'age>>' }] }, 'age>>'],
  ]
  for (const [mapping, said] of wrong) {
    const ran = await fill(mapping)
    expect([ran.code, ran.said.includes(said), ran.out]).toEqual([3, true, ''])
  }
})

test('a form that was decided whole is filled to the byte as when it was matched', { timeout: 60_000 }, async () => {
  const { sheets } = JSON.parse((await run('understand', TEMPLATE, '--json')).out) as {
    sheets: {
      name: string
      population: { entity: string; filter: string }
      columns: { cell: string; verdict: string; element?: string; role?: string; automatic: boolean }[]
    }[]
  }
  const mapping = {
    decisions: sheets.flatMap(({ name, columns }) =>
      columns.map(({ cell, verdict, element, role }) => ({ sheet: name, cell, verdict, element, role })),
    ),
    populations: sheets.map(({ name, population: { entity, filter } }) => ({ sheet: name, entity, filter })),
  }
  await writeFile(at('whole.json'), JSON.stringify(mapping))
  const matched = await run('fill', TEMPLATE, ...AREA, '-o', at('matched.xlsx'), '--json')
  const decided = await run(
    'fill',
    TEMPLATE,
    ...AREA,
    '-o',
    at('decided.xlsx'),
    '--confirm',
    at('whole.json'),
    '--json',
  )
  expect([matched.code, decided.code]).toEqual([0, 0])
  // What the matcher left open is filled once a person says so: only then may the files differ.
  const isOpen = sheets.some(({ columns }) => columns.some((one) => one.verdict === 'element' && !one.automatic))
  expect(isOpen).toBe(false)
  expect(await readFile(at('decided.xlsx'))).toEqual(await readFile(at('matched.xlsx')))
})

test('cards go into one workbook, or one file each into a .zip', { timeout: 120_000 }, async () => {
  const card = 'data/templates/农村留守儿童基本情况登记表.xlsx'
  const together = await run('fill', card, ...AREA, '-o', at('cards.xlsx'), '--json')
  expect(together.code).toBe(0)
  const { rows } = JSON.parse(together.out) as { rows: number }
  const grid = await readWorkbookGrid({ bytes: await readFile(at('cards.xlsx')) }, { fileName: 'cards.xlsx' })
  expect(grid.sheets).toHaveLength(rows)
  expect((await run('fill', card, ...AREA, '-o', at('cards.zip'))).code).toBe(0)
  expect((await readFile(at('cards.zip'))).subarray(0, 2).toString('latin1')).toBe('PK')
})

test.each([
  ['an area that is no code', ['--area', '5111'], 3, '5111'],
  ['an area nobody has', ['--area', '519900000000'], 3, '519900000000'],
  ['a day that is none', ['--area', '511123000000', '--as-of', '2026-13-40'], 2, 'as-of'],
])('%s is refused and no file is left', { timeout: 60_000 }, async (_, args, code, said) => {
  const ran = await run('fill', TEMPLATE, ...args, '-o', at('none.xlsx'), '--explain', at('none.json'))
  expect([ran.code, ran.out]).toEqual([code, ''])
  expect(ran.said).toContain(said)
  await expect(readFile(at('none.xlsx'))).rejects.toThrow(/ENOENT/u)
  await expect(readFile(at('none.json.part'))).rejects.toThrow(/ENOENT/u)
})

test('a file that is not there is refused in a sentence', async () => {
  const ran = await run('fill', at('nowhere.xlsx'), ...AREA, '-o', at('none.xlsx'))
  expect([ran.code, ran.said.includes('没有这个文件')]).toEqual([3, true])
})
