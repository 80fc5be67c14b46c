import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { moduleRoutes } from '#apps/server/compose.ts'
import { openApiDocument } from '#platform/http/index.ts'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }

/** docs/generated/openapi.json: OpenAPI 3.1 of every route. */
export const openApiText = (): string => `${JSON.stringify(openApiDocument(moduleRoutes, version), null, 2)}\n`

if (import.meta.main) {
  writeFileSync(fileURLToPath(new URL('../docs/generated/openapi.json', import.meta.url)), openApiText())
}
