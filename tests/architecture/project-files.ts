import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Every file of the working tree that git tracks or would track, with forward slashes. */
export function listProjectFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    encoding: 'utf8',
  })
  const deleted = new Set(execFileSync('git', ['ls-files', '--deleted', '-z'], { encoding: 'utf8' }).split('\0'))
  return [...new Set(listed.split('\0'))].filter((file) => file !== '' && !deleted.has(file)).toSorted()
}

export const readText = (file: string): string => readFileSync(file, 'utf8')

export function readArchitecture(): Readonly<Record<string, readonly string[]>> {
  return JSON.parse(readText('architecture.json')) as Record<string, string[]>
}
