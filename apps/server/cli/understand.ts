import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { readTemplate, understandTemplate } from '#modules/forms/server/index.ts'
import { matchTable, shippedKnowledge } from '#modules/matching/server/index.ts'

const KIND = { list: '名册', statistics: '统计表', card: '登记卡', none: '不是表' } as const
const VERDICT = { element: '数据元', aggregate: '汇总', local: '由填表人填写', new: '台账没有' } as const

/** `yici understand FILE --json`: needs no database; knows what is shipped, not what a county has confirmed. */
export async function runUnderstand(file: string, options: { json?: boolean; department?: string }): Promise<void> {
  const template = await readTemplate(await readFile(file), basename(file))
  const knowledge = shippedKnowledge()
  const understood = understandTemplate(
    template.description,
    (contexts, about) => matchTable(contexts, knowledge, about),
    options.department,
  )
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify(understood)}\n`)
    return
  }
  for (const notice of understood.notices) process.stderr.write(`${notice.zh}\n`)
  for (const sheet of understood.sheets) {
    process.stdout.write(
      `\n${sheet.name} · ${KIND[sheet.kind]}${sheet.title === undefined ? '' : ` · ${sheet.title}`}\n`,
    )
    if (sheet.population !== undefined)
      process.stdout.write(`  填报范围：${sheet.population.words}（${sheet.population.filter}）\n`)
    for (const column of sheet.columns) {
      const what = column.element ?? column.aggregate?.filter ?? ''
      process.stdout.write(
        `  ${column.cell.padEnd(6)} ${column.path.join(' / ')} → ${VERDICT[column.verdict]} ${what}` +
          ` ${(column.confidence * 100).toFixed(0)}%${column.automatic ? ' 自动' : ''}\n`,
      )
    }
  }
}
