import { Command, CommanderError, InvalidArgumentError } from 'commander'
import type { DispatchOptions } from './cli/dispatch.ts'
import type { FillOptions } from './cli/fill.ts'
import type { ImportOptions } from './cli/import.ts'
import { EXIT, tellRefusal } from './cli/refusal.ts'
import type { SeedOptions } from './cli/seed.ts'
import type { SelfCheckOptions } from './cli/self-check.ts'

// Each command loads only what it needs: `understand` opens no database and starts in a fraction of a second.

const day = (text: string): string => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) throw new InvalidArgumentError('YYYY-MM-DD')
  return text
}
const whole = (text: string): number => {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('要一个正整数 a positive whole number')
  return number
}
const several = (text: string, before: string[] | undefined): string[] => [...(before ?? []), text]

const program = new Command('yici')
  .description('一次 Yici：把部门的 Excel 从一次台账里填好。 Fill a department’s Excel from the once-only ledger.')
  .exitOverride()
let exitCode: number = EXIT.done
// `yici understand … | head`: who reads no further wants no more, and no complaint.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(exitCode)
})

program
  .command('understand <file>')
  .description('看懂一个表样：每个表头是什么。 What each header of a template means.')
  .option('--json', '输出一个 JSON 文档 one JSON document on standard output')
  .option('--department <name>', '来表单位 the department that asks')
  .action(async (file: string, options: { json?: boolean; department?: string }) => {
    const { runUnderstand } = await import('./cli/understand.ts')
    await runUnderstand(file, options)
  })

program
  .command('fill <file>')
  .description('从台账填表。 Fill a template from the ledger.')
  .requiredOption('--area <code>', '12 位区划代码 12-digit area code')
  .requiredOption('-o, --out <file>', '输出 .xlsx；一人一表可用 .zip')
  .option('--as-of <day>', '统计时点 as-of day, YYYY-MM-DD; default today', day)
  .option('--confirm <file>', '对照文件 MAPPING.json: decisions of a person')
  .option('--explain <file>', '每格来源 JSON where each cell comes from')
  .option('--subject <id>', '只填这个对象，可重复 only this subject, repeatable', several)
  .option('--sources', '加一张“来源”表 add a sheet 来源')
  .option('--json', '结果用 JSON the result as JSON')
  .action(async (file: string, options: FillOptions) => {
    const { runFill } = await import('./cli/fill.ts')
    exitCode = await runFill(file, options)
  })

program
  .command('import <file>')
  .description('把名册导入台账。 Bring a list into the ledger.')
  .requiredOption('--area <code>', '12 位区划代码 12-digit area code')
  .requiredOption('--source <name>', '数据来源单位 whose data these are')
  .option('--entity <entity>', 'person, household, dwelling, plot, enterprise, event, enrolment, indicator')
  .option('--sheet <name>', '文件里有几张名单时导入哪一张 which list of the file')
  .option('--mapping <file>', '列对照 JSON columns and their elements')
  .option('--refused <file>', '退回行写到这个 .xlsx refused rows with their reasons')
  .option('--yes', '按建议的对照导入 take the proposed mapping')
  .option('--json', '结果用 JSON the result as JSON')
  .action(async (file: string, options: ImportOptions) => {
    const { runImport } = await import('./cli/import.ts')
    exitCode = await runImport(file, options)
  })

program
  .command('dispatch')
  .description('凭准入码下发。无码不填。 Dispatch by control number: no number, no obligation.')
  .option('--number <number>', '准入码 control number')
  .option('--area <code>', '只发给这个区划以内的 only recipients inside this 12-digit area')
  .option('--as <body>', '代哪个单位下发 the body it is sent for')
  .option('--request <id>', '指明是哪件事项 the request it is meant to be')
  .option('--file <file>', '下发清单 .xlsx 或 .csv a list of numbers and areas')
  .option('--refused <file>', '退回行写到这个 .xlsx refused rows with their reasons')
  .option('--json', '结果用 JSON the result as JSON')
  .action(async (options: DispatchOptions) => {
    const { runDispatch } = await import('./cli/dispatch.ts')
    exitCode = await runDispatch(options)
  })

program
  .command('seed')
  .description('生成虚构的样例县。 Make the invented sample county.')
  .option('--residents <n>', '人口数 residents', whole, 10_000)
  .option('--seed <text>', '随机种子 seed', '1')
  .option('--as-of <day>', '生成到哪一天 YYYY-MM-DD', day, '2026-11-01')
  .action(async (options: SeedOptions) => {
    const { runSeed } = await import('./cli/seed.ts')
    await runSeed(options)
  })

program
  .command('serve')
  .description('提供网页。 Serve the web.')
  .option('--port <port>', '端口 port; default 4173')
  .option('--host <host>', '地址 address; default 127.0.0.1')
  .option('--demo', '开启演示身份 sign in by persona', false)
  .action(async (options: { port?: string; host?: string; demo: boolean }) => {
    const { runServe } = await import('./cli/serve.ts')
    await runServe(options)
  })

program
  .command('doctor')
  .description('检查本机、配置和数据。 Check machine, configuration and data.')
  .option('--json', '结果用 JSON the result as JSON')
  .action(async (options: { json?: boolean }) => {
    const { runDoctor } = await import('./cli/doctor.ts')
    exitCode = await runDoctor(options)
  })

program
  .command('filing-pack')
  .description('生成备案材料。 Write the papers of a filing.')
  .requiredOption('-o, --out <dir>', '写到这个目录 the folder they are written to')
  .action(async (options: { out: string }) => {
    const { runFilingPack } = await import('./cli/filing-pack.ts')
    await runFilingPack(options)
  })

program
  .command('self-check')
  .description('逐条自查。 How each clause is held, and what happened in a period.')
  .option('--json', '结果用 JSON the result as JSON')
  .option('-o, --out <file>', '写到这个 .xlsx')
  .option('--county <code>', '6 位县代码 six digits; default the first here')
  .option('--from <day>', '从哪天 first day, YYYY-MM-DD; default 1 January', day)
  .option('--to <day>', '到哪天（不含） the day after the last; default tomorrow', day)
  .action(async (options: SelfCheckOptions) => {
    const { runSelfCheck } = await import('./cli/self-check.ts')
    exitCode = await runSelfCheck(options)
  })

try {
  await program.parseAsync()
  process.exitCode = exitCode
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage
  else process.exitCode = tellRefusal(error)
}
