/**
 * What the text of a request demands besides its fields. Each sign is a phrase officials use; a negation before it
 * (不得、不再、严禁、取消) turns it off, because notices that forbid formalism quote the same words.
 */
export interface NoticeSigns {
  readonly asksImplementationReport: boolean
  readonly asksSupportingDocuments: boolean
  readonly asksTraceEvidence: boolean
  readonly asksResponsibilityLetter: boolean
  readonly hasVeto: boolean
  readonly asksRanking: boolean
  readonly asksCheckIn: boolean
  readonly hasScoring: boolean
  readonly isStatisticalSurvey: boolean
}

const SIGNS: Readonly<Record<keyof NoticeSigns, RegExp>> = {
  asksImplementationReport:
    /(报送|上报|报告|反馈|提交).{0,12}(贯彻|落实)(落实)?(情况|进展)|贯彻落实情况.{0,12}(报|送|反馈)|(学习|落实)情况(报告|总结).{0,6}(报|送|上交)/,
  asksSupportingDocuments: /(制定|制订|出台|印发|研究起草).{0,10}(配套|实施)(文件|方案|细则|意见|办法)|层层制定/,
  asksTraceEvidence:
    /(会议记录|会议纪要|发文数量|简报|批示|宣传报道|学习笔记|心得体会|工作照片|影像资料|佐证材料|印证资料|台账资料|留痕).{0,16}(作为|纳入|列为|计入).{0,8}(考核|评价|考评|评分|依据)|(考核|评价|评分).{0,16}(查看|查阅|依据|看).{0,8}(会议记录|发文|照片|笔记|批示|佐证材料|台账资料|痕迹)/,
  asksResponsibilityLetter: /(签订|签|层层签).{0,8}责任(状|书)|责任(状|书).{0,8}(签|上交|报送)|军令状/,
  hasVeto: /一票否决/,
  asksRanking:
    /(每?月|月度|季度|每季|按月|按季|每周|周).{0,10}(排名|排位|排序|通报排|晾晒|红黑榜)|(排名|排位).{0,8}(每?月|按月|按季|季度|每周)/,
  asksCheckIn:
    /打卡|签到(?!处)|(积分|学习时长|在线时长|登录次数|活跃度|点赞|转发|投票).{0,10}(排名|考核|达到|不少于|要求|任务|通报)|(下载|注册|关注)(安装)?.{0,6}(率|全覆盖|必须|任务|截图)|(必须|一律|全员).{0,8}(下载|注册|关注|登录|点赞|转发)/,
  hasScoring: /(打分|评分|计分|扣分|加分|得分|量化考核|评定等次|评为(优秀|合格|不合格)|考核等次|满分)/,
  isStatisticalSurvey: /(统计调查|国统制|国统字|统计报表制度|统计局制定|抽样调查)/,
}

const NEGATED =
  /(不得|不再|不准|严禁|禁止|取消|防止|不要求|不得以|不以|杜绝|避免|无需|不需|不设|不搞)[^，。；！\n]{0,16}$/

function holdsIn(text: string, sign: RegExp): boolean {
  const every = new RegExp(sign.source, 'g')
  for (const found of text.matchAll(every))
    if (!NEGATED.test(text.slice(Math.max(0, found.index - 24), found.index))) return true
  return false
}

/** Signs in the title, purpose, notice and fields of a request, taken together. */
export function readNotice(texts: readonly string[]): NoticeSigns {
  const text = texts
    .join('\n')
    .normalize('NFKC')
    .replace(/[ \t　]/g, '')
  return Object.fromEntries(
    Object.entries(SIGNS).map(([name, sign]) => [name, holdsIn(text, sign)]),
  ) as unknown as NoticeSigns
}

/** Letters a reader has to read: without blanks and line breaks. */
export const countCharacters = (text: string): number => Array.from(text.replace(/\s/g, '')).length
