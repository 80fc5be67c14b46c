import type { RequestKind } from '../contract.ts'

export interface Announced {
  readonly number: string
  readonly link: string
  readonly title: string
  readonly kind: RequestKind
  readonly issuerName: string
  /** `YYYY-MM-DD`, or null where none is set. */
  readonly dueOn: string | null
  readonly validUntil: string
  readonly minutesPerRecipient: number | null
  /** Fields of the template that the gate left out. */
  readonly leftOut: readonly string[]
}

const LONGEST_LIST = 8

/** Names of what was left out, a few of them. */
export const describeLeftOut = (leftOut: readonly string[]): string =>
  leftOut.length <= LONGEST_LIST
    ? leftOut.join('、')
    : `${leftOut.slice(0, LONGEST_LIST).join('、')} 等 ${leftOut.length} 项`

/** Minutes, or from two hours on hours with one decimal: what a person can picture. */
export const describeMinutes = (minutes: number): { readonly zh: string; readonly en: string } => {
  if (minutes < 120) {
    const whole = String(Math.max(1, Math.round(minutes)))
    return { zh: `${whole} 分钟`, en: `${whole} minutes` }
  }
  const hours = minutes < 6000 ? String(Math.round(minutes / 6) / 10) : String(Math.round(minutes / 60))
  return { zh: `${hours} 小时`, en: `${hours} hours` }
}

/** A short text for a group chat: what, who asks, until when, at what price, the number, and that it may be refused. */
export function writeMessage(of: Announced): string {
  const lines = [
    `【${of.issuerName}】${of.title}`,
    `准入码：${of.number}（有效至 ${of.validUntil}）`,
    ...(of.dueOn === null ? [] : [`截止：${of.dueOn}`]),
    ...(of.minutesPerRecipient === null ? [] : [`预计每个承办单位 ${describeMinutes(of.minutesPerRecipient).zh}`]),
    ...(of.leftOut.length === 0 ? [] : [`不用填：${describeLeftOut(of.leftOut)}`]),
    ...(of.link === of.number ? [] : [`依据、代价、怎样退回：${of.link}`]),
    '无码不填；不合理的可以退回。',
  ]
  return lines.join('\n')
}
