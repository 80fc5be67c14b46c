/**
 * The main job on long lists: `yici fill` of a 20-column roster for everyone of the sample county, from PostgreSQL, as a whole process,
 * against the bare work in the same run: COPY of the very same rows to nowhere, then deflate of the very same sheet XML.
 * `node tools/bench/fill-from-postgres.ts [--rows 10000,100000,1000000] [--runs 5]`. The databases stay for the next run.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createDeflateRaw } from 'node:zlib'
import { readList } from '#modules/ledger/server/index.ts'
import { commandLineActor, scopeOf } from '#modules/organisations/server/index.ts'
import { openDatabase } from '#platform/database/index.ts'
import { openPackage } from '../../modules/workbook/server/package/open-package.ts'
import { buildWorkbook } from '../../modules/workbook/tests/build-template.ts'
import { measureChild, medianOf, printFigure, type ChildRun } from './measure-child.ts'
import { prepareSample } from './prepare-sample.ts'
import { civilDay } from '#platform/time.ts'

const AREA = '511123000000'
const SHEET = '居民花名册'
/** Today, as a fill is for unless it is told another day. */
const AS_OF = civilDay(new Date())

/** Header, element, style (of the builder's stylesheet: 1 text, 2 date, 0 general). */
const COLUMNS: readonly (readonly [string, string, number])[] = [
  ['姓名', 'person_name', 1],
  ['公民身份号码', 'person_id_number', 1],
  ['性别', 'person_gender', 1],
  ['出生日期', 'person_birth_date', 2],
  ['年龄', 'person_age', 0],
  ['民族', 'person_ethnicity', 1],
  ['文化程度', 'person_education', 1],
  ['婚姻状况', 'person_marital_status', 1],
  ['政治面貌', 'person_political_status', 1],
  ['联系电话', 'person_phone', 1],
  ['户籍地址', 'person_registered_address', 1],
  ['现住地址', 'person_current_address', 1],
  ['户口性质', 'person_hukou_type', 1],
  ['与户主关系', 'person_relation_to_head', 1],
  ['健康状况', 'person_health_status', 1],
  ['职业', 'person_occupation', 1],
  ['是否参加基本医疗保险', 'person_medical_insurance', 1],
  ['是否参加基本养老保险', 'person_pension_insurance', 1],
  ['户编号', 'household_no', 1],
  ['户主姓名', 'household_head_name', 1],
]
const letter = (index: number): string => String.fromCharCode(65 + index)
const text = (ref: string, value: string): string => `<c r="${ref}" s="5" t="inlineStr"><is><t>${value}</t></is></c>`

/** 序号 and 20 columns; title, 填报单位, one header row, five styled rows. */
function template(): Buffer {
  const last = letter(COLUMNS.length)
  const row = (number: number, cells: string): string => `<row r="${number}" ht="20" customHeight="1">${cells}</row>`
  const header = text('A3', '序号') + COLUMNS.map(([name], at) => text(`${letter(at + 1)}3`, name)).join('')
  const body = [4, 5, 6, 7, 8].map((number) =>
    row(
      number,
      `<c r="A${number}" s="0"/>${COLUMNS.map(([, , style], at) => `<c r="${letter(at + 1)}${number}" s="${style}"/>`).join('')}`,
    ),
  )
  const xml = `<dimension ref="A1:${last}8"/><sheetData>${row(1, text('A1', '全县居民花名册'))}${row(2, text('A2', '填报单位：'))}${row(3, header)}${body.join('')}</sheetData><mergeCells count="1"><mergeCell ref="A1:${last}1"/></mergeCells>`
  return buildWorkbook({ sheets: [{ name: SHEET, xml }] })
}

const mapping = {
  decisions: COLUMNS.map(([, element], at) => ({
    sheet: SHEET,
    cell: `${letter(at + 1)}3`,
    verdict: 'element',
    element,
  })),
  populations: [{ sheet: SHEET, entity: 'person', filter: '' }],
}

interface Bare {
  readonly rows: number
  readonly copyMs: number
  readonly rawCopyMs: number
  readonly deflateMs: number
}

/** The lower bound, in a process of its own: the same statement's bytes to nowhere, the finished sheet deflated again at the same level. */
async function measureBare(databaseUrl: string, filled: string): Promise<Bare> {
  const db = await openDatabase({ databaseUrl })
  const actor = commandLineActor(AREA)
  const [copyMs, rawCopyMs, rows] = await db.transaction(scopeOf(actor), async (tx) => {
    const list = await readList(
      { tx, actor },
      {
        entity: 'person',
        columns: COLUMNS.map(([, element]) => ({ element })),
        population: [],
        areaCode: AREA,
        asOf: AS_OF,
      },
    )
    const drain = async (chunks: AsyncIterable<Uint8Array>): Promise<number> => {
      const began = performance.now()
      for await (const _ of chunks) continue
      return performance.now() - began
    }
    const same = await drain(
      list.copyCells(
        COLUMNS.map((_, column) => ({ column })),
        { numbered: true },
      ),
    )
    const own = COLUMNS.map(([, element]) => element).filter(
      (element) => element.startsWith('person_') && element !== 'person_age',
    )
    return [
      same,
      await drain(tx.copyOut(`select ${own.join(', ')} from ledger.person where county_code = '${actor.countyCode}'`)),
      list.count,
    ]
  })
  await db.close()
  const pack = await openPackage({ path: filled })
  const deflate = createDeflateRaw({ level: 1, chunkSize: 128 * 1024 })
  const drained = (async () => {
    for await (const _ of deflate) continue
  })()
  let deflateMs = 0
  for await (const piece of pack.streamPart('xl/worksheets/sheet1.xml')) {
    const began = performance.now()
    // Written one after the other, so that inflating is not in the figure.
    await new Promise<void>((resolve, reject) => deflate.write(piece, (error) => (error ? reject(error) : resolve())))
    deflateMs += performance.now() - began
  }
  deflate.end()
  await drained
  await pack.close()
  return { rows, copyMs, rawCopyMs, deflateMs }
}

interface Size {
  readonly rows: number
  readonly ms: number
  readonly cpuMs: number
}

async function compare(rows: number, runs: number, folder: string): Promise<Size> {
  const databaseUrl = await prepareSample(rows)
  const [form, out, confirm] = ['form.xlsx', `out-${rows}.xlsx`, 'mapping.json'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  await writeFile(form, template())
  await writeFile(confirm, JSON.stringify(mapping))
  const fills: ChildRun[] = []
  const bares: Bare[] = []
  const fill = () =>
    measureChild(
      './yici',
      ['fill', form, '--area', AREA, '--as-of', AS_OF, '--confirm', confirm, '-o', out, '--json'],
      { env: { DATABASE_URL: databaseUrl } },
    )
  const first = JSON.parse((await fill()).output) as { rows: number; cellsAsked: number }
  if (first.cellsAsked !== first.rows * COLUMNS.length)
    throw new Error(`${first.cellsAsked} cells asked of ${first.rows} rows`)
  for (let run = 0; run < runs; run += 1) {
    fills.push(await fill())
    const bare = await measureChild(process.execPath, [import.meta.filename, '--bare', out], {
      env: { DATABASE_URL: databaseUrl },
    })
    bares.push(JSON.parse(bare.output) as Bare)
  }
  const bareMs = bares.map((bare) => bare.copyMs + bare.deflateMs)
  const rss = Math.max(...fills.map((run) => run.rssMb))
  const fillMs = medianOf(fills.map((run) => run.ms))
  printFigure({
    name: `fill ${first.rows} × 20 from PostgreSQL, the whole \`yici fill\` process`,
    unit: 'ms',
    values: fills.map((run) => run.ms),
    ratio: fillMs / medianOf(bareMs),
    ...(rows === 10_000 ? {} : { limit: 'ratio ≤ 1.5' }),
    rssMb: rss,
    rssLimitMb: rows > 100_000 ? 512 : 300,
    note: `${Math.round((fillMs * 1000) / first.rows)} µs a row; processor ${Math.round(medianOf(fills.map((run) => run.cpuMs)))} ms beside PostgreSQL`,
  })
  printFigure({
    name: `bare work for the same ${first.rows} rows: COPY of the same rows + deflate of the same XML`,
    unit: 'ms',
    values: bareMs,
    note: `COPY ${Math.round(medianOf(bares.map((bare) => bare.copyMs)))} (its columns unsorted and unnamed: ${Math.round(medianOf(bares.map((bare) => bare.rawCopyMs)))}), deflate ${Math.round(medianOf(bares.map((bare) => bare.deflateMs)))}; without starting Node`,
  })
  return { rows: first.rows, ms: fillMs, cpuMs: medianOf(fills.map((run) => run.cpuMs)) }
}

/** Cost of one more row: what starting costs cancels out. */
function printGrowth(small: Size, middle: Size, large: Size): void {
  const slope = (from: Size, to: Size, key: 'ms' | 'cpuMs'): number =>
    ((to[key] - from[key]) * 1000) / (to.rows - from.rows)
  const [early, late] = [slope(small, middle, 'ms'), slope(middle, large, 'ms')]
  printFigure({
    name: `one more row, ${middle.rows} to ${large.rows} against ${small.rows} to ${middle.rows}`,
    unit: 'µs',
    values: [late],
    ratio: late / early,
    limit: 'ratio ≤ 1.2',
    note: `before ${early.toFixed(0)} µs; processor of the process itself ${slope(small, middle, 'cpuMs').toFixed(1)} and ${slope(middle, large, 'cpuMs').toFixed(1)} µs`,
  })
}

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000,100000,1000000' },
    runs: { type: 'string', default: '5' },
    bare: { type: 'string' },
  },
})
if (values.bare !== undefined)
  process.stdout.write(JSON.stringify(await measureBare(process.env['DATABASE_URL'] ?? '', values.bare)))
else {
  const folder = await mkdtemp(join(tmpdir(), 'yici-bench-fill-'))
  try {
    const sizes: Size[] = []
    for (const rows of values.rows.split(',').map(Number))
      sizes.push(await compare(rows, rows > 100_000 ? Math.min(2, Number(values.runs)) : Number(values.runs), folder))
    const [small, middle, large] = sizes
    if (small !== undefined && middle !== undefined && large !== undefined) printGrowth(small, middle, large)
  } finally {
    await rm(folder, { recursive: true })
  }
}
