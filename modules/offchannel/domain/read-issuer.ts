import type { DemandIssuer, Span, Sureness } from '../contract.ts'
import type { OfficeMention } from './find-offices.ts'
import type { SplitNotice } from './split-notice.ts'

export interface IssuerQuestion {
  readonly folded: string
  readonly text: string
  readonly offices: readonly OfficeMention[]
  readonly split: SplitNotice
  /** The sentences of one demand. */
  readonly within: Span
  /** Several demands: each may be of its own body. */
  readonly isOneOfMany: boolean
  /** The sentences of the other demands: who asks there does not ask here. */
  readonly others: readonly Span[]
}

type Scored = readonly [mention: OfficeMention, score: number]

const HANDED_ON = /(?:接|据|根据|按照?|应|受|经|转发?|转自|传达|fw|fwd)\s*[:：]?\s*(?:上级)?[【[(]?$/
const WANTS =
  /^[】\])]?\s*(?:的)?(?:紧急)?(?:通知|要求|来电|电话|来文|文件|要(?!求)|需|需要|让|催|安排|部署|刚(?:刚)?(?:通知|来)|领导要|那边要|要的|又要|关于)/
const GOES_TO = /(?:报送?|交|发|提交|报送|反馈|上报|送|抄送|联系|传)(?:至|到|给|往)?\s*$/
const OFFICE_ALONE =
  /^\s*(?:[【[][\p{Script=Han}]{1,8}[】\]])?[\s【[(]*(?:[\p{Script=Han}]{1,3}(?:主任|局长|科长|股长|书记|镇长|所长|站长|老师)[(（])?$/u

function isSignature(folded: string, span: Span): boolean {
  const lineFrom = folded.lastIndexOf('\n', span.from - 1) + 1
  const lineEnd = folded.indexOf('\n', span.to)
  const line = folded.slice(lineFrom, lineEnd < 0 ? folded.length : lineEnd)
  const rest = lineEnd < 0 ? '' : folded.slice(lineEnd)
  const isAlone =
    line.replace(folded.slice(span.from, span.to), '').replace(/[\s\d年月日.:()—-]|宣|启|代章/g, '').length <= 2
  return isAlone && lineFrom > 0 && rest.replace(/[\s\d年月日.:\-—一二三四五六七八九十〇]/g, '').length <= 6
}

function isHeader(folded: string, span: Span): boolean {
  const lineFrom = folded.lastIndexOf('\n', span.from - 1) + 1
  const after = folded.slice(span.to, span.to + 12)
  return (
    OFFICE_ALONE.test(folded.slice(lineFrom, span.from)) &&
    /^[】\])]?\s*(?:[\p{Script=Han}]{0,4})?\s*[:：】\])]|^\s*关于/u.test(after)
  )
}

/** How likely it is that this mention is who asks. */
function scoreOf(question: IssuerQuestion, mention: OfficeMention): number {
  const { folded, within, split } = question
  const { span } = mention
  const before = folded.slice(Math.max(0, span.from - 8), span.from)
  const after = folded.slice(span.to, span.to + 10)
  let score = 2
  if (HANDED_ON.test(before)) score += 7
  if (WANTS.test(after)) score += 5
  if (isSignature(folded, span)) score += 6
  if (isHeader(folded, span)) score += 4
  if (split.senders.some((sender) => sender.span.from <= span.from && span.to <= sender.span.to)) score += 3
  if (GOES_TO.test(before)) score -= 0.5
  if (/[(（]$/.test(before)) score += 2
  if (span.from >= within.from && span.to <= within.to) score += question.isOneOfMany ? 6 : 0.5
  else if (question.isOneOfMany && span.from > within.to && !isSignature(folded, span)) score -= 3
  if (!isSignature(folded, span) && question.others.some((other) => span.from >= other.from && span.to <= other.to))
    score -= 9
  if (mention.isKnown) score += 1
  if (/卫生院|供电所|税务所|派出所/.test(mention.words) && GOES_TO.test(before)) score -= 2
  return score
}

const surenessOf = (score: number): Sureness => (score >= 7 ? 'sure' : score >= 3 ? 'likely' : 'guess')

const PERSON =
  /([\p{Script=Han}]{1,3})(主任|局长|科长|股长|书记|镇长|乡长|所长|站长|部长|组长|科|股|主席|副镇长|委员)(?=$|[,，:：(（\s说要]|那边|这边|让|通知)/gu

/** 王主任（乡村振兴局）: the person is written with the office. */
function withPerson({ folded, text }: IssuerQuestion, { span, words }: OfficeMention): { words: string; span: Span } {
  const before = folded.slice(Math.max(0, span.from - 8), span.from)
  const person =
    /([\p{Script=Han}]{1,3}(?:主任|局长|科长|股长|书记|镇长|所长|站长|部长|老师|同志|科|股|姐|哥))\s*[(（]$/u.exec(
      before,
    )
  if (person !== null) {
    const close = /^[)）]/.test(folded.slice(span.to)) ? 1 : 0
    const whole = { from: span.from - person[0].length, to: span.to + close }
    return { words: text.slice(whole.from, whole.to), span: whole }
  }
  const after = /^(?:的)?[\p{Script=Han}]{1,2}(?:主任|局长|科长|股长|书记|镇长|所长|站长|部长)/u.exec(
    folded.slice(span.to, span.to + 6),
  )
  if (after !== null)
    return {
      words: text.slice(span.from, span.to + after[0].length),
      span: { from: span.from, to: span.to + after[0].length },
    }
  return { words: text.slice(span.from, span.from + words.length), span }
}

/** Who asks: the body the text names as such, else the likeliest it names, else a person. Null: it does not say. */
export function readIssuer(question: IssuerQuestion): DemandIssuer | null {
  const scored = question.offices
    .map((mention): Scored => [mention, scoreOf(question, mention)])
    .toSorted((a, b) => b[1] - a[1] || a[0].span.from - b[0].span.from)
  const [best] = scored
  if (best !== undefined && best[1] >= 1) {
    const [mention, score] = best
    return {
      ...withPerson(question, mention),
      bodyId: mention.body?.id ?? null,
      bodyName: mention.body?.name ?? null,
      sureness: surenessOf(score),
    }
  }
  const [person] = [...question.folded.matchAll(PERSON)]
  if (person === undefined) return null
  const span = { from: person.index, to: person.index + person[0].length }
  return { words: question.text.slice(span.from, span.to), span, bodyId: null, bodyName: null, sureness: 'guess' }
}
