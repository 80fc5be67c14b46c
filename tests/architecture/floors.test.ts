import { expect, test } from 'vitest'
import { listProjectFiles, readArchitecture } from './project-files.ts'

const uses = readArchitecture()

/** Floor of each module: one above the highest it uses. Throws on a circle. */
function floorsOf(list: Readonly<Record<string, readonly string[]>>): Map<string, number> {
  const floors = new Map<string, number>()
  const climb = (name: string, seen: readonly string[]): number => {
    if (seen.includes(name)) throw new Error(`circle: ${[...seen, name].join(' → ')}`)
    const known = floors.get(name)
    if (known !== undefined) return known
    const floor = 1 + Math.max(0, ...(list[name] ?? []).map((used) => climb(used, [...seen, name])))
    floors.set(name, floor)
    return floor
  }
  for (const name of Object.keys(list)) climb(name, [])
  return floors
}

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
