import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { MigrationFolder } from '#platform/database/index.ts'

const ROOT = new URL('../../', import.meta.url)
const uses = JSON.parse(readFileSync(new URL('architecture.json', ROOT), 'utf8')) as Record<string, readonly string[]>

const floorOf = (module: string): number => Math.max(0, ...(uses[module] ?? []).map((below) => 1 + floorOf(below)))

/** Every module's migrations, lower floors first. */
export const migrationFolders: readonly MigrationFolder[] = Object.keys(uses)
  .map((module, place) => ({ module, place, floor: floorOf(module) }))
  .toSorted((a, b) => a.floor - b.floor || a.place - b.place)
  .map(({ module }) => ({
    module,
    directory: fileURLToPath(new URL(`modules/${module}/server/migrations`, ROOT)),
  }))
