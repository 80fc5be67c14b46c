/**
 * Understanding a template: in a warm process (as the server is), over the sample templates and one of 60 columns, from the file's bytes to
 * every header's meaning; and the whole `yici understand` process, cold, as information. `node tools/bench/understand.ts [--runs 15]`
 */
import { readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { understandTemplate } from '#modules/forms/server/index.ts'
import { matchTable, shippedKnowledge } from '#modules/matching/server/index.ts'
import { describeWorkbook, readWorkbookGrid } from '#modules/workbook/server/index.ts'
import { buildWorkbook } from '../../modules/workbook/tests/build-template.ts'
import { measureChild, medianOf, printFigure } from './measure-child.ts'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '15' } } })
const runs = Number(values.runs)
const folder = new URL('../../data/templates/', import.meta.url)

/** Real headers over three levels, as a county's yearly roster has them; the count is what matters. */
const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  [
    '基本情况',
    ['姓名', '性别', '出生日期', '年龄', '民族', '公民身份号码', '文化程度', '婚姻状况', '政治面貌', '宗教信仰'],
  ],
  [
    '户籍与居住',
    [
      '户编号',
      '户主姓名',
      '与户主关系',
      '户口性质',
      '户籍地址',
      '现住地址',
      '所属村',
      '村民小组',
      '迁入日期',
      '人户是否一致',
    ],
  ],
  [
    '就业与收入',
    [
      '劳动能力',
      '就业状态',
      '职业',
      '工作单位',
      '务工地点',
      '务工时长（月）',
      '技能特长',
      '年收入（元）',
      '收入来源',
      '是否参加培训',
    ],
  ],
  [
    '健康与保障',
    [
      '健康状况',
      '患病情况',
      '残疾类别',
      '残疾等级',
      '残疾证号',
      '是否参加基本医疗保险',
      '是否参加基本养老保险',
      '是否低保',
      '是否特困',
      '监护人姓名',
    ],
  ],
  [
    '住房',
    [
      '房屋地址',
      '房屋面积（㎡）',
      '房屋结构',
      '建成年份',
      '房屋层数',
      '是否危房',
      '宅基地面积（㎡）',
      '饮水是否安全',
      '厕所类型',
      '是否通水电',
    ],
  ],
  [
    '耕地与补贴',
    [
      '耕地面积（亩）',
      '林地面积（亩）',
      '流转面积（亩）',
      '补贴项目',
      '补贴标准',
      '补贴金额（元）',
      '开户银行',
      '银行账号',
      '联系电话',
      '备注',
    ],
  ],
]
const columnName = (column: number): string =>
  (column > 26 ? String.fromCharCode(64 + Math.floor((column - 1) / 26)) : '') +
  String.fromCharCode(65 + ((column - 1) % 26))

function wideTemplate(): Buffer {
  const text = (ref: string, value: string): string => `<c r="${ref}" s="5" t="inlineStr"><is><t>${value}</t></is></c>`
  const leaves = GROUPS.flatMap(([, names]) => names)
  const top = GROUPS.map(([name], at) => text(`${columnName(at * 10 + 1)}3`, name)).join('')
  const rows = [5, 6, 7].map(
    (row) => `<row r="${row}">${leaves.map((_, at) => `<c r="${columnName(at + 1)}${row}" s="1"/>`).join('')}</row>`,
  )
  const merges = GROUPS.map(
    (_, at) => `<mergeCell ref="${columnName(at * 10 + 1)}3:${columnName(at * 10 + 10)}3"/>`,
  ).join('')
  const xml = `<sheetData><row r="1">${text('A1', '农村居民基本情况年度登记花名册')}</row><row r="2">${text('A2', '填报单位：')}</row><row r="3">${top}</row><row r="4">${leaves.map((name, at) => text(`${columnName(at + 1)}4`, name)).join('')}</row>${rows.join('')}</sheetData><mergeCells count="${GROUPS.length + 1}"><mergeCell ref="A1:BH1"/>${merges}</mergeCells>`
  return buildWorkbook({ sheets: [{ name: '花名册', xml }] })
}

const knowledge = shippedKnowledge()
const quantile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? Number.NaN

async function timesOf(name: string, bytes: Uint8Array): Promise<{ ms: readonly number[]; cpu: readonly number[] }> {
  const [ms, cpu]: [number[], number[]] = [[], []]
  // The first rounds warm up the compiler, as the first uploads of a server's day do.
  for (let run = -5; run < runs; run += 1) {
    const [began, before] = [performance.now(), process.cpuUsage()]
    // Not by readTemplate, which would know the file again.
    const description = describeWorkbook(await readWorkbookGrid({ bytes }, { fileName: name }))
    understandTemplate(description, (contexts, about) => matchTable(contexts, knowledge, about))
    const used = process.cpuUsage(before)
    if (run < 0) continue
    ms.push(performance.now() - began)
    cpu.push((used.user + used.system) / 1000)
  }
  return { ms, cpu }
}

const files = readdirSync(folder).filter((name) => name.endsWith('.xlsx'))
const everyMs: number[] = []
const everyCpu: number[] = []
for (const name of files) {
  const { ms, cpu } = await timesOf(name, readFileSync(new URL(encodeURIComponent(name), folder)))
  everyMs.push(medianOf(ms))
  everyCpu.push(medianOf(cpu))
}
printFigure({
  name: `understand an ordinary template, warm (${files.length} sample templates, median of each)`,
  unit: 'ms',
  values: everyMs,
  limit: '≤ 150',
  note: `95th percentile of the templates ${Math.round(quantile(everyMs, 0.95))} ms; processor ${Math.round(medianOf(everyCpu))} ms`,
})
const wide = await timesOf('wide.xlsx', wideTemplate())
printFigure({
  name: 'understand a roster of 60 columns, warm',
  unit: 'ms',
  values: wide.ms,
  limit: '≤ 150',
  note: `95th percentile ${Math.round(quantile(wide.ms, 0.95))} ms; processor ${Math.round(medianOf(wide.cpu))} ms`,
})
const example = decodeURIComponent(new URL(encodeURIComponent(files[0] ?? ''), folder).pathname)
await measureChild('./yici', ['understand', example, '--json'])
const cold = []
for (let run = 0; run < 5; run += 1) cold.push(await measureChild('./yici', ['understand', example, '--json']))
printFigure({
  name: '`yici understand`, the whole process',
  unit: 'ms',
  values: cold.map((one) => one.ms),
  rssMb: Math.max(...cold.map((one) => one.rssMb)),
  note: `no limit set; processor ${Math.round(medianOf(cold.map((one) => one.cpuMs)))} ms`,
})
