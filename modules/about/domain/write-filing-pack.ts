import type { FilingFacts, PackFile } from './filing-facts.ts'
import { table } from './table-text.ts'
import { personalPage } from './write-personal-page.ts'
import { safetyPage } from './write-safety-page.ts'

const headOf = (title: string, { about, madeOn }: FilingFacts): string =>
  `# ${title}\n\n${about.name} ${about.version} · ${madeOn} 由程序按现行代码和数据库生成\n`

const TO_FILL = '＿＿＿＿（待填）'

function functionsPage(facts: FilingFacts): string {
  const modules = [...new Set(facts.operations.map(({ module }) => module))]
  const parts = modules.map((module) => {
    const own = facts.operations.filter((one) => one.module === module)
    const commands = own.filter(({ kind }) => kind === 'command')
    const rows = commands.map((one) => [
      one.title?.zh ?? one.name,
      one.permission === 'everyone' ? '任何人' : '有相应岗位的工作人员',
      `${one.method.toUpperCase()} ${one.path}`,
    ])
    const views = own.length - commands.length
    return `## ${facts.moduleNames.get(module) ?? module}\n\n${commands.length} 项操作，${views} 项查询。\n${rows.length === 0 ? '' : `\n${table(['操作', '谁可以做', '接口'], rows)}\n`}`
  })
  const total = facts.operations.filter(({ kind }) => kind === 'command').length
  return `${headOf('功能说明', facts)}
部门的 Excel 表从“只报一次”的台账填好后原样返回；上级向基层要的一切先过准入，写明代价。网页使用，不需下载安装，没有手机应用、聊天、打卡、积分、排名、轨迹功能。

全部改变数据的操作共 ${total} 项，查询 ${facts.operations.length - total} 项；公开网页（准入码页等）只使用其中标明“任何人”的。完整接口文档：${facts.about.openapi}

${parts.join('\n')}`
}

function approvalPage(facts: FilingFacts): string {
  const { about } = facts
  const stated: readonly (readonly [string, string])[] = [
    ['应用名称', about.name],
    ['版本', about.version],
    ['备案号', about.filing.number ?? '未备案'],
    ['主管（运行）单位', about.operator ?? TO_FILL],
    ['单位层级', `${TO_FILL}；须为县级或以上：县以下单位不得自行建设、运行`],
    ['覆盖范围（县级区划代码）', about.counties.join('、') || TO_FILL],
    ['应用形态', '网页；无客户端、无小程序、无公众号'],
    ['软件许可证', about.licence],
    ['立项批复文件及文号', TO_FILL],
    ['批复机关、日期', TO_FILL],
    ['建设和运维经费及来源', TO_FILL],
    ['与已有平台的关系（能否并入、是否重复）', TO_FILL],
    ['基层减负一致性评估结论', TO_FILL],
    ['投诉渠道', about.complaints.words.zh],
    ['联系人、电话', TO_FILL],
  ]
  return `${headOf('立项审核情况', facts)}
程序知道的已经填好；标“待填”的由主管单位填写并盖章。

${table(['项目', '内容'], stated)}

${about.filing.words.zh}
`
}

const PAGES: readonly (readonly [string, (facts: FilingFacts) => string])[] = [
  ['1-功能说明.md', functionsPage],
  ['2-立项审核情况.md', approvalPage],
  ['3-安全保障.md', (facts) => `${headOf('安全保障', facts)}${safetyPage(facts)}`],
  ['4-个人信息.md', (facts) => `${headOf('个人信息', facts)}${personalPage(facts)}`],
]

export const LIST_NAME = '5-数据项清单.xlsx'

/** The pages of the filing pack (政务App办法: 功能说明、立项审核情况、安全保障、个人信息), in Chinese. */
export const writeFilingPack = (facts: FilingFacts): readonly PackFile[] =>
  PAGES.map(([name, write]) => ({ name, text: write(facts) }))

const SENSITIVITY = {
  public: '公开',
  internal: '内部',
  personal: '个人信息',
  sensitive: '敏感个人信息',
  vault: '不入台账',
}

/** Rows of the list of all data elements; the first is its header. */
export const listElements = ({ elements }: FilingFacts): readonly (readonly string[])[] => [
  ['标识', '名称', '英文名', '对象', '类型', '分级', '权威来源', '时效（天）', '标准', '定义'],
  ...elements.map((one) => [
    one.id,
    one.nameZh,
    one.nameEn,
    one.entity,
    one.type,
    SENSITIVITY[one.sensitivity],
    one.authority ?? '',
    one.freshnessDays === null ? '长期' : String(one.freshnessDays),
    one.standards.join('；'),
    one.definition,
  ]),
]
