import { describe, expect, test } from 'vitest'
import { listProjectFiles, readArchitecture, readText } from './project-files.ts'

const files = listProjectFiles()
const modules = Object.keys(readArchitecture())
const HEADINGS = ['## Owns', '## Words', '## Who may ask it what', '## Tables', '## Events', '## Does not']
const ROOMS = /^(README\.md|contract\.ts|(contract|domain|server|web|tests)\/.+)$/
const FORBIDDEN_NAME = /(^|[/-])(utils?|helpers?|common|misc|core|manager|[a-z-]+-(service|controller))\.tsx?$/

describe.each(modules)('module %s', (name) => {
  const own = files.filter((file) => file.startsWith(`modules/${name}/`))

  test('has a README of at most 60 lines with its headings', () => {
    const readme = readText(`modules/${name}/README.md`)
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(60)
    for (const heading of HEADINGS) expect(readme).toContain(`\n${heading}`)
  })

  test('has the usual rooms and no other', () => {
    expect(own.map((file) => file.slice(`modules/${name}/`.length)).filter((file) => !ROOMS.test(file))).toEqual([])
  })

  test('has a face of at most 40 lines that only re-exports', () => {
    const face = own.find((file) => file === `modules/${name}/server/index.ts`)
    if (face === undefined) return
    const lines = readText(face).trimEnd().split('\n')
    expect(lines.length).toBeLessThanOrEqual(40)
    const code = lines
      .join('\n')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\/\/.*$/gm, '')
    expect(code.replace(/export\s+(type\s+)?\{[^}]*\}\s+from\s+'[^']+'/g, '').trim()).toBe('')
  })

  test('routes decide nothing', () => {
    const routes = own.find((file) => file.endsWith('/server/routes.ts'))
    if (routes === undefined) return
    expect(readText(routes).split('\n').length).toBeLessThanOrEqual(150)
    expect(readText(routes)).not.toMatch(/\bif \(/)
  })

  test('writes its tables in its store only', () => {
    const writers = own.filter(
      (file) =>
        file.includes('/server/') &&
        file.endsWith('.ts') &&
        !file.endsWith('.test.ts') &&
        /\.(insertInto|updateTable|deleteFrom|mergeInto)\(/.test(readText(file)) &&
        !/\/server\/(store\.ts$|store\/|[a-z-]*store\.ts$)/.test(file),
    )
    expect(writers).toEqual([])
  })
})

test('no file is called utils, helpers, common, misc, core, manager, …-service or …-controller', () => {
  expect(files.filter((file) => FORBIDDEN_NAME.test(file))).toEqual([])
})

test('code files are kebab-case, React files PascalCase', () => {
  const code = files.filter((file) => /^(apps|modules|platform|design|tools|tests)\/.+\.tsx?$/.test(file))
  const odd = code.filter((file) => {
    const base = file.slice(file.lastIndexOf('/') + 1)
    return base.endsWith('.tsx')
      ? !/^([A-Z][A-Za-z0-9]*|[a-z0-9-]+)(\.(test|screen\.test))?\.tsx$/.test(base)
      : !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.ts$/.test(base)
  })
  expect(odd).toEqual([])
})

test('code files have at most 300 lines', () => {
  const long = files
    .filter((file) => /\.(ts|tsx)$/.test(file) && !/\.(data|generated|cases)\.ts$/.test(file))
    .filter((file) => readText(file).trimEnd().split('\n').length > 300)
  expect(long).toEqual([])
})

const OWN_WRITE = /\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*'([a-z_]+)\./g
const RAW_WRITE =
  /\b(?:insert\s+into|update|delete\s+from|merge\s+into|copy|truncate)\s+(?:only\s+)?([a-z_]+)\.[a-z_]+/gi
const READ = /(?:\.(?:selectFrom|innerJoin|leftJoin|crossJoin)\(\s*'|\b(?:from|join)\s+)([a-z_]+)\.[a-z_]+/g

describe.each(modules)('SQL of module %s stays home', (name) => {
  const uses = readArchitecture()[name] ?? []
  const code = files.filter(
    (file) => file.startsWith(`modules/${name}/server/`) && /\.(ts|sql)$/.test(file) && !file.endsWith('.test.ts'),
  )
  const schemas = (pattern: RegExp): readonly string[] =>
    code.flatMap((file) =>
      [...readText(file).matchAll(pattern)]
        .map((match) => match[1] ?? '')
        .filter((schema) => modules.includes(schema) && schema !== name)
        .map((schema) => `${schema} in ${file}`),
    )

  test('it writes no table of another module', () => {
    expect([...schemas(OWN_WRITE), ...schemas(RAW_WRITE)]).toEqual([])
  })

  test('it reads only tables of modules it may use', () => {
    expect(schemas(READ).filter((found) => !uses.includes(found.split(' ')[0] ?? ''))).toEqual([])
  })
})
