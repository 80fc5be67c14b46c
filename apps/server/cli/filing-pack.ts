import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { About } from '#modules/about/contract.ts'
import { about, listElements, LIST_NAME, readFilingFacts, writeFilingPack } from '#modules/about/server/index.ts'
import { SESSION_HOURS } from '#modules/organisations/server/index.ts'
import { readConfig } from '#platform/config/read-config.ts'
import { collectCommands, execute, SESSION_COOKIE } from '#platform/http/index.ts'
import { createLog } from '#platform/log/log.ts'
import { civilDay } from '#platform/time.ts'
import { composeServer, moduleRoutes } from '../compose.ts'
import { settingsOf } from '../settings-of.ts'
import { openForCommand } from './open-database.ts'
import { writeSheet } from './write-sheet.ts'

const MODULES = new URL('../../../modules/', import.meta.url)

/** `# complaints · 投诉建议` of a module's README. */
function nameOfModule(module: string): string {
  const [head = ''] = readFileSync(new URL(`${module}/README.md`, MODULES), 'utf8').split('\n')
  return head.split('·')[1]?.trim() ?? module
}

const SECURITY_HEADER = /^(content-security-policy|cross-origin-.*|x-.*|referrer-policy|origin-agent-cluster)$/

/** What an answer of this program really carries. */
async function securityHeaders(app: ReturnType<typeof composeServer>['app']) {
  const answer = await app.request('/api/v1/openapi.json')
  return [...answer.headers].filter(([name]) => SECURITY_HEADER.test(name))
}

/** `yici filing-pack -o DIR`: the papers of a filing, written from the declared operations, the catalogue and the database. */
export async function runFilingPack(options: { readonly out: string }): Promise<void> {
  const config = readConfig(process.env)
  const settings = settingsOf(config)
  const db = await openForCommand(config)
  const { app, parts, worker } = composeServer({ db, log: createLog('error'), settings })
  try {
    const operations = collectCommands(moduleRoutes)
    const facts = {
      ...(await db.transaction({ kind: 'system' }, (tx) => readFilingFacts(tx, db.engine))),
      about: (await execute(parts, { operation: about, input: {}, actor: undefined })) as About,
      madeOn: civilDay(new Date()),
      operations,
      moduleNames: new Map(operations.map(({ module }) => [module, nameOfModule(module)])),
      isDemo: config.demo,
      sessionHours: SESSION_HOURS,
      sessionCookie: `${SESSION_COOKIE.httpOnly ? 'HttpOnly；' : ''}SameSite=${SESSION_COOKIE.sameSite}；路径 ${SESSION_COOKIE.path}`,
      headers: await securityHeaders(app),
    }
    const folder = resolve(options.out)
    await mkdir(folder, { recursive: true })
    const names: string[] = []
    for (const { name, text } of writeFilingPack(facts)) {
      await writeFile(join(folder, name), text)
      names.push(name)
    }
    await writeSheet(join(folder, LIST_NAME), '数据项清单', listElements(facts))
    for (const name of [...names, LIST_NAME]) process.stdout.write(`${join(options.out, name)}\n`)
    process.stderr.write(
      `${facts.about.filing.words.zh}\n“待填”由主管单位填写。 Blanks marked 待填 are for the operating body.\n`,
    )
  } finally {
    await worker.stop()
    await db.close()
  }
}
