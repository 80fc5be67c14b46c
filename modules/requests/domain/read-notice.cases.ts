import type { NoticeSigns } from './read-notice.ts'

/** A sentence, and the signs it shows. Wording after published notices and reprimands; invented names. */
export const NOTICES: readonly (readonly [string, readonly (keyof NoticeSigns)[]])[] = [
  ['请于11月30日前报送贯彻落实情况。', ['asksImplementationReport']],
  ['各乡镇要将落实情况总结上交至县局邮箱，并反馈贯彻落实情况。', ['asksImplementationReport']],
  ['本通知不要求报送贯彻落实情况。', []],
  ['各村要结合实际制定配套实施方案。', ['asksSupportingDocuments']],
  ['不得层层制定配套文件。', []],
  ['工作照片、会议记录作为年终考核依据。', ['asksTraceEvidence']],
  ['考核时查阅会议记录和学习笔记。', ['asksTraceEvidence']],
  ['不得将会议记录、照片作为考核依据。', []],
  ['各村须签订责任状，于周五前报送。', ['asksResponsibilityLetter']],
  ['严禁层层签订责任书。', []],
  ['对发生事故的实行一票否决。', ['hasVeto']],
  ['不搞一票否决。', []],
  ['完成率按月排名通报。', ['asksRanking']],
  ['每季度对各村进行排名。', ['asksRanking']],
  ['年底通报全年完成情况。', []],
  ['网格员每日打卡，积分排名前十予以通报。', ['asksCheckIn']],
  ['全员下载“某某通”App，注册率达到100%。', ['asksCheckIn']],
  ['会议签到处设在一楼大厅。', []],
  ['严禁以打卡、点赞方式开展工作。', []],
  ['调研组将按评分表逐项打分。', ['hasScoring']],
  ['调研组了解养老服务情况，听取意见。', []],
  ['本表为国统制〔2016〕57号统计调查表。', ['isStatisticalSurvey']],
  ['填报80周岁以上老人名单，用于发放高龄津贴。', []],
  ['请提供村级道路长度。', []],
]
