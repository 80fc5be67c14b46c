/**
 * Adds to package-lock.json the packages of other platforms that npm left out: `node tools/complete-lock.ts`, after an install
 * from a registry that mirrors one platform only. Without them `npm ci` refuses the lock everywhere.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

interface Locked {
  readonly version?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly libc?: readonly string[]
  readonly optionalDependencies?: Readonly<Record<string, string>>
}
export interface Lock {
  readonly packages: Record<string, Locked>
}

const SYSTEMS = ['darwin', 'linux', 'win32', 'freebsd', 'android', 'openharmony', 'sunos', 'aix', 'netbsd', 'openbsd']
const PROCESSORS = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'wasm32']

/** What the name of a platform package says: `@oxfmt/binding-linux-arm64-musl`. */
function platformOf(name: string): Pick<Locked, 'os' | 'cpu' | 'libc'> {
  const words = name.split(/[/-]/)
  const os = SYSTEMS.filter((system) => words.includes(system))
  const cpu = PROCESSORS.filter((processor) => words.includes(processor))
  const isMusl = words.some((word) => word.startsWith('musl'))
  const isGnu = words.some((word) => word.startsWith('gnu'))
  return {
    ...(os.length === 0 ? {} : { os }),
    ...(cpu.length === 0 ? {} : { cpu }),
    ...(isMusl ? { libc: ['musl'] } : isGnu ? { libc: ['glibc'] } : {}),
  }
}

/** Packages that another package of the lock may install and the lock does not hold, by their place in it. */
export function missingFrom(lock: Lock): ReadonlyMap<string, Locked> {
  const missing = new Map<string, Locked>()
  for (const [place, locked] of Object.entries(lock.packages)) {
    for (const [name, wanted] of Object.entries(locked.optionalDependencies ?? {})) {
      if (`${place}/node_modules/${name}` in lock.packages || `node_modules/${name}` in lock.packages) continue
      // A range cannot be answered without the registry; platform packages are always pinned.
      if (!/^\d/.test(wanted)) continue
      missing.set(`node_modules/${name}`, {
        version: wanted,
        ...(locked.dev === true ? { dev: true } : {}),
        optional: true,
        ...platformOf(name),
      })
    }
  }
  return missing
}

if (import.meta.main) {
  const path = fileURLToPath(new URL('../package-lock.json', import.meta.url))
  const lock = JSON.parse(readFileSync(path, 'utf8')) as Lock
  const missing = missingFrom(lock)
  const { '': root, ...installed } = lock.packages
  const sorted = Object.entries({ ...installed, ...Object.fromEntries(missing) }).toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  )
  writeFileSync(
    path,
    `${JSON.stringify({ ...lock, packages: { '': root, ...Object.fromEntries(sorted) } }, null, 2)}\n`,
  )
  console.log(`${missing.size} added`)
}
