import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { commandsDocument } from './print-commands.ts'
import { floorsText } from './print-floors.ts'
import { openApiText } from './print-openapi.ts'
import { rulesDocument } from './print-rules.ts'
import { schemaText } from './print-schema.ts'

const write = (name: string, text: string): void =>
  writeFileSync(fileURLToPath(new URL(`../docs/generated/${name}`, import.meta.url)), text)

/** Writes docs/guides/rules.md and everything under docs/generated that is computed from the code. */
write('commands.md', commandsDocument())
write('floors.svg', floorsText())
write('openapi.json', openApiText())
write('schema.sql', await schemaText())
writeFileSync(fileURLToPath(new URL('../docs/guides/rules.md', import.meta.url)), rulesDocument())
