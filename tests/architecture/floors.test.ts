import { expect, test } from 'vitest'
import { floorsOf } from '../../tools/print-floors.ts'
import { listProjectFiles, readArchitecture } from './project-files.ts'

const uses = readArchitecture()

test('the arrows of architecture.json have no circle', () => {
  expect(() => floorsOf(uses)).not.toThrow()
})

test('a circle would be caught', () => {
  expect(() => floorsOf({ a: ['b'], b: ['a'] })).toThrow('circle')
})

test('architecture.json names only modules that exist, and names them all', () => {
  const folders = new Set(
    listProjectFiles()
      .filter((file) => file.startsWith('modules/'))
      .map((file) => file.split('/')[1] ?? ''),
  )
  expect(Object.keys(uses).toSorted()).toEqual([...folders].toSorted())
  for (const used of Object.values(uses).flat()) expect(Object.keys(uses)).toContain(used)
})
