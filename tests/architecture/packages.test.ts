import { expect, test } from 'vitest'
import { missingFrom, type Lock } from '../../tools/complete-lock.ts'
import { readText } from './project-files.ts'

interface Package {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly allowScripts: Readonly<Record<string, boolean>>
}

const lock = JSON.parse(readText('package-lock.json')) as Lock
const { dependencies, devDependencies, allowScripts } = JSON.parse(readText('package.json')) as Package

test('every package is pinned to one version', () => {
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, wanted]) => !/^\d+\.\d+\.\d+$/.test(wanted),
  )
  expect(loose).toEqual([])
})

test('the lock holds the packages of every platform (else: node tools/complete-lock.ts)', () => {
  expect([...missingFrom(lock).keys()]).toEqual([])
})

test('the one script run on install is the one that brings Node', () => {
  const scripted = Object.entries(lock.packages).filter(([, locked]) => 'hasInstallScript' in locked)
  const names = scripted.map(([place]) => place.replace(/^.*node_modules\//, ''))
  expect(names.filter((name) => !(name in allowScripts) && name !== 'fsevents')).toEqual([])
  expect(Object.keys(allowScripts).filter((name) => allowScripts[name])).toEqual(['node'])
})
