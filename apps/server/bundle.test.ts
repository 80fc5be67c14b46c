import { execFile } from 'node:child_process'
import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')
// Two folders below the root, as dist/server is; a run beside this one has its own.
const bundle = `.cache/bundle-${process.pid}`
const FORM = 'data/templates/80岁以上老年人花名册.xlsx'
const MARK = 'this is the bundle'

const understand = (program: string): Promise<{ stdout: string; stderr: string }> =>
  run(process.execPath, ['--disable-warning=ExperimentalWarning', program, 'understand', FORM, '--json'], { cwd: root })

beforeAll(async () => {
  await run('node_modules/.bin/vite', ['build', '--config', 'vite.server.config.ts', '--logLevel', 'error'], {
    cwd: root,
    env: { ...process.env, YICI_BUNDLE: bundle },
  })
  const cli = (await readdir(join(root, bundle))).find((file) => /^cli-.*\.js$/.test(file)) ?? ''
  await appendFile(join(root, bundle, cli), `\nprocess.stderr.write('${MARK}')\n`)
})
afterAll(() => rm(join(root, bundle), { recursive: true, force: true }))

test('the bundle runs while its sources are as it was made from, finds its data and answers as they do', async () => {
  const [packed, plain] = [await understand(`${bundle}/start.js`), await understand('apps/server/cli.ts')]
  expect(packed.stderr).toContain(MARK)
  expect(packed.stdout).toBe(plain.stdout)
})

test('a bundle gives way to the sources as soon as one of them differs', async () => {
  const list = join(root, bundle, 'sources.json')
  const sources = JSON.parse(await readFile(list, 'utf8')) as [string, number, number][]
  expect(sources.map(([file]) => file)).toEqual(
    expect.arrayContaining(['package.json', 'apps/server/start.ts', 'modules/workbook/server/index.ts']),
  )
  const changed = sources.map(([file, size, time]) => [file, size, file === 'package.json' ? time - 1 : time])
  await writeFile(list, JSON.stringify(changed))
  const { stderr, stdout } = await understand(`${bundle}/start.js`)
  expect(stderr).not.toContain(MARK)
  expect(JSON.parse(stdout)).toHaveProperty('sheets')
})
