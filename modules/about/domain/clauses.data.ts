/**
 * The clauses this product holds itself and others to, numbered as in docs/guides/rules.md. `block` stops by default, `warn` says it,
 * `measure` counts and publishes. Rows of decision tables name their clause (`R1-4` is clause 4); what is not judged by a row is named
 * under `by`. Short words of public texts; article numbers have to be checked against the official text before an official prints them.
 */
export interface Clause {
  readonly no: number
  /** The instrument: R1 若干规定, R2 指尖意见, R3 政务App办法, R4 履职清单, R5 村级意见, R6 证明意见, R7 共享条例, TJ 统计法. */
  readonly source: string
  readonly type: 'block' | 'warn' | 'measure'
  readonly zh: string
  readonly en: string
  /** What holds it besides rows of the tables: `product` is what this program does or has not, `constraint` what the database refuses. */
  readonly by: readonly { readonly kind: 'product' | 'constraint'; readonly zh: string; readonly en: string }[]
}

const product = (zh: string, en: string) => ({ kind: 'product', zh, en }) as const
const constraint = (zh: string, en: string) => ({ kind: 'constraint', zh, en }) as const

export const CLAUSES: readonly Clause[] = [
  {
    no: 1,
    source: 'R1',
    type: 'block',
    zh: '发文总数只减不增；多于上年要书面说明',
    en: 'fewer documents every year; more than last year needs a written reason',
    by: [],
  },
  {
    no: 2,
    source: 'R1',
    type: 'warn',
    zh: '文件不超过 5000 字，单项工作不超过 4000 字',
    en: 'at most 5,000 characters, 4,000 on a single matter',
    by: [],
  },
  {
    no: 3,
    source: 'R1',
    type: 'block',
    zh: '发文前做为基层减负一致性评估；一般不要求报送贯彻落实情况、制定配套文件',
    en: 'consistency assessment before issue; no implementation reports, no supporting papers',
    by: [
      product(
        '申请表就是评估：用途、依据、清单事项、新增字段、代价、已有数据',
        'the application is the assessment: purpose, basis, duty item, new fields, price, what is held',
      ),
    ],
  },
  {
    no: 4,
    source: 'R1',
    type: 'block',
    zh: '不得频繁要求填表报数、报材料',
    en: 'no frequent demands for forms and materials',
    by: [
      product(
        '体外要的（没有准入码）记在要求单位名下并公布',
        'what is asked without a number is logged against the body that asked, in public',
      ),
      constraint(
        '没有准入码不能下发；下发日不得晚于准入码有效期',
        'nothing is dispatched without a control number, nor after its last day',
      ),
    ],
  },
  {
    no: 5,
    source: 'R1',
    type: 'warn',
    zh: '数据原则上经省级平台统一采集共享，同一数据至多报一次',
    en: 'reporting by one shared platform, each fact at most once',
    by: [
      product(
        '先查台账和其他部门再问人；表格由台账填好',
        'the ledger and other bodies are asked first; forms are filled from the ledger',
      ),
    ],
  },
  {
    no: 6,
    source: 'R1',
    type: 'block',
    zh: '不以发文、开会、留照片、写笔记评价工作',
    en: 'work is not judged by documents, meetings, photos or notes',
    by: [],
  },
  {
    no: 7,
    source: 'R1',
    type: 'block',
    zh: '不得随意一票否决、签责任状、频繁排名通报',
    en: 'no arbitrary veto, no responsibility letters, no frequent ranking',
    by: [product('没有对人的排名', 'there is no ranking of people')],
  },
  {
    no: 8,
    source: 'R1',
    type: 'block',
    zh: '督查检查考核按年度计划，同类合并',
    en: 'inspections by yearly plan, the same kinds merged',
    by: [],
  },
  {
    no: 9,
    source: 'R1',
    type: 'measure',
    zh: '不得从县及以下借调人员',
    en: 'no borrowing of staff from the county and below',
    by: [
      product(
        '投诉建议有“借调”一类，不留姓名，只公布件数',
        'complaints have a kind “borrowed staff”, without names; only the count is public',
      ),
    ],
  },
  {
    no: 10,
    source: 'R1',
    type: 'block',
    zh: '创建示范达标须在批准清单内，不得到乡镇、村',
    en: 'campaigns by approved list only, none below the county',
    by: [],
  },
  {
    no: 11,
    source: 'R2/R3',
    type: 'block',
    zh: '禁止打卡、积分排名、在线时长、强制下载、不必要的照片视频轨迹',
    en: 'no check-ins, points, ranking, online time, forced downloads, needless photos or tracks',
    by: [
      product(
        '本软件没有打卡、积分、排名、登录次数、在线时长、轨迹、点赞',
        'this program has no check-in, points, ranking, login counts, online time, tracks or likes',
      ),
    ],
  },
  {
    no: 12,
    source: 'R3',
    type: 'block',
    zh: '县以下单位不得开发；未备案不得要求任何人使用；上线前备案',
    en: 'none made below the county; an unfiled one may not be required of anyone; filed before launch',
    by: [
      product(
        '“关于”页公示备案号；备案材料由程序生成；不用下载安装，网页即可',
        'the page About shows the filing number; the filing pack is generated; nothing to install',
      ),
    ],
  },
  {
    no: 13,
    source: 'R3',
    type: 'block',
    zh: '有投诉建议功能并反馈；定期自查；支持多种操作系统和 IPv6',
    en: 'complaints are taken and answered; regular self-check; several operating systems; IPv6',
    by: [
      product(
        '每个屏幕都有投诉建议，按时限答复；自查可导出；网页不分操作系统；可用 IPv6 地址',
        'complaints on every screen, answered by a clock; self-check export; any browser; IPv6 addresses',
      ),
    ],
  },
  {
    no: 14,
    source: 'R2',
    type: 'block',
    zh: '一表通办；群组不得强制即时回复，事毕即散',
    en: 'one stop, one sheet; no compulsory instant reply, groups end with their work',
    by: [
      product(
        '没有聊天和已读回执；事项、表样、字段都有期限，到期自动失效',
        'no chat and no read receipts; requests, forms and fields expire',
      ),
    ],
  },
  {
    no: 15,
    source: 'R4',
    type: 'block',
    zh: '按履职事项清单：基本可要、配合先由牵头部门做、收回的不得要、清单外走例外',
    en: 'by the duty list: basic may be asked, shared after the main part, taken back never, the rest by exception',
    by: [],
  },
  {
    no: 16,
    source: 'R5',
    type: 'block',
    zh: '不得把自己的职责推给村；面向村须县级审批；每村每周检查不超过 2 次',
    en: 'no own duty pushed onto villages; county approval; at most two visits a week',
    by: [],
  },
  {
    no: 17,
    source: 'R6',
    type: 'block',
    zh: '20 项证明村（社区）不得开具',
    en: 'twenty certificates a village must not issue',
    by: [product('告诉居民由谁出具，并可打印', 'the resident is told which body issues it, on a page to print')],
  },
  {
    no: 18,
    source: 'R7',
    type: 'block',
    zh: '能共享的不得重复采集；数据要回流',
    en: 'what can be shared is not collected again; data are returned',
    by: [],
  },
  {
    no: 19,
    source: '防返贫监测',
    type: 'block',
    zh: '公示不得出现身份证号、电话、银行账号、健康状况',
    en: 'public notices show no ID number, phone, bank account or health',
    by: [product('填公示表时自动遮盖号码，健康状况留空', 'filling a notice masks numbers and leaves health blank')],
  },
  {
    no: 20,
    source: 'TJ',
    type: 'block',
    zh: '统计调查表须有表号、制定机关、批准文号、有效期，过期不得用',
    en: 'a statistical survey has number, maker, approval and expiry; an expired one is not used',
    by: [],
  },
  {
    no: 21,
    source: '统计法',
    type: 'measure',
    zh: '不逼人造假：“不适用”“无法核实”都是合法的回答',
    en: 'nobody is forced to invent: “not applicable” and “cannot be known” are lawful answers',
    by: [
      product(
        '退回理由有“无法知道”；填表分“不适用”与“缺”',
        '“cannot be known” is a ground of return; forms tell “not applicable” from “missing”',
      ),
    ],
  },
]

/** The number of the clause a row of a table names: `R1-4` is 4. Rows of other laws (`PIPL-6`, `S15-budget`) have none. */
export function clauseNumber(code: string): number | undefined {
  const found = /^(?:R\d|TJ)-(\d+)$/.exec(code)?.[1]
  return found === undefined ? undefined : Number(found)
}
