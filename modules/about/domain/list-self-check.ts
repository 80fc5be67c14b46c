import type { SelfCheck } from '../contract.ts'

const TYPES = { block: '拦截', warn: '提醒', measure: '统计' } as const
const FIGURES: readonly (readonly [keyof SelfCheck['figures'], string])[] = [
  ['submitted', '提交的要求事项'],
  ['blocked', '被规则拦下'],
  ['overridden', '具名放行（次）'],
  ['dispatched', '下发（份）'],
  ['returned', '村里退回'],
  ['returnsLapsed', '退回后无答复而失效'],
  ['offChannel', '体外任务（不含今天）'],
  ['complaintsMade', '投诉建议'],
  ['complaintsAnsweredInTime', '按时答复'],
  ['complaintsOverdue', '超时未答'],
  ['unfiledApps', '放行的未备案、县以下应用要求'],
  ['expiredForms', '已过期未处理的清单表样'],
  ['expiredFields', '已过期未处理的字段'],
]

/** The self-check as rows of a sheet; the first is its header. */
export const listSelfCheck = (check: SelfCheck): readonly (readonly (string | number)[])[] => [
  ['条', '出处', '类型', '要求', '由什么保证', '拦截', '放行', '具名放行', '结论', '要看什么'],
  ...check.clauses.map((one) => [
    one.no,
    one.source,
    TYPES[one.type],
    one.words.zh,
    one.enforcedBy
      .map(({ words, rows }) => (rows.length === 0 ? words.zh : `${words.zh}：${rows.join('、')}`))
      .join('；'),
    one.blocked,
    one.overridden,
    one.overriddenByName,
    one.state === 'held' ? '做到' : '要看',
    one.remarks.map(({ zh }) => zh).join('；'),
  ]),
  [],
  [
    `${check.from} 至 ${check.to}（不含）`,
    '',
    '',
    `${check.county} · 版本 ${check.version} · ${check.madeAt.slice(0, 10)} 导出`,
  ],
  ['', '', '', '备案号', check.filingNumber ?? '未备案'],
  ...FIGURES.map(([key, zh]) => ['', '', '', zh, check.figures[key]]),
  ['', '', '', '审计链', check.audit === null ? '未核验' : `${check.audit.words.zh}，${check.audit.entries} 条`],
]
