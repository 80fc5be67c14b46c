import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listProjectFiles, readText } from './project-files.ts'

const documents = listProjectFiles().filter((file) => file.endsWith('.md'))

describe.each(documents)('%s', (file) => {
  const text = readText(file)

  test('has no dead link to a file', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '')
    const dead = links
      .filter((link) => !/^(https?:|mailto:|#)/.test(link))
      .filter((link) => !existsSync(normalize(join(dirname(file), decodeURIComponent(link.split('#')[0] ?? '')))))
    expect(dead).toEqual([])
  })

  test('names no npm script that does not exist', () => {
    const scripts = (JSON.parse(readText('package.json')) as { scripts: Record<string, string> }).scripts
    const named = [...text.matchAll(/npm run (?:--silent )?([a-z][a-z:-]*)/g)].map((match) => match[1] ?? '')
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})

test('every decision record has a number of its own and says what was given up and how it is checked', () => {
  const records = documents.filter((file) => file.startsWith('docs/decisions/'))
  const numbers = records.map((file) => /\/(\d{4})-[a-z0-9-]+\.md$/.exec(file)?.[1])
  expect(numbers).not.toContain(undefined)
  expect(new Set(numbers).size).toBe(numbers.length)
  for (const file of records) {
    for (const heading of ['## Context', '## Decision', '## What we gave up', '## How it is checked'])
      expect(readText(file), file).toContain(heading)
  }
})
