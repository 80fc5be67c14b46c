import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Problem } from '#platform/errors.ts'
import { readWorkbookGrid } from '../server/read-grid.ts'
import { hostileFiles } from './hostile-files.cases.ts'

const run = promisify(execFile)
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bad-input-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('bad input is refused in words, and says what to do', () => {
  test.each(hostileFiles)('$name: $expected', async ({ name, make, expected }) => {
    try {
      const grid = await readWorkbookGrid({ bytes: make() }, { fileName: name })
      expect(expected).toBe('reads')
      expect(grid.sheets[0]?.cell(1, 1)?.value).toBe('x')
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      expect(expected.split('|')).toContain(error.code)
      // Every blank of the sentences is filled, and both languages are there.
      for (const text of [error.titleZh, error.titleEn, error.nextStepZh, error.nextStepEn])
        expect(text).toMatch(/^[^{}]{8,}$/)
    }
  })
})

describe('the worst are refused in 2 s and 200 MB, in a process of their own', () => {
  test.each(hostileFiles.filter((file) => file.worst))('$name', async ({ name, make, expected }) => {
    const path = join(folder, name)
    await writeFile(path, make())
    const script = fileURLToPath(new URL('./read-and-measure.ts', import.meta.url))
    const { stdout } = await run(process.execPath, [script, path], { timeout: 30_000 })
    const { outcome, ms, rssMb } = JSON.parse(stdout) as { outcome: string; ms: number; rssMb: number }
    if (process.env['SHOW_COST'])
      process.stderr.write(`${name} ${outcome} ${Math.round(ms)} ms ${Math.round(rssMb)} MB\n`)
    expect(expected.split('|')).toContain(outcome)
    expect(ms).toBeLessThan(2000)
    expect(rssMb).toBeLessThan(200)
  })
})
