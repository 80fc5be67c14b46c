/** Lines that name who made the form. */
const MADE_BY =
  /(?:制定机关|制表机关|制表单位|发文单位|主管部门|主管单位|业务主管|来表单位)[:：]([\p{Script=Han}]{2,30})/u
/** A department of government; townships and villages fill forms in, they do not send them. */
const DEPARTMENT =
  /(?:[\p{Script=Han}]{1,8}(?:省|市|县|区))?(?:[\p{Script=Han}]{2,12}?(?:管理局|服务局|事务局|保障局|建设局|局)|[\p{Script=Han}]{0,8}(?:组织部|宣传部|统战部|武装部|政法委|卫健委|残疾人联合会|残联|妇联|共青团委|团委|工会|派出所|税务所|乡村振兴局))/u
/** What stands before the name of a department in a line. */
const BEFORE = /^(?:填报单位|填表单位|单位|来源|关于|来自)(?:[(（]盖章[)）])?[:：]?/u

/** Whose business a form is, by what it is about; only a proposal, and only where no department is named. */
const BUSINESS: readonly (readonly [RegExp, string])[] = [
  [/低保|最低生活保障|特困|高龄|老年人|老人|留守儿童|孤儿|临时救助|婚姻|殡葬|残疾人两项补贴/u, '民政局'],
  [/残疾/u, '残疾人联合会'],
  [/退役军人|优抚|烈属/u, '退役军人事务局'],
  [/党员|党组织|党支部|入党/u, '组织部'],
  [/脱贫|防返贫|监测户|耕地|地力|种粮|农机|农业|农户|宅基地|合作社|养殖/u, '农业农村局'],
  [/医保|医疗保险|参合/u, '医疗保障局'],
  [/养老保险|社保|就业|失业|务工|劳动力|技能培训/u, '人力资源和社会保障局'],
  [/危房|住房|房屋/u, '住房和城乡建设局'],
  [/疫苗|接种|慢性病|健康|计划生育|计生|孕产妇|传染病/u, '卫生健康局'],
  [/学生|学校|辍学|义务教育|学籍/u, '教育局'],
  [/矛盾|纠纷|调解|安置帮教|社区矫正/u, '司法局'],
  [/流动人口|出租房|实有人口|户籍/u, '公安局'],
  [/企业|安全生产|消防|应急|灾/u, '应急管理局'],
  [/人口年龄|统计年报|经济普查/u, '统计局'],
]

const inLine = (line: string): string | undefined => DEPARTMENT.exec(line.replace(/\s+/gu, '').replace(BEFORE, ''))?.[0]

/**
 * The department a form comes from.
 *
 * @param lines titles and lines above the tables
 * @returns `named` when the file itself says it, else a proposal by what the form is about
 */
export function guessDepartment(
  lines: readonly string[],
  fileName: string,
): { readonly department: string; readonly named: boolean } | undefined {
  const made = lines.map((line) => MADE_BY.exec(line.replace(/\s+/gu, ''))?.[1]).find((name) => name !== undefined)
  const named = made ?? [...lines, fileName].map(inLine).find((name) => name !== undefined)
  if (named !== undefined) return { department: named.slice(0, 30), named: true }
  const about = [...lines, fileName].join(' ')
  const business = BUSINESS.find(([words]) => words.test(about))
  return business === undefined ? undefined : { department: business[1], named: false }
}
