import { createWriteStream } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  collectSources,
  describeSources,
  checkMapping,
  formsProblems,
  linesOfSources,
  readTemplate,
  summaryOf,
  understandFor,
  writeFill,
  type CellRecord,
  type FillListener,
  type FillOrder,
  type RowRecord,
} from '#modules/forms/server/index.ts'
import { MappingFile } from '#modules/forms/contract.ts'
import { describeChange } from '#modules/ledger/server/index.ts'
import { commandLineActor, getArea, isAreaCode, scopeOf } from '#modules/organisations/server/index.ts'
import { cellRef, listSheets } from '#modules/workbook/server/index.ts'
import { readConfig } from '#platform/config/read-config.ts'
import { contextOnCommandLine, openForCommand } from './open-database.ts'
import { EXIT } from './refusal.ts'
import { civilDay } from '#platform/time.ts'

export interface FillOptions {
  readonly area: string
  readonly asOf?: string
  readonly confirm?: string
  readonly out: string
  readonly explain?: string
  readonly subject?: string[]
  readonly sources?: boolean
  readonly json?: boolean
}

async function readMapping(path: string | undefined): Promise<MappingFile> {
  if (path === undefined) return { decisions: [], populations: [] }
  let value: unknown
  try {
    value = JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    throw formsProblems.mappingFileNotReadable({ why: error instanceof Error ? error.message : String(error) })
  }
  const read = MappingFile.safeParse(value)
  if (!read.success)
    throw formsProblems.mappingFileNotReadable({
      why: read.error.issues.map((one) => `${one.path.join('.')} ${one.message}`).join('; '),
    })
  return read.data
}

interface Explanation extends FillListener {
  /** @param names of all sheets of the finished workbook */
  finish(names: readonly string[], describe: (changes: readonly number[]) => Promise<object>): Promise<void>
  /** Leaves nothing behind. */
  abandon(): Promise<void>
}

/** Writes one JSON document while rows come: `{rows:[…], cells:[…], changes:{no:{…}}}`; memory does not grow with the list. */
function explainTo(path: string, sheets: readonly string[]): Explanation {
  const part = `${path}.part`
  const stream = createWriteStream(part)
  const changes = new Set<number>()
  const cells: CellRecord[] = []
  let rows = 0
  stream.write('{"rows":[')
  return {
    row(record: RowRecord) {
      for (const cell of record.cells) if (cell.change !== undefined) changes.add(cell.change)
      const line = {
        sheet: sheets[record.sheet],
        row: record.row,
        subjectId: record.subjectId,
        subject: record.subject,
        areaCode: record.areaCode,
        cells: record.cells.map((cell) => ({
          cell: cellRef(record.row, cell.column),
          element: cell.element,
          status: cell.status,
          change: cell.change ?? null,
        })),
      }
      stream.write(`${rows === 0 ? '' : ','}\n${JSON.stringify(line)}`)
      rows += 1
    },
    cell(record: CellRecord) {
      if (record.change !== undefined) changes.add(record.change)
      cells.push(record)
    },
    async finish(names, describe) {
      const single = cells.map((cell) => ({
        sheet: names[cell.sheet],
        cell: cellRef(cell.row, cell.column),
        subjectId: cell.subjectId,
        subject: cell.subject,
        element: cell.element,
        name: cell.nameZh,
        status: cell.status,
        value: cell.value,
        change: cell.change ?? null,
        ...(cell.computation === undefined
          ? {}
          : { computation: { ...cell.computation, words: cell.computation.words.zh } }),
      }))
      stream.write(`\n],"cells":${JSON.stringify(single)},"changes":${JSON.stringify(await describe([...changes]))}}\n`)
      await new Promise<void>((resolve, reject) => {
        stream.end((error?: Error | null) => (error ? reject(error) : resolve()))
      })
      await rename(part, path)
    },
    async abandon() {
      // What is still on its way to the file has nowhere to go now; that is no fault.
      stream.on('error', () => undefined)
      stream.destroy()
      await rm(part, { force: true })
    },
  }
}

/** Of nobody: no rows need to be told. */
const both = (...listeners: readonly FillListener[]): FillListener => ({
  mostRows: listeners.some((one) => one.mostRows === undefined)
    ? undefined
    : Math.max(0, ...listeners.map((one) => one.mostRows ?? 0)),
  row: (record) => listeners.forEach((one) => one.row(record)),
  cell: (record) => listeners.forEach((one) => one.cell(record)),
})

/** `yici fill FILE --area CODE -o OUT.xlsx`. Answers the exit code. */
export async function runFill(file: string, options: FillOptions): Promise<number> {
  const began = performance.now()
  const config = readConfig(process.env)
  const mapping = await readMapping(options.confirm)
  const template = await readTemplate(await readFile(file), basename(file))
  if (!isAreaCode(options.area)) throw formsProblems.areaNotACode({ areaCode: options.area })
  const db = await openForCommand(config)
  try {
    const actor = commandLineActor(options.area)
    return await db.transaction(scopeOf(actor), async (tx) => {
      const ctx = contextOnCommandLine(tx, actor)
      const area = await getArea(tx, options.area)
      const understanding = await understandFor(ctx, template.description, undefined, mapping)
      await checkMapping(ctx, understanding, mapping)
      const sheets = template.grid.sheets.map((sheet) => sheet.name)
      const kept = collectSources()
      const explanation = options.explain === undefined ? undefined : explainTo(options.explain, sheets)
      const listener = both(
        ...(options.sources === true ? [kept] : []),
        ...(explanation === undefined ? [] : [explanation]),
      )
      const order = {
        template,
        understanding,
        ...mapping,
        areaCode: options.area,
        areaName: area.name,
        // A form that prints its as-of day is filled as of that day.
        asOf:
          options.asOf ?? understanding.sheets.find((sheet) => sheet.asOf !== undefined)?.asOf ?? civilDay(new Date()),
        subjects: options.subject ?? [],
      }
      const asArchive = options.out.toLowerCase().endsWith('.zip')
      const appendix =
        options.sources === true
          ? { appendix: () => describeSources(ctx, linesOfSources(kept.rows, kept.cells, sheets)) }
          : {}
      try {
        const written = await writeFill(ctx, order, { path: options.out }, { listener, asArchive, ...appendix })
        const names = asArchive ? sheets : (await listSheets({ path: options.out })).map((sheet) => sheet.name)
        await explanation?.finish(names, async (changes) => Object.fromEntries(await describeChange(ctx, changes)))
        const summary = summaryOf(written.tally, Math.round(performance.now() - began))
        tell(summary, order, options)
        return summary.equations.some((one) => !one.holds) ? EXIT.doneWithRemarks : EXIT.done
      } catch (error) {
        await explanation?.abandon()
        throw error
      }
    })
  } finally {
    await db.close()
  }
}

type Told = Pick<FillOrder, 'understanding' | 'populations'>

/** The population in force of each sheet, in words; a person's own is told as it was written. */
function* populationsOf({ understanding, populations }: Told): Generator<string> {
  for (const sheet of understanding.sheets) {
    const decided = populations.find((one) => one.sheet === sheet.name)
    const words = decided === undefined ? sheet.population?.words : decided.filter
    if (words !== undefined) yield `${sheet.name}：${words}`
  }
}

function tell(summary: ReturnType<typeof summaryOf>, told: Told, options: FillOptions): void {
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify({ out: options.out, ...summary })}\n`)
    return
  }
  const say = (line: string): void => void process.stdout.write(`${line}\n`)
  for (const line of populationsOf(told)) say(`填报范围  ${line}`)
  say(`行数      ${summary.rows}`)
  say(`已填      ${summary.cellsFilled} / ${summary.cellsAsked} 格`)
  say(`缺口      ${summary.gaps}`)
  for (const gap of summary.gapGroups.slice(0, 12))
    say(`          ${gap.nameZh} ${{ missing: '缺', stale: '过期', conflict: '不一致' }[gap.kind]} ${gap.count}`)
  for (const one of summary.unfilled) say(`未填      ${one.cell} ${one.path.join(' / ')}：${one.why}`)
  for (const one of summary.equations.filter((each) => !each.holds))
    say(`不平      ${one.sheet} 第 ${one.row} 行 ${one.text}：${one.left} ≠ ${one.right}`)
  for (const notice of summary.notices) say(`说明      ${notice.zh}`)
  say(`用时      ${summary.milliseconds} ms`)
  say(`文件      ${options.out}`)
}
