import { describe, expect, test } from 'vitest'
import { commandsDocument } from '../../tools/print-commands.ts'
import { floorsText } from '../../tools/print-floors.ts'
import { openApiText } from '../../tools/print-openapi.ts'
import { schemaText } from '../../tools/print-schema.ts'
import { readText } from './project-files.ts'

const printers: readonly (readonly [string, () => string | Promise<string>])[] = [
  ['commands.md', commandsDocument],
  ['floors.svg', floorsText],
  ['openapi.json', openApiText],
  ['schema.sql', schemaText],
]

describe('what is committed under docs/generated equals what the code says (else: npm run generate)', () => {
  test.each(printers)('%s', async (name, print) => {
    expect(readText(`docs/generated/${name}`)).toBe(await print())
  })
})
