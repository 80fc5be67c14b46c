import type { DemandStanding, LikelyRequest, NoObligation } from '../contract.ts'

/** What the registry says of a number that was quoted. */
export interface QuotedNumber {
  readonly words: string
  readonly standing: 'valid' | 'expired' | 'revoked' | 'unknown' | 'mistyped'
  readonly request: LikelyRequest | undefined
  /** It is of a matter another body asked for. */
  readonly isOfAnotherBody: boolean
}

interface Question {
  readonly numbers: readonly QuotedNumber[]
  readonly likely: readonly LikelyRequest[]
  /** What a person said it is; null: none; undefined: nothing yet. */
  readonly said: string | null | undefined
  readonly dueAt: string | null
}

/** From here on two asks are taken for one without a person. */
const CERTAIN = 0.9

const CLAUSES: Readonly<Record<NoObligation, readonly [zh: string, en: string]>> = {
  'no-number': [
    '没有准入码。未经县级准入的要求，村（社区）和乡镇没有办理的义务（无码不填）',
    'It has no control number. What has not passed the gate of the county obliges nobody (no number, no obligation)',
  ],
  mistyped: [
    '所附准入码不成立：校验位不符，不是本县发的码',
    'The number in it is not a number of the county: its check characters do not fit',
  ],
  unknown: ['所附准入码在本县登记簿里查不到', 'The number in it was never issued here'],
  expired: ['所附准入码已过有效期，不再要求办理', 'The number in it has expired: nothing is owed any more'],
  revoked: ['所附准入码已撤销，不必再办', 'The number in it was revoked: nothing is owed any more'],
  'not-sent-here': [
    '这件准入事项没有下发到本村（镇）',
    'The request behind it was not sent to this village or township',
  ],
  borrowed: [
    '所附准入码是别的单位的事项，不能挪用',
    'The number in it belongs to a request of another body and cannot be borrowed',
  ],
}
const LAW = {
  zh: '依据：《整治形式主义为基层减负若干规定》，不得随意向基层要求填表报数、提供材料（条款号以正式文本为准）。',
  en: 'Clause: R1, Provisions against formalism to reduce burdens at the grassroots: forms and materials are not to be demanded at will.',
}

const refuse = (because: NoObligation, number: string | null = null): DemandStanding => ({
  verdict: 'not-registered',
  because,
  number,
  clause: { zh: `${CLAUSES[because][0]}。${LAW.zh}`, en: `${CLAUSES[because][1]}. ${LAW.en}` },
})
const accept = (request: LikelyRequest, dueAt: string | null): DemandStanding => ({
  verdict: 'registered',
  request,
  isHurried: dueAt !== null && request.dueAt !== null && Date.parse(dueAt) < Date.parse(request.dueAt),
})

/** What a demand is in the registry: this request, one of some, or nothing anybody must do, with the clause. */
export function decideStanding({ numbers, likely, said, dueAt }: Question): DemandStanding {
  const chosen = typeof said === 'string' ? likely.find((one) => one.requestId === said) : undefined
  if (chosen !== undefined) return accept({ ...chosen, how: 'person' }, dueAt)
  const good = numbers.find(
    (one) => one.standing === 'valid' && one.request?.isSentHere === true && !one.isOfAnotherBody,
  )
  if (good?.request !== undefined) return accept(good.request, dueAt)
  const [wrong] = numbers
  if (wrong !== undefined) {
    if (wrong.standing !== 'valid') return refuse(wrong.standing, wrong.words)
    return refuse(wrong.isOfAnotherBody ? 'borrowed' : 'not-sent-here', wrong.words)
  }
  const here = said === null ? [] : likely.filter((one) => one.isSentHere)
  const [best, second] = here
  if (best !== undefined && best.likeness >= CERTAIN && (second === undefined || second.likeness < CERTAIN))
    return accept(best, dueAt)
  return here.length > 0 ? { verdict: 'unclear', candidates: here.slice(0, 5) } : refuse('no-number')
}
