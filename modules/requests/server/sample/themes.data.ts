import type { RequestKind, ReturnGround } from '../../contract.ts'

/** One field: words, the element it is understood as (null: new), whether the ledger knew it. */
export type SampleField = readonly [words: string, element: string | null, isKnown: boolean]

export interface SampleTheme {
  /** Ends of the names of county departments (demo-workplace). */
  readonly department: string
  readonly kind: RequestKind
  readonly title: string
  readonly purpose: string
  readonly basis: string
  /** Code of the sample duty list; null: off the list. */
  readonly duty: string | null
  readonly fields: readonly SampleField[]
  /** Share of a village's people it is about. */
  readonly share: number
}

const WHO: readonly SampleField[] = [
  ['姓名', 'person_name', true],
  ['身份证号码', 'person_id_number', true],
  ['联系电话', 'person_phone', true],
]
const data = (
  department: string,
  title: string,
  purpose: string,
  basis: string,
  duty: string | null,
  share: number,
  ...fields: readonly SampleField[]
): SampleTheme => ({ department, kind: 'data', title, purpose, basis, duty, share, fields: [...WHO, ...fields] })
const other = (
  kind: RequestKind,
  department: string,
  title: string,
  purpose: string,
  basis: string,
  duty: string | null,
): SampleTheme => ({ department, kind, title, purpose, basis, duty, share: 0, fields: [] })

/** What ten departments of a county ask in a year. Invented after the kinds of forms that are usual. */
export const THEMES: readonly SampleTheme[] = [
  data('民政局', '高龄津贴发放对象核对', '按月发放高龄津贴前核对对象', '《四川省老年人权益保障条例》', 'JB-044', 0.05, [
    '发放账号是否变更',
    null,
    false,
  ]),
  data(
    '民政局',
    '低保对象家庭收入复核',
    '年度低保复核',
    '《社会救助暂行办法》',
    'PH-015',
    0.03,
    ['家庭人均月收入', 'household_income_per_capita', true],
    ['本季度务工天数', null, false],
  ),
  data(
    '民政局',
    '农村留守儿童摸底',
    '建立关爱台账',
    '《未成年人保护法》',
    'PH-019',
    0.04,
    ['监护人姓名', 'guardian_name', true],
    ['每周通话次数', null, false],
  ),
  data(
    '残疾人联合会',
    '辅助器具需求调查',
    '安排年度适配任务',
    '《残疾预防和残疾人康复条例》',
    'PH-021',
    0.03,
    ['残疾类别', 'person_disability_type', true],
    ['残疾等级', 'person_disability_level', true],
    ['需要的辅助器具', null, false],
  ),
  data(
    '残疾人联合会',
    '持证残疾人就业状况登记',
    '安排就业援助',
    '《残疾人就业条例》',
    'JB-036',
    0.03,
    ['残疾证号', 'person_disability_cert_no', true],
    ['就业意愿', null, false],
  ),
  data('卫生健康局', '六十五岁以上老年人体检通知回执', '组织年度免费体检', '国家基本公共卫生服务规范', 'PH-088', 0.18, [
    '是否参加体检',
    null,
    false,
  ]),
  data('卫生健康局', '计划生育奖励扶助对象年审', '核发奖励扶助金', '《人口与计划生育法》', 'PH-089', 0.02, [
    '银行账号',
    null,
    false,
  ]),
  data(
    '农业农村局',
    '实际种粮面积核实',
    '发放实际种粮补贴',
    '耕地地力保护补贴实施方案',
    'JB-066',
    0.3,
    ['地块面积', null, false],
    ['作物', null, false],
  ),
  data(
    '农业农村局',
    '撂荒耕地排查',
    '组织复耕',
    '《土地管理法》',
    'JB-067',
    0.08,
    ['撂荒面积', null, false],
    ['撂荒原因', null, false],
  ),
  data(
    '农业农村局',
    '脱贫人口务工监测',
    '防止返贫监测',
    '防止返贫动态监测方案',
    'JB-063',
    0.09,
    ['务工地点', 'person_migrant_work_place', true],
    ['本月工资', null, false],
  ),
  data(
    '教育局',
    '家庭经济困难学生认定',
    '发放助学金',
    '学生资助资金管理办法',
    'PH-030',
    0.06,
    ['就读学校', 'person_school', true],
    ['年级', 'person_grade', true],
  ),
  data('教育局', '适龄儿童入学摸底', '安排秋季学位', '《义务教育法》', null, 0.02, ['拟就读学校', null, false]),
  data('人力资源和社会保障局', '养老保险待遇资格核实', '核发待遇', '社会保险法', 'JB-039', 0.2, [
    '是否健在',
    'person_alive',
    true,
  ]),
  data(
    '人力资源和社会保障局',
    '农村劳动力转移就业登记',
    '组织技能培训',
    '就业促进法',
    'JB-038',
    0.5,
    ['就业状况', 'person_employment_status', true],
    ['培训意愿', null, false],
  ),
  data(
    '应急管理局',
    '地质灾害避险转移人员台账',
    '汛期转移',
    '《地质灾害防治条例》',
    'JB-110',
    0.03,
    ['住址', 'person_current_address', true],
    ['转移去处', null, false],
  ),
  data(
    '住房和城乡建设局',
    '农村危房动态排查',
    '安排危房改造',
    '农村危房改造实施方案',
    null,
    0.05,
    ['房屋安全等级', 'dwelling_safety_grade', true],
    ['改造意愿', null, false],
  ),
  data('退役军人事务局', '优抚对象信息采集', '核发抚恤补助', '军人抚恤优待条例', 'JB-037', 0.02, [
    '优抚类别',
    null,
    false,
  ]),
  other('report', '农业农村局', '春耕生产情况', '掌握春耕进度', '县春耕工作安排', 'JB-068'),
  other('report', '应急管理局', '防汛准备情况', '检查汛前准备', '《防汛条例》', 'JB-110'),
  other('report', '退役军人事务局', '走访慰问情况', '汇总春节慰问', '县双拥工作安排', 'JB-037'),
  other('inspection', '住房和城乡建设局', '人居环境整治督查', '年度督查', '年度督查检查考核计划', null),
  other('inspection', '应急管理局', '安全生产检查', '年度检查', '年度督查检查考核计划', null),
  other('meeting', '卫生健康局', '秋冬季传染病防控工作会', '部署防控', '县卫健局年度工作安排', 'JB-103'),
  other('meeting', '教育局', '控辍保学工作会', '部署劝返', '《义务教育法》', null),
  other('document', '人力资源和社会保障局', '关于做好居民养老保险参保登记的通知', '部署参保', '社会保险法', 'JB-039'),
  other('document', '数据局', '关于规范基层报表的通知', '落实准入', '整治形式主义为基层减负若干规定', null),
  other('campaign', '卫生健康局', '卫生村创建', '创建活动', '创建示范活动清单', 'JB-103'),
  other('app', '数据局', '推广“犍为办事”小程序', '推广使用', '政务应用备案', null),
]

/** How a year of requests ends, in the order they are dealt. */
export const ENDS = [
  'done',
  'done',
  'done',
  'done',
  'returned',
  'done',
  'done',
  'lapsed',
  'done',
  'reduced',
  'done',
  'expired',
  'done',
  'merged',
  'done',
] as const
export type SampleEnd = (typeof ENDS)[number]

export const RETURNS: readonly {
  readonly ground: ReturnGround
  readonly words: string
  readonly answer: 'withdrawn' | 'amended' | 'insisted' | null
  readonly answerWords: string | null
}[] = [
  {
    ground: 'already-held',
    words: '台账里已有，上月刚核实过',
    answer: 'withdrawn',
    answerWords: '改由系统取数，不再要求填报',
  },
  {
    ground: 'too-short',
    words: '两天要走完三百多户，做不到',
    answer: 'amended',
    answerWords: '延长到月底，只报有变化的',
  },
  {
    ground: 'cannot-be-known',
    words: '村里无从知道银行账号',
    answer: 'withdrawn',
    answerWords: '向银行核对，村里不再填',
  },
  {
    ground: 'not-our-duty',
    words: '不是村里的职责，应由学校提供',
    answer: 'insisted',
    answerWords: '学校数据缺外出就读学生，仍请核对',
  },
  { ground: 'off-list', words: '不在履职清单内', answer: null, answerWords: null },
]

export const APPROVERS = ['县委办主任 林夏至', '县政府副县长 何立秋'] as const

/** The filed list, the inspection plan, approved campaigns and filed apps of the year. */
export const FILED: readonly {
  readonly kind: 'form' | 'inspection' | 'campaign' | 'app'
  readonly number: string
  readonly title: string
  readonly department: string
  readonly frequency: string
  readonly basis: string
  readonly fields: readonly SampleField[]
}[] = [
  ...THEMES.filter((theme) => theme.kind === 'data' && theme.duty !== null)
    .slice(0, 9)
    .map((theme, at) => ({
      kind: 'form' as const,
      number: `目录-${String(at + 1).padStart(3, '0')}`,
      title: theme.title,
      department: theme.department,
      frequency: at % 3 === 0 ? 'month' : 'year',
      basis: theme.basis,
      fields: theme.fields,
    })),
  {
    kind: 'inspection',
    number: '督查-01',
    title: '人居环境整治督查',
    department: '住房和城乡建设局',
    frequency: 'year',
    basis: '年度督查检查考核计划',
    fields: [],
  },
  {
    kind: 'inspection',
    number: '督查-02',
    title: '安全生产检查',
    department: '应急管理局',
    frequency: 'half-year',
    basis: '年度督查检查考核计划',
    fields: [],
  },
  {
    kind: 'campaign',
    number: '创建-01',
    title: '卫生村创建',
    department: '卫生健康局',
    frequency: 'year',
    basis: '创建示范活动清单',
    fields: [],
  },
  {
    kind: 'campaign',
    number: '创建-02',
    title: '民主法治示范村',
    department: '民政局',
    frequency: 'year',
    basis: '创建示范活动清单',
    fields: [],
  },
  {
    kind: 'app',
    number: '应用备-2026-03',
    title: '犍为办事',
    department: '数据局',
    frequency: 'once',
    basis: '政务应用备案',
    fields: [],
  },
]
