import { describe, expect, test } from 'vitest'
import { moduleRoutes } from '#apps/server/compose.ts'
import { collectCommands } from '#platform/http/index.ts'
import { listProjectFiles, readText } from './project-files.ts'

const entries = collectCommands(moduleRoutes)
const commands = entries.filter(({ kind }) => kind === 'command')

/** What a test writes to send a request: `.post(\`/forms/${id}/fills\``. */
const CALL = /\.(get|post|put|patch|delete)\(\s*(['"`])(\/.*?)\2/g
const segmentsOf = (path: string): readonly string[] => path.replace(/\?.*$/, '').split('/')

const tests = listProjectFiles()
  .filter((file) => /^(modules|apps|platform)\/.+\.(api|access)\.test\.ts$/.test(file))
  .map((file) => readText(file))
const calls = tests.flatMap((text) =>
  [...text.matchAll(CALL)].map(([, method, , path]) => ({
    method,
    segments: segmentsOf((path ?? '').replaceAll(/\$\{[^}]*\}/g, 'x')),
  })),
)

function isTested(name: string, method: string, path: string): boolean {
  const wanted = segmentsOf(path.replace(/^\/api\/v1/, ''))
  const isCalled = calls.some(
    (call) =>
      call.method === method &&
      call.segments.length === wanted.length &&
      wanted.every((segment, at) => segment.startsWith(':') || segment === call.segments[at]),
  )
  return isCalled || tests.some((text) => new RegExp(`\\b${name}\\b`).test(text))
}

test('there are commands to look at', () => {
  expect(commands.length).toBeGreaterThan(1)
})

test('no two operations have one name or one address', () => {
  const names = entries.map(({ name }) => name)
  const addresses = entries.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`)
  expect(names).toEqual([...new Set(names)])
  expect(addresses.toSorted()).toEqual([...new Set(addresses)].toSorted())
})

describe.each(commands)('$name', ({ name, method, path, permission, event, title }) => {
  test('has a permission with a name', () => {
    expect(permission === 'everyone' || /^may[A-Z]\w+$/.test(permission), permission).toBe(true)
  })

  test('leaves an audit line in both languages', () => {
    expect(event).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/)
    expect(title?.zh).toMatch(/\p{Script=Han}/u)
    expect(title?.en).toMatch(/[A-Za-z]{3}/)
  })

  test('has an API or access test', () => {
    expect(isTested(name, method, path), `${method.toUpperCase()} ${path}`).toBe(true)
  })
})

describe.each(entries.filter(({ kind }) => kind === 'view'))('$name', ({ permission }) => {
  test('has a permission with a name', () => {
    expect(permission === 'everyone' || /^may[A-Z]\w+$/.test(permission), permission).toBe(true)
  })
})
