import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseProblems } from './problems.ts'

/** PGlite does not lock its directory: two processes that open it destroy each other's writes. This file is the lock. */
const LOCK = 'yici.lock'

interface Owner {
  readonly pid: number
  /** Start of the process in clock ticks since boot (Linux), so that a reused pid is not taken for the owner. */
  readonly startedAt: string
}

/** Field 22 of /proc/PID/stat; '' where there is no /proc, and then the pid alone decides. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

function isAlive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return owner.startedAt === '' || owner.startedAt === startOf(owner.pid)
}

function readOwner(path: string): Owner | undefined {
  try {
    const owner = JSON.parse(readFileSync(path, 'utf8')) as Partial<Owner>
    return typeof owner.pid === 'number' ? { pid: owner.pid, startedAt: String(owner.startedAt ?? '') } : undefined
  } catch {
    return undefined
  }
}

function claim(path: string): boolean {
  try {
    const owner: Owner = { pid: process.pid, startedAt: startOf(process.pid) }
    writeFileSync(path, JSON.stringify(owner), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Moves a dead owner's lock away. If another process recovered it first, its fresh lock is put back where it was. */
function removeStale(path: string, stale: Owner | undefined): void {
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  const moved = readOwner(aside)
  if (moved !== undefined && moved.pid !== stale?.pid && isAlive(moved)) renameSync(aside, path)
  else rmSync(aside, { force: true })
}

/**
 * Takes the directory for this process. A lock left by a killed process is recovered.
 * @throws platform/database-in-use
 */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true })
  const path = join(directory, LOCK)
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (claim(path)) return () => rmSync(path, { force: true })
    const owner = readOwner(path)
    if (owner !== undefined && isAlive(owner)) throw databaseProblems.databaseInUse({ directory, pid: owner.pid })
    removeStale(path, owner)
  }
  throw databaseProblems.databaseInUse({ directory, pid: readOwner(path)?.pid ?? 0 })
}
