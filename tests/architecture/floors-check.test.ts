import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listProjectFiles, readText } from './project-files.ts'
import { cleanTree, plantedFaults, type PlantedFault } from './planted-faults.cases.ts'

interface Cruise {
  readonly modules: readonly { readonly source: string }[]
  readonly summary: {
    readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string }[]
    readonly environment?: { readonly issues?: readonly { readonly name: string }[] }
  }
}

const CONFIG = '.dependency-cruiser.cjs'
const ROOTS = ['apps', 'modules', 'platform', 'design', 'tests', 'tools']
const program = resolve('node_modules/.bin/depcruise')

function cruise(folder: string, roots: readonly string[]): Cruise {
  const run = spawnSync(process.execPath, [program, '--config', CONFIG, '--output-type', 'json', ...roots], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (run.stdout === '') throw new Error(run.stderr)
  return JSON.parse(run.stdout) as Cruise
}

const violations = (result: Cruise): readonly string[] =>
  [...new Set(result.summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`))].toSorted()

const plant = (folder: string, files: Readonly<Record<string, string>>): void => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yici-floors-'))
  for (const file of [CONFIG, 'package.json', 'architecture.json']) copyFileSync(file, join(folder, file))
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  plant(folder, cleanTree)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a clean tree has no violation', () => {
  const result = cruise(folder, ['apps', 'modules', 'platform'])
  expect(violations(result)).toEqual([])
  expect(result.modules.map(({ source }) => source)).toEqual(expect.arrayContaining(Object.keys(cleanTree)))
})

const expected = (fault: PlantedFault): readonly string[] => fault.caughtAs.map((rule) => `${rule}: ${fault.caughtAt}`)

test('every planted fault is caught, and nothing else', () => {
  const copy = mkdtempSync(join(tmpdir(), 'yici-faults-'))
  try {
    execFileSync('cp', ['-a', `${folder}/.`, copy])
    for (const fault of plantedFaults) plant(copy, fault.files)
    expect(violations(cruise(copy, ['apps', 'modules', 'platform']))).toEqual(
      plantedFaults.flatMap(expected).toSorted(),
    )
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
})

test('the whole tree is looked at, and holds', () => {
  const result = cruise('.', ROOTS)
  const seen = new Set(result.modules.map(({ source }) => source))
  const code = listProjectFiles().filter((file) => ROOTS.includes(file.split('/')[0] ?? '') && /\.tsx?$/.test(file))
  expect(code.filter((file) => !seen.has(file) && !file.endsWith('.d.ts'))).toEqual([])
  expect(result.summary.environment?.issues ?? []).toEqual([])
  expect(violations(result)).toEqual([])
})

test('the command of package.json looks at the same folders', () => {
  const { scripts } = JSON.parse(readText('package.json')) as { scripts: Record<string, string> }
  expect(scripts['floors']?.split(' ').slice(3).toSorted()).toEqual(ROOTS.toSorted())
})
