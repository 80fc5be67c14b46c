import type { Span } from '../contract.ts'
import type { RequestKind } from '#modules/requests/contract.ts'

const VERBS =
  /上报|报送|报齐|交齐|没报|未报|没交|未交|报来|报上来|报过来|报到|报给|报至|报一下|报下|报我|报数|报人数|填报|填写|填好|填一下|填下|填表|填一填|补填|填完|补报|补充完善|提交|提供|交到|交至|交来|交给|上交|递交|发到|发至|发我|发给|发来|发送|发一份|传到|传至|上传|传给|反馈|回复|统计|摸排|摸底|排查|梳理|汇总|收集|采集|登记|核实|核对|核查|完善|更新|录入|接龙|打卡|签到|下载|安装|注册|关注|转发(?![】\]:])|投票|点赞|扫码|扫描二维码|参会|参加|出席|到会|列席|收听收看|准备好(?=.{0,14}(?:材料|资料|台账|汇报|方案))|做好.{0,8}(?:迎检|汇报|接待)准备|备好(?=.{0,10}(?:材料|资料|台账))|整理(?=.{0,12}(?:材料|资料|台账|档案))|拍照|拍(?:摄)?(?:小)?视频|签订|制定|制订|撰写|悬挂|张贴|走访|开展|建立|建群|入群|进群|加群|认领|申报|推荐|上抱|抱送|交一下|交一份|写一份|写一篇|来(?:镇|县|乡)(?:里|政府|上)?(?:领|开|办|参)|召开|完成(?!情况|率|的)|迎检|自查|要(?=[^,，。;；求]{2,20}(?:名单|花名册|表|数据|数字|人数|台账|总结|材料|照片|情况))|发(?=群|邮箱|我|到|至|镇|县)|报(?=(?:姓名|人数|电话|户数|名单|数据|数字|表|材料|总结|情况|[^。,，;；]{0,18}(?:、|名单|人数|情况|表|材料|数|总结|报告|台账|册|方案|清单)))|交(?=[^,，。;；流通易往费叉]{0,10}(?:书|册|表|名单|材料|总结|台账|件|报告))|(?<=把[^,，。;；]{2,24})[报交发](?!告|名|展|现)|(?<=[前内]\s?)[报交发填](?!告|名|到会|生|展|现)/g
const OBJECTS =
  /卡号|电话|身份证|复印件|花名册|名册|名单|台账|台帐|登记表|统计表|汇总表|调查表|摸底表|明细表|申报表|附件|表格|表样|表(?![示明达决彰扬现面态哥弟姐妹])|数据|信息|人数|户数|底数|数字|姓名|电话|总结|报告|方案|计划|照片|图片|视频|截图|清单|简报|材料|资料|档案|问卷|记录|心得|体会|承诺书|责任状|责任书|情况|进度|进展|汇报|稿件?|稿|接龙|app|小程序|公众号|群(?!众)|会议|培训|调研|督查|检查|考核|验收|现场会|例会|碰头会|会(?=$|[,，。;；!！\s(])|打卡|签到|链接|二维码|隐患|电子版|纸质版|扫描件|意见|需求|线索|典型|人选|候选人|代表|志愿者|横幅|标语|问题/g
const CALLS =
  /把[^,，。;；]{2,24}(?:报|发|交|填|给)|请|务必|务请|须|需要|需|必须|应于|要求|要于|要在|麻烦|烦请|望|希望各|抓紧|尽快|马上|立即|@|各村|各组|各社区|各镇|各位网格员|各网格|大家(?!辛苦|好|晚|周|注|放心)|速|还没|未报|没报|没有报|尚未|未交|没交|催|截止|于.{0,16}前|前(?:报|上报|提交|发|交|完成|反馈|填)/
const NEGATED =
  /(?:不用|无需|不必|不需要?|不再|不得|不准|严禁|禁止|取消|暂不|暂停|免于|免|别|停止|不要求|不要)[^,，。;；!！]{0,8}$/
const ANSWERED =
  /^(?:收到|好的|好嘞|谢谢|感谢|辛苦|ok|嗯|明白|知道了|已(?:报|发|交|填|完成)|我(?:村|们村|社区|马上|这|已|们已)|本村已|(?!各)[\p{Script=Han}]{1,6}村(?:已|收到))/u
const DONE =
  /(?:已经?|都|全部)(?:报|收|交|填|发|完成|收齐|汇总|报送|上报|提交|转)(?:了|齐|完|好|给|到|至|县|上去)|收齐了|报齐了|不用管|仅供(?:参考|知悉)|无需回复|供(?:大家|各村)(?:参考|了解|学习)|周知即可/
const VOLUNTARY = /自愿|欢迎|有兴趣|感兴趣|有意(?:者|愿)|可(?:以)?(?:自行|按需)|有需要的|如有(?:疑问|问题|需要)/
const ASKS_BACK = /(?:吗|没有|没|呢|不|几点|哪里|谁|怎么样|什么时候|是否)\s*[?？]$/

export interface Ask {
  readonly verbs: readonly Span[]
  readonly objects: readonly Span[]
  /** It names what is wanted itself, not only where 以上材料 go. */
  readonly hasOwnObject: boolean
}

const spansOf = (text: string, sign: RegExp, offset: number): Span[] =>
  [...text.matchAll(sign)].map((one) => ({ from: offset + one.index, to: offset + one.index + one[0].length }))

const REFERS = /(?:以上|上述|该|此|本|这个|这张|附件|填好的?|填完的?|完善后的?|电子版|纸质版|扫描件|盖章|签字)/

/** What a sentence asks, if it asks something: a verb that is not denied, with something it wants or somebody it calls on. */
export function readAsk(folded: string, unit: Span): Ask | undefined {
  const text = folded.slice(unit.from, unit.to)
  const bare = text.replace(/^[\s\d、.()①-⑳一二三四五六七八九十]{0,5}[、.)\s]/, '')
  if (ANSWERED.test(bare.trim()) && !/请|务必|@/.test(text)) return undefined
  const verbs = spansOf(text, VERBS, unit.from).filter(
    (verb) => !NEGATED.test(folded.slice(Math.max(unit.from, verb.from - 14), verb.from)),
  )
  if (verbs.length === 0) return undefined
  const calls = CALLS.test(text)
  if (DONE.test(text) && !/未|没|请.{0,20}(?:报|交|填|发)/.test(text)) return undefined
  if (VOLUNTARY.test(text) && !/必须|务必|不少于|全覆盖/.test(text)) return undefined
  if (ASKS_BACK.test(text.trim()) && !/请|务必|@|还没|没报|未报/.test(text)) return undefined
  const objects = spansOf(text, OBJECTS, unit.from)
  const own = objects.filter((object) => !REFERS.test(folded.slice(Math.max(unit.from, object.from - 4), object.to)))
  if (objects.length === 0 && !calls) return undefined
  if (!calls && !/[前内报交填发传]|接龙|打卡/.test(text)) return undefined
  return { verbs, objects, hasOwnObject: own.length > 0 }
}

const KINDS: readonly (readonly [RequestKind, RegExp])[] = [
  [
    'app',
    /下载|安装|注册|关注.{0,8}公众号|公众号.{0,6}关注|小程序.{0,6}(?:登录|注册|使用)|打卡|点赞|投票|转发.{0,10}(?:朋友圈|视频|链接|文章)|朋友圈|加群|进群|入群|建群|app/,
  ],
  ['meeting', /参会|参加.{0,20}会|召开.{0,20}会|开.{0,6}会|出席|到会|列席|收听收看|参加.{0,12}培训|开会|视频会/],
  ['inspection', /督查|检查(?!站)|考核(?!依据|评价|内容|结果)|验收|暗访|迎检|调研(?:组)?|巡查|评估组|核查组/],
  ['campaign', /创建|示范(?:村|户|点|镇)|评选|达标|申报.{0,10}(?:称号|先进|示范|美丽)|选树/],
  ['document', /(?:制定|制订|出台|印发).{0,12}(?:方案|细则|制度|办法|意见)|签订.{0,8}责任|责任[状书]|层层/],
  ['report', /总结|报告|汇报|心得|体会|简报|信息稿|稿件|贯彻落实|情况说明|典型(?:材料|案例)|经验(?:材料|做法)/],
]

/** What sort of ask it is. A table, list or figures is data even where it comes of a check. */
export function readKind(words: string): RequestKind {
  const wantsFigures =
    /花名册|名册|名单|登记表|统计表|汇总表|台账|人数|户数|数据|表格|底数|清单|接龙.{0,6}(?:姓名|人数)|姓名、/.test(
      words,
    )
  for (const [kind, sign] of KINDS) {
    if (!sign.test(words)) continue
    if (
      wantsFigures &&
      (kind === 'inspection' || kind === 'campaign' || kind === 'report') &&
      !/总结|汇报材料|迎检|督查组|调研组/.test(words)
    )
      continue
    if (kind === 'meeting' && wantsFigures && !/参会|参加|出席/.test(words)) continue
    return kind
  }
  return 'data'
}

const QUOTED = /[《“「"]([^》”」"]{3,40})[》”」"](?:app|小程序|公众号)?/g
const PAPER =
  /(?:花名册|名册|名单|台账|台帐|登记表|统计表|汇总表|调查表|摸底表|明细表|申报表|情况表|表格|表|清单|总结|报告|方案|计划|照片|视频(?!会)|截图|简报|材料|档案|问卷|承诺书|责任状|责任书|数据|信息|人数|户数|底数|数字|情况|进度|进展|心得体会|心得|会议(?!室)|培训(?!室)|检查(?!组)|督查(?!组)|调研(?!组)|接龙|复印件|扫描件|身份证(?!号)|户口[本簿]|卡号|隐患排查|摸底排查|整治|大走访|活动|会(?![议商]))/g
const PAPER_WORD = new RegExp(PAPER.source)
const BREAK =
  /[、,，。;；:!！?？\s()【】[\]《》@]|^[\d一二三四五六七八九十①-⑳]+[、.]|(?:把|将|关于|开展|进行|报送|上报|填报|填写|填好|提交|提供|把(?:你们?村)?|(?:统计|汇总|收集|摸排|排查|登记)(?!台账|表|情况|名单|结果|数据|进度|汇总)|梳理|整理|反馈|参加|召开|准备好|发来|报一下|报下|上抱|(?<![申填上汇情简通日月周年快海预公])报|请|各村|各社区|各组|各位|本村|你村|你们村|大家|需要|要求|务必|前|发给|上传|制作|拍摄|签订|制定|撰写|写一份|写一篇|更新|完善|核实|核对|做好|备好|一下|本周|今天|明天|对(?!象)|按照)/g

/** A text with marks in the place of what is told elsewhere: times, lists of fields, offices. */
function without(folded: string, spans: readonly Span[]): string {
  let text = folded
  for (const { from, to } of spans) text = text.slice(0, from) + ','.repeat(to - from) + text.slice(to)
  return text
}

/** What is asked in a few words, and where it stands: the name in quotation marks, else the noun before the kind of paper. */
export function readTitle(
  folded: string,
  text: string,
  within: Span,
  ask: Ask,
  besides: readonly Span[],
): { readonly title: string; readonly span: Span } {
  const piece = without(folded, besides).slice(within.from, within.to)
  const clip = (start: number, to: number) => {
    const from =
      start +
      (/^(?:的|要(?!求)|来(?!访|信)|交(?![通流])|本村|你们?村|其|上午|下午)*/.exec(folded.slice(start, to))?.[0]
        .length ?? 0)
    return { title: text.slice(from, to).trim().slice(0, 60), span: { from, to } }
  }
  for (const quoted of piece.matchAll(QUOTED)) {
    const words = quoted[1] ?? ''
    if (/(?:app|小程序|公众号)$/.test(quoted[0]))
      return clip(within.from + quoted.index, within.from + quoted.index + quoted[0].length)
    if (PAPER_WORD.test(words))
      return clip(within.from + quoted.index + 1, within.from + quoted.index + 1 + words.length)
  }
  const breaks = [...piece.matchAll(BREAK)]
  let best: { from: number; to: number; weight: number } | undefined
  for (const paper of piece.matchAll(PAPER)) {
    const end = paper.index + paper[0].length
    const cut = breaks.findLast((one) => one.index + one[0].length <= paper.index)
    const from = Math.max(cut === undefined ? 0 : cut.index + cut[0].length, paper.index - 24)
    const length = end - from
    const weight =
      (length >= 4 ? 10 : 0) +
      Math.min(length, 16) +
      (/册|名单|表|台账|总结|报告|方案/.test(paper[0]) ? 6 : 0) -
      (/活动|整治/.test(paper[0]) ? 4 : 0) -
      (/电子版|附件|以上|该表|此表|联系/.test(piece.slice(from, end)) ? 12 : 0)
    if (best === undefined || weight > best.weight) best = { from: within.from + from, to: within.from + end, weight }
  }
  if (best !== undefined && best.to - best.from >= 2) return clip(best.from, best.to)
  const [verb] = ask.verbs
  const isDelivery = verb !== undefined && /报|填|交|发|反馈|统计|开展|提供/.test(folded.slice(verb.from, verb.to))
  const after = isDelivery && /^[^,，。;；!！\n]{3}/.test(folded.slice(verb.to, within.to)) ? verb.to : undefined
  const from = after ?? verb?.from ?? within.from
  const rest = folded.slice(from, within.to)
  const stop = /[,，。;；!！\n]/.exec(rest)?.index ?? rest.length
  return clip(from, Math.min(within.to, from + Math.max(2, Math.min(stop, 30))))
}
