import type { Demand, DemandStanding } from '../contract.ts'

/** `11月30日 17:00`, in China. */
export function sayTime(at: string): string {
  const china = new Date(Date.parse(at) + 8 * 3_600_000).toISOString()
  const day = `${Number(china.slice(5, 7))}月${Number(china.slice(8, 10))}日`
  return china.slice(11, 16) === '23:59' ? day : `${day} ${china.slice(11, 16)}`
}

export interface ReplyFacts {
  readonly gaps: number
  readonly gapNames: readonly string[]
}

const addressee = (demand: Demand): string => {
  const person = /([\p{Script=Han}]{1,3}(?:主任|局长|科长|股长|书记|镇长|所长|站长|老师))/u.exec(
    demand.issuer?.words ?? '',
  )?.[1]
  return person === undefined ? '您好' : `${person}您好`
}

function sayRegistry(standing: DemandStanding): string {
  switch (standing.verdict) {
    case 'registered': {
      const { controlNumber, dueAt } = standing.request
      const until = dueAt === null ? '' : `，登记的时限是${sayTime(dueAt)}${standing.isHurried ? '，以登记的为准' : ''}`
      return `这是准入事项“${standing.request.title}”（准入码 ${controlNumber}）${until}。`
    }
    case 'unclear':
      return '请告知这件事的准入码，我们好按登记的时限办理。'
    case 'not-registered':
      return `${standing.clause.zh}请先向县准入办申请准入，拿到准入码后我们马上办。`
  }
}

const sayGaps = (filled: ReplyFacts | undefined): string =>
  filled === undefined
    ? ''
    : filled.gaps === 0
      ? '没有空缺。'
      : `还有${filled.gaps}格台账里没有${filled.gapNames.length === 0 ? '' : `（${filled.gapNames.slice(0, 4).join('、')}）`}，已留空。`

/** Two texts to paste back, both polite: with the file, and without doing it. */
export function writeReplies(
  demand: Demand,
  standing: DemandStanding,
  filled: ReplyFacts | undefined,
): { readonly withFile: string; readonly decline: string } {
  const hello = `${addressee(demand)}，“${demand.title}”的通知收到。`
  const registry = sayRegistry(standing)
  const withFile =
    standing.verdict === 'registered'
      ? `${hello}${registry}已按台账填好，见附件。${sayGaps(filled)}请查收，谢谢。`
      : `${hello}台账里已有的已经填好，见附件，供您先用。${sayGaps(filled)}${registry}谢谢理解。`
  const decline =
    standing.verdict === 'registered'
      ? `${hello}${registry}我们会按时办，办好即报。谢谢。`
      : `${hello}${registry}谢谢理解。`
  return { withFile, decline }
}
