import type { NoticeSigns } from '#modules/requests/server/index.ts'

/** Signs of formalism in a notice, in words, with the clause each runs against. Clauses as in docs/guides/rules.md. */
export const SIGN_WORDS: Readonly<Record<keyof NoticeSigns, readonly [zh: string, en: string, clause: string]>> = {
  asksImplementationReport: [
    '要求报送贯彻落实情况',
    'asks for a report on how it was carried out',
    'R1 一般不要求报送落实情况',
  ],
  asksSupportingDocuments: [
    '要求层层制定配套文件',
    'asks for supporting documents at every level',
    'R1 不层层制定配套文件',
  ],
  asksTraceEvidence: [
    '以照片、记录、留痕作为考核依据',
    'takes photos and records as proof of work',
    'R1 不以留痕评价工作',
  ],
  asksResponsibilityLetter: ['要求签订责任状', 'asks for letters of responsibility', 'R1 不随意签订责任状'],
  hasVeto: ['一票否决', 'a single failure decides all', 'R1 不随意实行一票否决'],
  asksRanking: ['按月按季排名通报', 'ranks every month or quarter', 'R1 不频繁排名通报'],
  asksCheckIn: ['打卡、下载注册、点赞转发', 'check-ins, downloads, likes or forwards', 'R2 防治“指尖上的形式主义”'],
  hasScoring: ['打分评比', 'scores and grades', 'R1 督查检查考核须列入年度计划'],
  isStatisticalSurvey: ['统计调查', 'a statistical survey', 'TJ 统计调查须标明表号、制定机关、批准文号和有效期'],
}
