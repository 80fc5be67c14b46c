import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where one module keeps its migrations. The order of the list is the floor order. */
export interface MigrationFolder {
  readonly module: string
  readonly directory: string
}

export interface Migration {
  /** `module/20261123-1-name`. */
  readonly id: string
  readonly text: string
  /** SHA-256 of the file, hex. */
  readonly checksum: string
}

const NAME = /^(\d{8})-(\d+)-([a-z0-9-]+)\.sql$/
const OWN: MigrationFolder = { module: 'platform', directory: fileURLToPath(new URL('./migrations', import.meta.url)) }

const checksumOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** All migrations in their one global order: by date and number, then by floor. Those of the platform are always there. */
export function readMigrations(folders: readonly MigrationFolder[]): readonly Migration[] {
  const found = [OWN, ...folders].flatMap((folder, floor) =>
    (existsSync(folder.directory) ? readdirSync(folder.directory) : []).flatMap((file) => {
      const match = NAME.exec(file)
      if (match === null) {
        if (file.endsWith('.sql')) throw new Error(`${folder.directory}/${file}: name it YYYYMMDD-N-what-it-does.sql`)
        return []
      }
      const text = readFileSync(join(folder.directory, file), 'utf8')
      const id = `${folder.module}/${file.slice(0, -'.sql'.length)}`
      return [{ id, text, checksum: checksumOf(text), day: match[1] ?? '', number: Number(match[2]), floor }]
    }),
  )
  found.sort(
    (a, b) => a.day.localeCompare(b.day) || a.number - b.number || a.floor - b.floor || a.id.localeCompare(b.id),
  )
  return found.map(({ id, text, checksum }) => ({ id, text, checksum }))
}

/** One name for a migration state, with the engine's version: the key of a prepared data directory. */
export const stateOf = (migrations: readonly Migration[], engineVersion: string): string =>
  checksumOf([engineVersion, ...migrations.map((m) => `${m.id} ${m.checksum}`)].join('\n')).slice(0, 16)
