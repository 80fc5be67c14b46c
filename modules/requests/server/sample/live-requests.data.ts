import type { Lane, RequestKind } from '../../contract.ts'

/** One request under way, and how far it has come. */
export interface LiveRequest {
  readonly department: string
  readonly to: 'draft' | 'screened' | 'numbered' | 'dispatched' | 'returned'
  /** Days since it was handed in. */
  readonly ago: number
  /** Working days between that day and the last one. */
  readonly days: number
  readonly title: string
  readonly kind?: RequestKind
  readonly lane?: Lane
  readonly duty?: string
  readonly purpose: string
  readonly basis: string
  readonly notice?: string
  readonly where: 'village' | 'township'
  readonly filter?: readonly [filter: string, words: string]
  readonly fields: readonly (readonly [words: string, purpose: string])[]
}

/** Oldest first. Invented. What the ledger knows of the people is not asked by those that passed. */
export const LIVE: readonly LiveRequest[] = [
  {
    department: '住房和城乡建设局',
    to: 'returned',
    ago: 10,
    days: 20,
    title: '农村自建房出租情况核查',
    purpose: '排查出租自建房安全隐患',
    basis: '自建房安全专项整治方案',
    where: 'village',
    fields: [
      ['线路有无老化', '排查隐患'],
      ['灭火器放在哪里', '排查隐患'],
    ],
  },
  {
    department: '人力资源和社会保障局',
    to: 'dispatched',
    ago: 9,
    days: 22,
    title: '返乡人员技能培训意愿登记',
    duty: 'JB-038',
    purpose: '编制明年培训计划',
    basis: '就业促进法',
    where: 'village',
    filter: ['age>=18 && age<60', '18 至 59 周岁'],
    fields: [['想学的工种', '编制培训计划']],
  },
  {
    department: '民政局',
    to: 'dispatched',
    ago: 9,
    days: 25,
    title: '独居老人助餐服务需求登记',
    duty: 'JB-044',
    purpose: '安排村级助餐点',
    basis: '省养老服务条例',
    where: 'village',
    filter: ['age>=80', '80 周岁以上老年人'],
    fields: [['是否需要送餐', '安排助餐点']],
  },
  {
    department: '教育局',
    to: 'numbered',
    ago: 4,
    days: 20,
    title: '寒假留守儿童返家情况登记',
    purpose: '安排寒假关爱活动',
    basis: '未成年人保护法',
    where: 'township',
    filter: ['age>=6 && age<16', '6 至 15 周岁'],
    fields: [['寒假由谁照看', '安排关爱活动']],
  },
  {
    department: '退役军人事务局',
    to: 'numbered',
    ago: 3,
    days: 18,
    title: '春节座谈会话题征集',
    duty: 'JB-037',
    purpose: '准备春节座谈会',
    basis: '退役军人保障法',
    where: 'township',
    fields: [['想谈的话题', '准备座谈']],
  },
  {
    department: '应急管理局',
    to: 'screened',
    ago: 2,
    days: 2,
    title: '冬季取暖用火用电安全排查',
    purpose: '消除火灾隐患',
    basis: '消防法',
    notice: '各村须于两日内逐户排查并签订责任状，每日报送进度照片。',
    where: 'township',
    fields: [
      ['户主姓名', '核对'],
      ['取暖方式', '排查'],
      ['入户照片', ''],
    ],
  },
  {
    department: '卫生健康局',
    to: 'screened',
    ago: 1,
    days: 15,
    title: '高龄老人健康与照护情况摸底',
    purpose: '安排家庭医生上门',
    basis: '基本公共卫生服务规范',
    where: 'township',
    filter: ['age>=80', '80 周岁以上老年人'],
    fields: [
      ['姓名', '联系'],
      ['身份证号码', '核对'],
      ['自理能力', '分级'],
      ['主要照护人', '上门联系'],
      ['是否需要上门服务', '排班'],
    ],
  },
  {
    department: '残疾人联合会',
    to: 'screened',
    ago: 1,
    days: 16,
    title: '八十岁以上老人照护需求调查',
    purpose: '安排居家托养',
    basis: '残疾人保障法',
    where: 'township',
    filter: ['age>=80', '80 周岁以上老年人'],
    fields: [
      ['老人姓名', '联系'],
      ['身份证号', '核对'],
      ['自理能力', '分级'],
      ['主要照护人', '联系'],
      ['是否需要上门服务', '排班'],
    ],
  },
  {
    department: '农业农村局',
    to: 'screened',
    ago: 0,
    days: 1,
    title: '低温雨雪作物受灾面积快报',
    lane: 'urgent',
    duty: 'JB-068',
    purpose: '寒潮过境，当日汇总灾情调度救灾物资',
    basis: '自然灾害救助条例',
    where: 'township',
    fields: [
      ['受灾作物', '灾情汇总'],
      ['受灾面积（亩）', '灾情汇总'],
    ],
  },
  {
    department: '民政局',
    to: 'draft',
    ago: 2,
    days: 25,
    title: '明年适老化改造意愿登记',
    purpose: '编制改造计划',
    basis: '省养老服务条例',
    where: 'township',
    filter: ['age>=60', '60 周岁以上老年人'],
    fields: [
      ['姓名', '联系'],
      ['身份证号码', '核对'],
      ['住址', '入户'],
      ['改造意愿', '编制计划'],
      ['希望改造的部位', '编制计划'],
    ],
  },
  {
    department: '民政局',
    to: 'draft',
    ago: 1,
    days: 12,
    title: '冬春救助对象摸底',
    purpose: '发放冬春救助',
    basis: '自然灾害救助条例',
    where: 'township',
    fields: [
      ['户主姓名', '发放'],
      ['家庭人口', '测算'],
      ['缺粮月数', '测算'],
    ],
  },
  {
    department: '民政局',
    to: 'draft',
    ago: 0,
    days: 20,
    title: '村级儿童之家使用情况',
    kind: 'report',
    purpose: '了解使用情况',
    basis: '',
    notice: '请各村报送儿童之家使用情况。',
    where: 'township',
    fields: [],
  },
]
