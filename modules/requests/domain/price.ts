import type { Minutes, Price } from '../contract.ts'

/**
 * After the Standard Cost Model: price = people × minutes. The minutes are estimates until they are measured (module burden, later);
 * the ranges come from published time studies of forms by hand: four of five fall inside half and twice the middle for one field.
 */
export const MINUTES = {
  /** Finding the person, asking, writing one fact of a kind down. */
  fact: {
    text: 1,
    number: 1.2,
    money: 1.5,
    date: 0.8,
    code: 0.5,
    flag: 0.4,
    idNumber: 1.5,
    phone: 1,
    place: 1.5,
    trace: 3,
  },
  /** Reaching one person or household, if anything must be asked of them at all. */
  contact: 4,
  /** Looking a filled row over before it leaves. */
  check: 0.1,
  /** Reading the request and sending the answer, once for each recipient. */
  handling: 15,
  /** One figure of a statistics table that nobody can compute. */
  figure: 8,
} as const

export type FactKind = keyof (typeof MINUTES)['fact']

export interface PricedField {
  readonly kind: FactKind | 'figure'
  /** Share of the subjects that must be asked, 0..1. A figure is asked once of each recipient. */
  readonly askedShare: number
  /** What the field would cost if nothing were known: 1 for a field that would be asked of everyone. */
  readonly wholeShare: number
}

export interface PricedVillage {
  readonly areaCode: string
  readonly areaName: string
  readonly subjects: number
  /** Bounds of `subjects` where they are an estimate. */
  readonly range?: { readonly low: number; readonly high: number }
}

export interface PriceBasis {
  readonly subjectsAreEstimated: boolean
  readonly meetingMinutes: number
  /** Bounds of all subjects together where they are an estimate. */
  readonly subjectsRange?: { readonly low: number; readonly high: number }
  /** ISO time of the count, where it was made before. */
  readonly countedAt?: string
}

const minutesOf = (field: PricedField): number => (field.kind === 'figure' ? MINUTES.figure : MINUTES.fact[field.kind])

// Four of five estimates of one field stay inside half and twice; errors of several villages partly cancel, shared ones do not.
const SPREAD_ONE = Math.LN2
const SHARED = 0.5

/** `counted`: what it would cost at the bounds of the number of people; independent of how long one of them takes, so squares add. */
function rangeOf(middle: number, parts: number, counted = { low: middle, high: middle }): Minutes {
  const spread = SPREAD_ONE * Math.sqrt(SHARED ** 2 + (1 - SHARED ** 2) / Math.max(1, parts))
  const away = (bound: number): number => (bound <= 0 || middle <= 0 ? 0 : Math.log(bound / middle))
  return {
    low: middle * Math.exp(-Math.hypot(spread, Math.min(0, away(counted.low)))),
    middle,
    high: middle * Math.exp(Math.hypot(spread, Math.max(0, away(counted.high)))),
  }
}

interface PerSubject {
  readonly asked: number
  readonly whole: number
  readonly contacted: number
}

function perSubject(fields: readonly PricedField[]): PerSubject {
  const ofSubjects = fields.filter((field) => field.kind !== 'figure')
  const asked = ofSubjects.reduce((sum, field) => sum + minutesOf(field) * field.askedShare, 0)
  const whole = ofSubjects.reduce((sum, field) => sum + minutesOf(field) * field.wholeShare, 0)
  // Who lacks one fact often lacks the others too: the largest share is whom somebody must reach.
  const contacted = Math.max(0, ...ofSubjects.map((field) => field.askedShare))
  const contactedWhole = ofSubjects.some((field) => field.wholeShare > 0) ? 1 : 0
  return { asked: asked + contacted * MINUTES.contact, whole: whole + contactedWhole * MINUTES.contact, contacted }
}

/** Minutes a request costs each recipient and all of them, and what the ledger saves. Pure. */
export function decidePrice(fields: readonly PricedField[], villages: readonly PricedVillage[], of: PriceBasis): Price {
  const each = perSubject(fields)
  const figures = fields.filter((field) => field.kind === 'figure')
  const figureMinutes = figures.reduce((sum, field) => sum + MINUTES.figure * field.askedShare, 0)
  const figureWhole = figures.reduce((sum, field) => sum + MINUTES.figure * field.wholeShare, 0)
  const rows = fields.length > figures.length
  const eachSubject = rows ? each.asked + MINUTES.check : 0
  const fixed = MINUTES.handling + figureMinutes + of.meetingMinutes
  const perVillage = villages.map(({ areaCode, areaName, subjects, range = { low: subjects, high: subjects } }) => ({
    areaCode,
    areaName,
    subjects,
    minutes: rangeOf(fixed + subjects * eachSubject, 1, {
      low: fixed + range.low * eachSubject,
      high: fixed + range.high * eachSubject,
    }),
  }))
  const subjects = villages.reduce((sum, village) => sum + village.subjects, 0)
  const total = perVillage.reduce((sum, village) => sum + village.minutes.middle, 0)
  const { low, high } = of.subjectsRange ?? { low: subjects, high: subjects }
  const saved = villages.length * (figureWhole - figureMinutes) + (rows ? subjects * (each.whole - each.asked) : 0)
  const part = (zh: string, en: string, minutes: number) => ({ words: { zh, en }, minutes })
  return {
    total: rangeOf(total, villages.length, {
      low: villages.length * fixed + low * eachSubject,
      high: villages.length * fixed + high * eachSubject,
    }),
    perVillage,
    subjects,
    subjectsAreEstimated: of.subjectsAreEstimated,
    ...(of.subjectsRange === undefined ? {} : { subjectsRange: of.subjectsRange }),
    ...(of.countedAt === undefined ? {} : { countedAt: of.countedAt }),
    saved: Math.max(0, saved),
    parts: [
      part(
        `${villages.length} 个承办单位收发办理，各 ${MINUTES.handling} 分钟`,
        `handling by ${villages.length} recipients, ${MINUTES.handling} min each`,
        villages.length * MINUTES.handling,
      ),
      part(
        `${Math.round(subjects * each.contacted)} 人（户）要找到并询问，各 ${MINUTES.contact} 分钟`,
        `${Math.round(subjects * each.contacted)} people or households to reach, ${MINUTES.contact} min each`,
        rows ? subjects * each.contacted * MINUTES.contact : 0,
      ),
      part(
        '逐项询问和填写',
        'asking and writing field by field',
        rows ? subjects * (each.asked - each.contacted * MINUTES.contact) : 0,
      ),
      part('核对每一行', 'looking each row over', rows ? subjects * MINUTES.check : 0),
      part('推算汇总数', 'figures nobody can compute', villages.length * figureMinutes),
      part('参加会议、迎检', 'attending', villages.length * of.meetingMinutes),
    ].filter((one) => one.minutes > 0),
  }
}
