import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { commandsDocument } from './print-commands.ts'
import { floorsText } from './print-floors.ts'
import { openApiText } from './print-openapi.ts'
import { schemaText } from './print-schema.ts'

const write = (name: string, text: string): void =>
  writeFileSync(fileURLToPath(new URL(`../docs/generated/${name}`, import.meta.url)), text)

/** Writes everything under docs/generated that is computed from the code. */
write('commands.md', commandsDocument())
write('floors.svg', floorsText())
write('openapi.json', openApiText())
write('schema.sql', await schemaText())
