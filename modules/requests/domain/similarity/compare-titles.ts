/** Words of a title that say what sort of paper it is, who sends it and when, and not what it is about. */
const paperWords =
  /基本信息|基础信息|登记表|登记簿|登记|统计表|统计|调查表|调查|汇总表|汇总|采集表|采集|申请表|申请|审批表|审批|花名册|名册|名单|台账|台帐|一览表|明细表|明细|导入表|导出表|导入|导出|信息表|信息|模板|基本情况|情况表|情况|报表|月报|季报|年报|记录表|记录|摸底表|摸底|摸排|排查表|测算表|测算|档案|附件\d*|关于|报送|上报|填报|的通知|通知|全国|本表|表$|^表/g
const times =
  /\d{4}年(?:度)?|\d{1,2}月(?:份)?|\d{1,2}日|第[一二三四五六七八九十\d]+(?:次|季度|批)|(?:上|下)半年|年度|[一二三四]季度/g
const places = /^[\p{Script=Han}]{2,7}?(?:省|自治区|市|县|区|州|盟|旗|乡|镇|街道)(?=[\p{Script=Han}]{2})/u
const codes = /[（(][^（）()]*[）)]|[A-Za-z0-9\-.]+/g

/** The subject of a title: `湖南省贫困村基本信息采集表` → `贫困村`. May be empty. */
export function titleSubject(title: string): string {
  let text = title
    .normalize('NFKC')
    .replace(/[\s“”"《》【】]/g, '')
    .replace(times, '')
    .replace(codes, '')
  for (let round = 0; round < 2; round += 1) text = text.replace(places, '')
  return text.replace(paperWords, '').replace(/[、，,：:。.的及和与]/g, '')
}

/** Pairs of letters of the subject, each once. */
export function titleGrams(title: string): readonly string[] {
  const subject = titleSubject(title)
  const grams = new Set<string>()
  for (let at = 0; at + 1 < subject.length; at += 1) grams.add(subject.slice(at, at + 2))
  return [...grams]
}

/** 0..1, by pairs of letters of what the titles are about; undefined when one of them does not say. */
export function compareTitles(mine: string, theirs: string): number | undefined {
  const a = new Set(titleGrams(mine))
  const b = new Set(titleGrams(theirs))
  if (a.size === 0 || b.size === 0) return undefined
  const both = [...a].filter((gram) => b.has(gram)).length
  return (2 * both) / (a.size + b.size)
}
