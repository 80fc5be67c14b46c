import type { Span } from '../contract.ts'

/** What lists of people, households and things are asked for; one of these makes a run of items a list of fields. */
const USUAL =
  /姓名|名字|性别|年龄|出生|民族|学历|文化程度|政治面貌|身份证|证件号|证号|电话|手机|联系方式|联系人|住址|地址|户籍|户主|户数|人数|人口|面积|金额|数量|单位|职务|职业|岗位|银行|卡号|账号|账户|车牌|原因|时间|日期|组别|组名|村名|备注|收入|病种|残疾|等级|类别|类型|关系|开户|去向|务工|品种|产量|存栏|损失|受灾|头数|只数|亩数|间数|学校|年级|班级|进度|问题|措施|责任人|情况说明|需求|次数|场次|参保|是否/

const ITEM = '[\\p{Script=Han}a-z0-9()/]{1,14}?'
const RUN = new RegExp(`${ITEM}(?:[、/]${ITEM})+(?=$|[,，。;；)）】\\]\\s!！:等发报交在于请到至上前及以并]|的)`, 'gu')
const LEAD =
  /^(?:.*(?:\(|包括|包含|注明|写明|写清|写上|标明|填写|填报|填好|填|提供|上报|报送|报一下|报来|报|统计|内容为|内容|含|附|需要|要求|要|有|收集|登记|采集|核实|把|将|本人|个人|每人|每户|的|是|为|:))/u
const TAIL = /(?:等信息|等情况|等|信息)$/u

/** The fields a piece of folded text lists: 报姓名、电话、人数. Undefined parts of sentences are left alone. */
export function readFields(folded: string, within: Span): readonly { readonly words: string; readonly span: Span }[] {
  const text = folded.slice(within.from, within.to)
  const fields: { words: string; span: Span }[] = []
  for (const run of text.matchAll(RUN)) {
    const parts = run[0].split(/[、/]/)
    // 2、… is the point of a list, not a field.
    if (parts.some((part) => /^[\d一二三四五六七八九十]{1,2}$/.test(part))) continue
    if (parts.filter((part) => USUAL.test(part)).length * 2 < parts.length) continue
    let at = run.index
    parts.forEach((part, nth) => {
      const lead = nth === 0 ? (LEAD.exec(part)?.[0].length ?? 0) : 0
      const words = part.slice(lead).replace(/\($/, '')
      const last = nth === parts.length - 1 ? words.replace(TAIL, '') : words
      const joined = /^(.{2,8})(?:和|及|以及)(.{2,8})$/.exec(last)
      const pieces =
        nth === parts.length - 1 && joined !== null && USUAL.test(joined[2] ?? '')
          ? [joined[1] ?? '', joined[2] ?? '']
          : [last]
      let offset = at + lead
      for (const piece of pieces) {
        const from = text.indexOf(piece, offset)
        if (piece !== '' && from >= 0)
          fields.push({ words: piece, span: { from: within.from + from, to: within.from + from + piece.length } })
        offset = from + piece.length
      }
      at += part.length + 1
    })
  }
  const seen = new Set<string>()
  return fields.filter(({ words }) => !seen.has(words) && seen.add(words)).slice(0, 40)
}
