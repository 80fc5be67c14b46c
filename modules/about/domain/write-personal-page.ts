import type { DataElement, Sensitivity } from '#modules/catalogue/contract.ts'
import type { FilingFacts, TableFacts } from './filing-facts.ts'
import { describePurpose } from './purposes.data.ts'
import { table } from './table-text.ts'

const GRADES: readonly (readonly [Sensitivity, string, string])[] = [
  ['public', '公开', '可公开'],
  ['internal', '内部', '工作中使用'],
  ['personal', '个人信息', '限管辖范围内的工作人员；读取留痕'],
  ['sensitive', '敏感个人信息', '同上；证件号、电话、账号默认遮盖，公示时遮盖或留空'],
  ['vault', '不入台账', '不收集到通用台账'],
]
const GRADE_NAMES = new Map(GRADES.map(([grade, name]) => [grade, name]))
const ENTITIES: Readonly<Record<string, string>> = {
  person: '人员',
  household: '家庭',
  dwelling: '住房',
  plot: '地块',
  enterprise: '经营主体',
  event: '事件',
  enrolment: '在册',
  indicator: '指标',
  area: '区划',
}

export const isPersonal = ({ sensitivity }: Pick<DataElement, 'sensitivity'>): boolean =>
  sensitivity === 'personal' || sensitivity === 'sensitive'

/** Columns that name who acted or how to reach somebody. */
const NAMES = /(^|_)(by_name|member_name|contact|approver)$/
const CLOCK = /^(expires_(on|at)|valid_(to|until)|answer_by|reply_by)$/

function retention(facts: FilingFacts, personal: readonly DataElement[]): string {
  const ids = new Set(personal.map(({ id }) => id))
  const holding = facts.tables
    .map((one) => ({ one, count: one.columns.filter((column) => ids.has(column)).length }))
    .filter(({ count }) => count > 0)
  const clocks = (one: TableFacts): string => one.columns.filter((column) => CLOCK.test(column)).join('、')
  const naming = facts.tables.filter(({ columns }) => columns.some((column) => NAMES.test(column)))
  const history = facts.tables.find(({ name }) => name === 'ledger.history')
  const past =
    history === undefined
      ? ''
      : `更正前的旧值留在 \`ledger.history\`，${history.mayDelete || history.mayUpdate ? '程序可以改删' : '程序不能改、不能删'}。`
  return `存有个人信息数据项的表 ${holding.length} 张：

${table(
  ['表', '个人信息列', '程序可否删除', '期限列'],
  holding.map(({ one, count }) => [
    one.name,
    String(count),
    one.mayDelete ? '可以' : '不可以：只增改，留历史',
    clocks(one) || '无',
  ]),
)}

${past}记有经办人姓名或联系方式的表 ${naming.length} 张：${naming.map(({ name }) => `\`${name}\``).join('、')}。

数据项的“时效”是可用多久须重新核实，过期不再用来填表，**不是删除**。程序没有到期自动删除；保存期限和删除由运行单位按规定执行：＿＿＿＿（待填）。带期限列的记录到期自动失效。`
}

/** 个人信息: every element that is, why each view reads it, and how long it is kept. */
export function personalPage(facts: FilingFacts): string {
  const personal = facts.elements.filter(isPersonal)
  const reading = facts.operations.filter(({ purpose }) => purpose !== undefined)
  const byGrade = GRADES.map(([grade, name, how]) => [
    name,
    String(facts.elements.filter(({ sensitivity }) => sensitivity === grade).length),
    how,
  ])
  return `
## 分级

${table(['分级', '数据项', '使用'], byGrade)}

## 谁为什么读

下列 ${reading.length} 项查询读取个人信息，每次都写入审计并记明目的：

${table(
  ['目的', '模块', '接口', '权限'],
  reading.map((one) => [
    describePurpose(one.purpose ?? '') ?? one.purpose ?? '',
    facts.moduleNames.get(one.module) ?? one.module,
    `${one.method.toUpperCase()} ${one.path}`,
    one.permission,
  ]),
)}

## 保存

${retention(facts, personal)}

## 个人信息数据项

${personal.length} 项（全部 ${facts.elements.length} 项见数据项清单）：

${table(
  ['名称', '标识', '对象', '分级', '权威来源', '时效'],
  personal.map((one) => [
    one.nameZh,
    one.id,
    ENTITIES[one.entity] ?? one.entity,
    GRADE_NAMES.get(one.sensitivity) ?? one.sensitivity,
    one.authority ?? '',
    one.freshnessDays === null ? '长期' : `${one.freshnessDays} 天`,
  ]),
)}

个人信息保护影响评估、处理规则告知：＿＿＿＿（待填，由运行单位完成）。
`
}
