import { existsSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { loadCatalogue } from '#modules/catalogue/server/index.ts'
import { findAreaAt, listAreas, listCounties } from '#modules/organisations/server/index.ts'
import { verifyAuditChain, type ChainVerdict } from '#platform/audit/audit.ts'
import { Problem } from '#platform/errors.ts'
import { readConfig, type Config } from '#platform/config/read-config.ts'
import type { Database } from '#platform/database/index.ts'
import { openForCommand } from './open-database.ts'
import { EXIT } from './refusal.ts'
import { civilDay } from '#platform/time.ts'

interface Finding {
  readonly what: string
  readonly state: 'ok' | 'warning' | 'fault'
  readonly says: string
}

const DESK = new URL('../../../dist/desk/index.html', import.meta.url)
const BUNDLE = new URL('../../../dist/server/start.js', import.meta.url)

/** apps/server/start.ts has decided already: sources have their own extension. */
function checkBundle(): Finding {
  const what = '命令行 command line'
  if (import.meta.filename.endsWith('.js')) return { what, state: 'ok', says: '已打包 bundled' }
  return existsSync(BUNDLE)
    ? { what, state: 'warning', says: '源码在打包之后改过，正从源码运行；npm run build 后启动更快 (from sources)' }
    : { what, state: 'ok', says: '从源码运行；npm run build 后启动更快 (from sources)' }
}

async function checkMachine(config: Config): Promise<readonly Finding[]> {
  const node = Number(process.versions.node.split('.')[0])
  const disk = await statfs(existsSync(config.dataDirectory) ? config.dataDirectory : '.')
  const freeGb = (disk.bavail * disk.bsize) / 2 ** 30
  return [
    {
      what: 'Node',
      state: node >= 24 ? 'ok' : 'fault',
      says: `${process.versions.node}${node >= 24 ? '' : '：需要 24，请用 ./yici 启动 (start with ./yici)'}`,
    },
    {
      what: '网页 web',
      state: existsSync(DESK) ? 'ok' : 'warning',
      says: existsSync(DESK) ? '已构建 built' : '未构建，请运行 npm run build (not built)',
    },
    checkBundle(),
    { what: '磁盘 disk', state: freeGb > 2 ? 'ok' : 'warning', says: `可用 ${freeGb.toFixed(1)} GB` },
    {
      what: '演示 demo',
      state: config.demo ? 'warning' : 'ok',
      says: config.demo ? '任何人都可选身份进入；正式使用请关闭 YICI_DEMO' : '关闭 off',
    },
    config.databaseUrl === undefined
      ? {
          what: '数据库 database',
          state: 'warning',
          says: `内置 PGlite，${config.dataDirectory}${existsSync(config.dataDirectory) ? `（${statSync(config.dataDirectory).mtime.toISOString().slice(0, 10)}）` : '（还没有）'}：断电可能丢最近写入，正式使用请设 DATABASE_URL`,
        }
      : { what: '数据库 database', state: 'ok', says: 'PostgreSQL (DATABASE_URL)' },
  ]
}

async function checkContent(db: Database): Promise<readonly Finding[]> {
  return db.transaction({ kind: 'system' }, async (tx) => {
    const { elements } = await loadCatalogue({ tx })
    const findings: Finding[] = [
      { what: '数据元 catalogue', state: elements.size > 0 ? 'ok' : 'fault', says: `${elements.size} 个` },
    ]
    const counties = listCounties()
    const today = civilDay(new Date())
    for (const county of counties) {
      const isHeld = (await findAreaAt(tx, `${county.code}000000`, today)) !== undefined
      if (!isHeld) continue
      const towns = await listAreas(tx, { day: today, parent: `${county.code}000000` })
      findings.push({
        what: `区划 ${county.name}`,
        state: 'ok',
        says: towns.map((town) => `${town.code} ${town.name}`).join('、'),
      })
      const broken = await verifyAuditChain(tx, county.code)
      findings.push(describeChain(county.name, broken))
    }
    if (!findings.some((one) => one.what.startsWith('区划')))
      findings.push({ what: '区划 areas', state: 'warning', says: '还没有；试用请运行 ./yici seed (none yet)' })
    return findings
  })
}

function describeChain(name: string, chain: ChainVerdict): Finding {
  return chain.verdict === 'whole'
    ? { what: `审计链 ${name}`, state: 'ok', says: `完整 whole, ${chain.entries}` }
    : {
        what: `审计链 ${name}`,
        state: 'fault',
        says: `第 ${chain.at} 条断开 broken (${chain.reason})；请查备份 compare with a backup`,
      }
}

/** `yici doctor`: looks at machine, configuration and data, and says what to mend. Answers the exit code. */
export async function runDoctor(options: { json?: boolean }): Promise<number> {
  const config = readConfig(process.env)
  const findings: Finding[] = [...(await checkMachine(config))]
  try {
    const db = await openForCommand(config)
    try {
      findings.push(...(await checkContent(db)))
    } finally {
      await db.close()
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    findings.push({ what: '数据库 database', state: 'fault', says: `${error.titleZh}；${error.nextStepZh}` })
  }
  if (options.json === true) process.stdout.write(`${JSON.stringify({ findings })}\n`)
  else {
    const mark = { ok: '✓', warning: '!', fault: '✗' } as const
    for (const one of findings) process.stdout.write(`${mark[one.state]} ${one.what}  ${one.says}\n`)
  }
  return findings.some((one) => one.state === 'fault') ? EXIT.refused : EXIT.done
}
