import type { SelfCheck } from '#modules/about/contract.ts'
import { listSelfCheck, readSelfCheck } from '#modules/about/server/index.ts'
import { listCountiesHere } from '#modules/organisations/server/index.ts'
import { verifyAuditChain } from '#platform/audit/audit.ts'
import { readConfig } from '#platform/config/read-config.ts'
import type { Transaction } from '#platform/database/index.ts'
import { loadRules } from '../load-rules.ts'
import { settingsOf } from '../settings-of.ts'
import { openForCommand } from './open-database.ts'
import { EXIT } from './refusal.ts'
import { writeSheet } from './write-sheet.ts'

export interface SelfCheckOptions {
  readonly json?: boolean
  readonly out?: string
  readonly county?: string
  readonly from?: string
  readonly to?: string
}

async function walkChain(tx: Transaction, county: string): Promise<NonNullable<SelfCheck['audit']>> {
  const chain = await verifyAuditChain(tx, county)
  return chain.verdict === 'whole'
    ? { state: 'whole', entries: chain.entries, words: { zh: '完整', en: 'whole' } }
    : {
        state: 'broken',
        entries: chain.at - 1,
        words: { zh: `第 ${chain.at} 条断开`, en: `broken at entry ${chain.at}` },
      }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

function tell(check: SelfCheck): void {
  say(`自查 ${check.county}  ${check.from} 至 ${check.to}（不含）  备案号 ${check.filingNumber ?? '未备案 not filed'}`)
  for (const one of check.clauses) {
    const mark = one.state === 'held' ? '✓' : '!'
    say(`${mark} 第 ${one.no} 条 ${one.words.zh}`)
    say(
      `    拦截 ${one.blocked}，放行 ${one.overridden}（具名 ${one.overriddenByName}）；${one.enforcedBy.map(({ words }) => words.zh).join('；')}`,
    )
    for (const remark of one.remarks) say(`    要看：${remark.zh}`)
  }
  for (const row of listSelfCheck(check).slice(check.clauses.length + 3)) say(`  ${row[3] ?? ''}：${row[4] ?? ''}`)
}

/** `yici self-check`: clause by clause what holds it and what happened. Answers the exit code: 4 when something wants a look. */
export async function runSelfCheck(options: SelfCheckOptions): Promise<number> {
  const config = readConfig(process.env)
  const now = new Date()
  const db = await openForCommand(config)
  try {
    await loadRules(db, now)
    const check = await db.transaction({ kind: 'system' }, async (tx) => {
      const county = options.county ?? (await listCountiesHere(tx))[0] ?? ''
      const { from, to } = options
      const made = await readSelfCheck({ tx, now: () => now, settings: settingsOf(config) }, { county, from, to })
      return { ...made, audit: await walkChain(tx, county) }
    })
    if (options.out !== undefined) await writeSheet(options.out, '自查', listSelfCheck(check))
    if (options.json === true) say(JSON.stringify(check))
    else if (options.out === undefined) tell(check)
    const isHeld = check.audit.state === 'whole' && check.clauses.every(({ state }) => state === 'held')
    return isHeld ? EXIT.done : EXIT.doneWithRemarks
  } finally {
    await db.close()
  }
}
