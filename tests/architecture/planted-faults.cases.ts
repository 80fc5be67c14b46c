/** A small tree that keeps every rule, and one planted fault for each way of breaking one. */

export const cleanTree: Readonly<Record<string, string>> = {
  'platform/errors.ts': 'export class Problem extends Error {}\n',
  'platform/http/index.ts': "import { Hono } from 'hono'\nexport const createApi = () => new Hono()\n",
  'platform/database/index.ts': 'export interface Database { readonly engine: string }\n',
  'modules/workbook/contract.ts':
    "import { z } from 'zod'\nexport const Sheet = z.object({ name: z.string() })\nexport type Sheet = z.infer<typeof Sheet>\n",
  'modules/workbook/domain/decide-kind.ts':
    "import type { Sheet } from '../contract.ts'\nimport { Problem } from '#platform/errors.ts'\nexport const decideKind = (sheet: Sheet): string => { if (sheet.name === '') throw new Problem(); return 'list' }\n",
  'modules/workbook/server/index.ts': "export { readSheet } from './read-sheet.ts'\n",
  'modules/workbook/server/read-sheet.ts':
    "import { readFileSync } from 'node:fs'\nimport { decideKind } from '../domain/decide-kind.ts'\nexport const readSheet = (file: string) => decideKind({ name: readFileSync(file, 'utf8') })\n",
  'modules/forms/contract.ts': 'export interface Form { readonly name: string }\n',
  'modules/forms/server/index.ts': "export { fillForm } from './fill-form.ts'\n",
  'modules/forms/server/fill-form.ts':
    "import { readSheet } from '#modules/workbook/server/index.ts'\nimport type { Form } from '../contract.ts'\nexport const fillForm = (form: Form) => readSheet(form.name)\n",
  'modules/forms/web/index.ts': "export const formRoutes = ['/forms']\n",
  'apps/server/main.ts': "import { fillForm } from '#modules/forms/server/index.ts'\nfillForm({ name: 'a' })\n",
  'apps/desk/main.tsx': "import { formRoutes } from '#modules/forms/web/index.ts'\nformRoutes.at(0)\n",
}

export interface PlantedFault {
  readonly name: string
  readonly files: Readonly<Record<string, string>>
  readonly caughtAs: readonly string[]
  readonly caughtAt: string
}

const fault = (name: string, caughtAs: string | readonly string[], caughtAt: string, text: string): PlantedFault => ({
  name,
  files: { [caughtAt]: text },
  caughtAs: typeof caughtAs === 'string' ? [caughtAs] : caughtAs,
  caughtAt,
})

export const plantedFaults: readonly PlantedFault[] = [
  fault(
    'past the face of an allowed module',
    'enter-by-the-face',
    'modules/forms/server/deep-import.ts',
    "import { readSheet } from '#modules/workbook/server/read-sheet.ts'\nexport const read = readSheet\n",
  ),
  fault(
    'a type from a higher floor',
    'uses-only-declared:workbook',
    'modules/workbook/server/upward-type.ts',
    "import type { Form } from '#modules/forms/contract.ts'\nexport const nameOf = (form: Form) => form.name\n",
  ),
  fault(
    'a value from a higher floor, re-exported',
    'uses-only-declared:workbook',
    'modules/workbook/server/upward-export.ts',
    "export * from '#modules/forms/contract.ts'\n",
  ),
  fault(
    'a domain that reads files',
    'domain-is-pure',
    'modules/workbook/domain/reads-files.ts',
    "import { readFileSync } from 'node:fs'\nexport const read = (file: string) => readFileSync(file, 'utf8')\n",
  ),
  fault(
    'a domain that knows the type of a database',
    'domain-is-pure',
    'modules/workbook/domain/knows-database.ts',
    "import type { Database } from '#platform/database/index.ts'\nexport const engineOf = (db: Database) => db.engine\n",
  ),
  fault(
    'a screen that imports the server',
    'web-never-imports-server',
    'modules/forms/web/FillButton.tsx',
    "import { fillForm } from '../server/fill-form.ts'\nexport const FillButton = () => fillForm({ name: 'a' })\n",
  ),
  fault(
    'a server that imports a screen',
    'server-never-imports-web',
    'modules/forms/server/knows-web.ts',
    "import { formRoutes } from '../web/index.ts'\nexport const first = formRoutes.at(0)\n",
  ),
  fault(
    'a server on a development package',
    'server-uses-production-packages',
    'modules/forms/server/draws-pictures.ts',
    "import { chromium } from '@playwright/test'\nexport const open = () => chromium.launch()\n",
  ),
  fault(
    'a platform that knows a module',
    'platform-knows-no-module',
    'platform/http/knows-forms.ts',
    "import type { Form } from '#modules/forms/contract.ts'\nexport const nameOf = (form: Form) => form.name\n",
  ),
  fault(
    'an app past the face',
    'apps-enter-by-the-face',
    'apps/server/past-the-face.ts',
    "export const load = () => import('#modules/forms/server/fill-form.ts')\n",
  ),
  {
    name: 'a circle of two files that know only each other’s types',
    files: {
      'modules/forms/domain/first.ts':
        "import type { Second } from './second.ts'\nexport interface First { readonly second?: Second }\n",
      'modules/forms/domain/second.ts':
        "import { type First } from './first.ts'\nexport interface Second { readonly first?: First }\n",
    },
    caughtAs: ['no-circles'],
    caughtAt: 'modules/forms/domain/first.ts',
  },
  fault(
    'an import of what is not there',
    'everything-resolves',
    'modules/forms/server/reads-nothing.ts',
    "import { nothing } from './nothing.ts'\nexport const none = nothing\n",
  ),
  {
    name: 'production code that leans on a test',
    files: {
      'tests/support/test-app.ts': 'export const testApp = () => 1\n',
      'modules/forms/server/knows-tests.ts':
        "import { testApp } from '#tests/support/test-app.ts'\nexport const app = testApp\n",
    },
    caughtAs: ['production-knows-no-test'],
    caughtAt: 'modules/forms/server/knows-tests.ts',
  },
]
