/**
 * First file of the bundled command line (dist/server). It runs the bundle only while every file the bundle was made from has the
 * size and time it had then, and the sources otherwise: what runs is always what is in the folder (docs/decisions/0009).
 */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

// A bundle knows its own place by these; `import.meta.url` stays that of the source.
const root = join(import.meta.dirname, '../..')

function isFresh(): boolean {
  try {
    const list = JSON.parse(readFileSync(join(import.meta.dirname, 'sources.json'), 'utf8')) as readonly (readonly [
      string,
      number,
      number,
    ])[]
    return list.every(([file, size, time]) => {
      const now = statSync(join(root, file), { throwIfNoEntry: false })
      return now?.size === size && now.mtimeMs === time
    })
  } catch {
    return false
  }
}

if (isFresh()) await import('./cli.ts')
else await import(pathToFileURL(join(root, 'apps/server/cli.ts')).href)
