import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { moduleRoutes } from '#apps/server/compose.ts'
import { readWorkbookGrid } from '#modules/workbook/server/index.ts'
import { collectCommands } from '#platform/http/index.ts'
import { describePurpose } from '../domain/purposes.data.ts'

interface Ran {
  readonly code: number
  readonly out: string
  readonly said: string
}

let folder: string
const at = (name: string): string => join(folder, name)
const run = (env: Record<string, string>, ...args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const own: Record<string, string | undefined> = { ...process.env, YICI_DATA: at('data'), ...env }
    // The command's own database: the one of the tests must not be touched.
    delete own['DATABASE_URL']
    execFile('./yici', args, { env: own, timeout: 120_000, maxBuffer: 1 << 26 }, (error, out, said) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, said }),
    )
  })

/** Every text of the first sheet. */
async function textsOf(path: string): Promise<readonly string[]> {
  const [sheet] = (await readWorkbookGrid({ path }, { fileName: path })).sheets
  const texts: string[] = []
  for (let row = 1; row <= (sheet?.rows ?? 0); row += 1)
    for (let column = 1; column <= (sheet?.columns ?? 0); column += 1)
      texts.push(String(sheet?.cell(row, column)?.value ?? ''))
  return texts
}

let ran: Ran
const page = (start: string): Promise<string> =>
  readdir(at('pack')).then((names) =>
    readFile(join(at('pack'), names.find((name) => name.startsWith(start)) ?? ''), 'utf8'),
  )

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yici-filing-pack-'))
  const seeded = await run({}, 'seed', '--residents', '100')
  if (seeded.code !== 0) throw new Error(seeded.said)
  ran = await run({ YICI_OPERATOR: '犍为县人民政府办公室' }, 'filing-pack', '-o', at('pack'))
}, 200_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const operations = collectCommands(moduleRoutes)

describe('clause 12: yici filing-pack', { timeout: 120_000 }, () => {
  test('writes the four papers and the list, and says that the program is not filed', async () => {
    expect([ran.code, ran.said]).toEqual([0, expect.stringContaining('未备案')])
    expect((await readdir(at('pack'))).toSorted()).toEqual([
      '1-功能说明.md',
      '2-立项审核情况.md',
      '3-安全保障.md',
      '4-个人信息.md',
      '5-数据项清单.xlsx',
    ])
  })

  test('功能说明 names every declared change in Chinese, and nothing else', async () => {
    const text = await page('1')
    const commands = operations.filter(({ kind }) => kind === 'command')
    for (const { title, method, path } of commands)
      expect(text).toMatch(new RegExp(`\\| ${title?.zh ?? '?'} \\| .+ \\| ${method.toUpperCase()} ${path} \\|`))
    expect(text.split('\n').filter((line) => / \| (POST|PUT|PATCH|DELETE) \/api/.test(line))).toHaveLength(
      commands.length,
    )
    expect(text).toContain('## 要求事项与准入')
  })

  test('立项审核情况 states what is known and leaves the rest to be filled in', async () => {
    const text = await page('2')
    for (const words of ['犍为县人民政府办公室', '511123', '未备案', '县以下单位不得', '待填'])
      expect(text).toContain(words)
  })

  test('安全保障 says what this installation is, encryption as it stands', async () => {
    const text = await page('3')
    expect(text).toMatch(/\| 511123 \| 完整 \| \d+ \|/)
    expect(text).toContain('没有加密：须由磁盘或卷加密承担')
    expect(text).toContain('HttpOnly')
    expect(text).toContain("default-src 'self'")
    const unsecured = /不按地域限定的表 \d+ 张（.*?）：(.*)。/.exec(text)?.[1] ?? ''
    expect(unsecured).not.toMatch(/ledger\.|requests\.|complaints\./)
  })

  test('个人信息 names every such element, and why each view reads it', async () => {
    const text = await page('4')
    for (const purpose of new Set(operations.flatMap((one) => one.purpose ?? []))) {
      expect(describePurpose(purpose), `${purpose} has no words in purposes.data.ts`).toBeDefined()
      expect(text).toContain(describePurpose(purpose))
    }
    for (const words of ['person_id_number | 人员 | 敏感个人信息', '程序没有到期自动删除', 'ledger.person'])
      expect(text).toContain(words)
  })

  test('the list opens as a workbook with every element', async () => {
    expect(await textsOf(at('pack/5-数据项清单.xlsx'))).toEqual(
      expect.arrayContaining(['person_id_number', '敏感个人信息']),
    )
  })
})

describe('clause 13: yici self-check', { timeout: 120_000 }, () => {
  test('as JSON: every clause, the period, and the audit chain walked', async () => {
    const { code, out } = await run({}, 'self-check', '--json', '--from', '2026-01-01', '--to', '2027-01-01')
    // 4: done, and something wants a look: the program is not filed.
    expect(code).toBe(4)
    const check = JSON.parse(out) as { clauses: { no: number; state: string }[]; audit: object; county: string }
    expect(check.clauses.map(({ no }) => no)).toEqual(Array.from({ length: 21 }, (_, at_) => at_ + 1))
    expect(check.clauses.filter(({ state }) => state === 'look').map(({ no }) => no)).toEqual([12])
    expect(check).toMatchObject({ county: '511123', audit: { state: 'whole' } })
  })

  test('a filed installation holds every clause; the workbook says so', async () => {
    const { code, said } = await run({ YICI_FILING_NUMBER: '备001' }, 'self-check', '-o', at('check.xlsx'))
    expect([code, said]).toEqual([0, ''])
    const text = (await textsOf(at('check.xlsx'))).join('\n')
    for (const words of ['发文总数只减不增', 'lead-time/too-short', '完整', '备001']) expect(text).toContain(words)
  })

  test('a county that is not here is refused', async () => {
    const { code, said } = await run({}, 'self-check', '--county', '999999')
    expect([code, said]).toEqual([3, expect.stringContaining('about/county-not-here')])
  })
})
