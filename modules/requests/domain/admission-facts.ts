/**
 * What the gate knows of a request when the decision tables look at it. One flat row of facts, so that an official
 * reads a table without knowing the code. The dictionary is shown in the editor of the tables (module rules).
 */
const flag = (zh: string, en: string) => ({ type: 'flag', zh, en }) as const
const number = (zh: string, en: string, unit: string) => ({ type: 'number', zh, en, unit }) as const
const code = <const V extends readonly (readonly [string, string, string])[]>(zh: string, en: string, values: V) =>
  ({ type: 'code', zh, en, values }) as const

export const ADMISSION_FACTS = {
  kind: code('事项类型', 'kind', [
    ['data', '要数据', 'data'],
    ['report', '要材料', 'report'],
    ['inspection', '督查检查考核', 'inspection'],
    ['meeting', '会议', 'meeting'],
    ['document', '发文', 'document'],
    ['campaign', '创建示范达标', 'campaign'],
    ['app', '应用或群组', 'app or group'],
  ]),
  lane: code('报备方式', 'lane', [
    ['filed-list', '年度目录清单', 'filed list'],
    ['one-matter', '一事一报备', 'one matter'],
    ['urgent', '紧急', 'urgent'],
    ['exception', '清单外例外', 'exception'],
  ]),
  targetLevel: code('要谁办', 'who is asked', [
    ['township', '乡镇（街道）', 'townships'],
    ['village', '村（社区）', 'villages'],
  ]),
  hasScope: flag('写明了范围', 'names whom it asks'),
  hasPurpose: flag('写明了用途', 'says why'),
  hasLegalBasis: flag('写明了依据', 'names its basis'),
  hasUrgentReason: flag('写明了紧急原因', 'says why it is urgent'),
  isOnFiledList: flag('在年度目录清单内且未过期', 'is on the filed list and in date'),
  isCountyApproved: flag('经县级审批', 'approved by the county'),
  formExpired: flag('表样已过期', 'its form has expired'),
  dutyClass: code('履职事项类别', 'class of the duty', [
    ['basic', '基本履职', 'basic'],
    ['shared', '配合履职', 'shared'],
    ['taken-back', '上级收回', 'taken back'],
    ['off-list', '清单外', 'not on the list'],
    ['unnamed', '未写明', 'not named'],
  ]),
  mainPartSupplied: flag('牵头部门已完成自己的部分', 'the main department has done its part'),
  resourcesFollow: flag('写明了随事项下放的人、财、权', 'says what resources follow'),
  leadWorkingDays: number('留给基层的工作日', 'working days given', '个工作日'),
  dueOutsideWorkingHours: flag('截止时间在夜间或节假日', 'is due at night or on a day off'),
  collectsNew: flag('要新采集', 'collects new facts'),
  fieldsAsked: number('要求的字段', 'fields asked', '个'),
  fieldsHeld: number('台账已有且未过期的字段', 'fields held and fresh', '个'),
  fieldsElsewhere: number('其他部门掌握的字段', 'fields another body holds', '个'),
  fieldsToAsk: number('仍要逐人填报的字段', 'fields people must still fill in', '个'),
  fieldsNew: number('新增字段', 'new fields', '个'),
  fieldsWithoutPurpose: number('未写用途的新增字段', 'new fields without a purpose', '个'),
  traceFieldsWithoutUse: number(
    '未写用途和期限的照片、视频、定位字段',
    'photo, video or position fields without a use and an expiry',
    '个',
  ),
  overlapShare: number('与在办事项重复的比例', 'share already asked by a live request', '%'),
  requestsThisWeek: number('该单位本周已发事项', 'requests of this issuer this week', '件'),
  documentsAboveLastYear: number('发文数超出去年全年的件数', 'documents above last year’s total', '件'),
  explainsMoreDocuments: flag('书面说明了增加的原因', 'explains in writing why there are more'),
  noticeCharacters: number('通知字数', 'characters of the notice', '字'),
  isSingleMatter: flag('单项工作', 'one matter only'),
  asksImplementationReport: flag('要求报送贯彻落实情况', 'asks for a report on how it is carried out'),
  asksSupportingDocuments: flag('要求制定配套文件', 'asks for supporting documents'),
  asksTraceEvidence: flag('以发文、开会、照片、笔记等留痕作为考核', 'judges by documents, meetings, photos or notes'),
  asksResponsibilityLetter: flag('要求签责任状', 'asks for a responsibility letter'),
  hasVeto: flag('设“一票否决”', 'has a veto'),
  asksRanking: flag('按月或按季排名通报', 'ranks monthly or quarterly'),
  asksCheckIn: flag(
    '要求打卡、积分、点赞、强制下载或在线时长',
    'asks for check-ins, points, likes, downloads or time online',
  ),
  hasScoring: flag('有打分或评级内容', 'scores or grades'),
  isPlannedInspection: flag('列入年度督查检查考核计划', 'is in the yearly inspection plan'),
  inspectionsOfIssuerThisYear: number('该单位今年督查检查考核数', 'inspections of this issuer this year', '次'),
  visitsSameWeek: number('同一村本周督查检查次数', 'visits to one village in that week', '次'),
  nearVisits: number(
    '前后几日内同一单位已有的检查、会议',
    'other inspections or meetings of the same unit nearby',
    '次',
  ),
  isListedCampaign: flag('列入批准的创建示范清单', 'is on the approved list of campaigns'),
  isFiledApp: flag('应用已备案', 'the app is filed'),
  appBelowCounty: flag('由县以下单位开发', 'made below county level'),
  demandsCertificate: flag('要求村（社区）开具不应开具的证明', 'demands a certificate a village must not issue'),
  isStatisticalSurvey: flag('是统计调查表', 'is a statistical survey'),
  hasSurveyNumber: flag('有统计调查批准文号', 'has its survey approval number'),
  surveyExpired: flag('统计调查表已过有效期', 'the survey approval has expired'),
  minutesPerVillage: number('每村分钟数', 'minutes for one village', '分钟'),
  departmentMinutesOver: number('超出部门年度预算的分钟', 'minutes above the department’s yearly budget', '分钟'),
  villagesOverBudget: number('超出月度预算的村', 'villages above their monthly budget', '个'),
} as const

type Dictionary = typeof ADMISSION_FACTS
type ValueOf<D> = D extends { type: 'flag' }
  ? boolean
  : D extends { type: 'number' }
    ? number
    : D extends { type: 'code'; values: readonly (readonly [infer C, string, string])[] }
      ? C
      : never

/** Undefined where a number cannot be known (no due date yet): rows that ask for it do not fire. */
export type AdmissionFacts = { readonly [K in keyof Dictionary]: ValueOf<Dictionary[K]> | undefined }
export type AdmissionFactName = keyof Dictionary
