import { createHash } from 'node:crypto'
import { isSameOffice } from '#modules/responsibilities/server/index.ts'
import { addDays, type PlainDate } from '#platform/time.ts'
import type { DraftRequest, Price, RequestItem, Screening } from '../../contract.ts'
import type { AdmissionFacts } from '../../domain/admission-facts.ts'
import { assembleFacts } from '../../domain/assemble-facts.ts'
import { decidePrice, MINUTES } from '../../domain/price.ts'
import { addWorkingDays, countWorkingDays, isWorkingDay } from '../../domain/working-days.ts'
import { ENDS, THEMES, type SampleEnd, type SampleTheme } from './themes.data.ts'

/** What the invented year stands on. */
export interface SampleWorld {
  readonly county: string
  readonly today: PlainDate
  readonly bodies: readonly { readonly id: string; readonly name: string }[]
  readonly villages: readonly { readonly code: string; readonly name: string }[]
  readonly dutyOf: (code: string) =>
    | {
        readonly id: string
        readonly class: Screening['duty']['class']
        readonly title: string
        readonly mainDepartment: string | null
      }
    | undefined
}

export interface PlannedItem extends Pick<
  RequestItem,
  'path' | 'element' | 'action' | 'purpose' | 'heldShare' | 'freshShare' | 'minutesEach'
> {
  readonly verdict: 'element' | 'new'
}

export interface PlannedRequest {
  readonly n: number
  readonly id: string
  readonly theme: SampleTheme
  readonly body: { readonly id: string; readonly name: string }
  readonly end: SampleEnd
  readonly submittedOn: PlainDate
  readonly dueOn: PlainDate
  readonly draft: Omit<DraftRequest, 'issuerBodyId'>
  readonly items: readonly PlannedItem[]
  readonly villages: SampleWorld['villages']
  readonly price: Price
  readonly duty: Screening['duty']
  readonly leadWorkingDays: number
  readonly facts: AdmissionFacts
}

/** The same id for the same thing in every installation: a UUID (version 8) from its name. */
export function idFrom(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('\u0000')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** A number below `below` that is always the same for the same n and salt. */
export const chance = (n: number, salt: string, below: number): number =>
  createHash('sha256').update(`${n} ${salt}`).digest().readUInt32BE(0) % below

const PEOPLE = 900
export const PAST = 120

export const workingDayBefore = (day: PlainDate): PlainDate => {
  let found = day
  while (!isWorkingDay(found)) found = addDays(found, -1)
  return found
}

const QUARTERS = ['第一季度', '第二季度', '第三季度', '第四季度'] as const

function draftOf(
  theme: SampleTheme,
  world: SampleWorld,
  on: PlainDate,
  dueOn: PlainDate,
  areaCodes: string[],
  n: number,
): PlannedRequest['draft'] {
  const duty = theme.duty === null ? undefined : world.dutyOf(theme.duty)
  const visit = theme.kind === 'meeting' || theme.kind === 'inspection'
  const quarter = QUARTERS[Math.floor((Number(on.slice(5, 7)) - 1) / 3)] ?? ''
  return {
    kind: theme.kind,
    lane: chance(n, 'lane', 14) === 0 ? 'urgent' : duty === undefined ? 'exception' : 'one-matter',
    title: `${on.slice(0, 4)}年${quarter}${theme.title}`,
    purpose: theme.purpose,
    legalBasis: theme.basis,
    noticeText: theme.kind === 'data' ? '' : `请各村按要求做好${theme.title}有关工作。`,
    dutyItemId: duty?.id ?? null,
    targetLevel: 'village',
    areaCodes,
    frequency: 'once',
    periodFrom: null,
    periodTo: null,
    dueAt: `${dueOn}T09:00:00.000Z`,
    urgentReason: '上级当日调度，需立即掌握',
    expiresOn: addDays(dueOn, 60),
    population: theme.kind === 'data' ? { entity: 'person', filter: '', words: '有关人员' } : null,
    detail: {
      resources: '随事项拨付工作经费，每村 800 元',
      ...(duty?.class === 'shared' ? { mainPartSupplied: '牵头单位已提供名单和政策口径' } : {}),
      ...(visit ? { startsAt: `${dueOn}T01:30:00.000Z`, endsAt: `${dueOn}T03:30:00.000Z`, attendees: 1 } : {}),
      ...(theme.kind === 'inspection' && chance(n, 'planned', 4) > 0 ? { plannedInspection: '督查-01' } : {}),
      ...(theme.kind === 'campaign' ? { campaignNumber: '创建-01' } : {}),
      ...(theme.kind === 'app'
        ? { appName: '犍为办事', appFiling: '应用备-2026-03', appLevel: 'county' as const }
        : {}),
    },
  }
}

const itemsOf = (theme: SampleTheme, n: number): readonly PlannedItem[] =>
  theme.fields.map(([words, element, isKnown]): PlannedItem => ({
    path: [words],
    element,
    verdict: element === null ? 'new' : 'element',
    action: isKnown ? 'known' : 'ask',
    // Now and then a department forgot to say why.
    purpose: element === null && chance(n, words, 9) === 0 ? null : theme.purpose,
    heldShare: element === null ? null : isKnown ? 0.98 : 0.4,
    freshShare: element === null ? null : isKnown ? 0.97 : 0.3,
    minutesEach: MINUTES.fact.text,
  }))

function factsOf(planned: Omit<PlannedRequest, 'facts'>, n: number): AdmissionFacts {
  const { draft } = planned
  const isVisit = draft.kind === 'meeting' || draft.kind === 'inspection'
  return assembleFacts({
    draft,
    items: planned.items.map((item) => ({ ...item, isTrace: false, expiresOn: null, holder: null })),
    recipients: planned.villages.length,
    duty: planned.duty,
    issuer: {
      isCountyApproved: true,
      requestsThisWeek: chance(n, 'week', 3) === 0 ? 1 : 0,
      documentsAboveLastYear: 0,
      inspectionsOfIssuerThisYear: draft.kind === 'inspection' ? chance(n, 'inspections', 2) : 0,
      isOnFiledList: false,
      formExpired: false,
      isPlannedInspection: draft.detail.plannedInspection !== undefined,
      isListedCampaign: draft.kind === 'campaign',
      isFiledApp: draft.kind === 'app',
    },
    visits: { nearVisits: isVisit ? chance(n, 'near', 2) : 0, visitsSameWeek: isVisit ? chance(n, 'visits', 2) : 0 },
    leadWorkingDays: planned.leadWorkingDays,
    dueOutsideWorkingHours: false,
    overlapShare: planned.end === 'merged' ? 0.8 : chance(n, 'overlap', 30) / 100,
    demandsCertificate: false,
    today: planned.submittedOn,
    minutesPerVillage: planned.price.total.middle / planned.villages.length,
    departmentMinutesOver: 0,
    villagesOverBudget: 0,
  })
}

/** The n-th request of the past year, newest first, as its department filed it. Always the same for the same n and world. */
export function planPast(n: number, world: SampleWorld): PlannedRequest | undefined {
  const theme = THEMES[(n * 11) % THEMES.length]
  const body = world.bodies.find((one) => theme !== undefined && one.name.endsWith(theme.department))
  const end = ENDS[n % ENDS.length]
  if (theme === undefined || body === undefined || end === undefined) return undefined
  const submittedOn = workingDayBefore(addDays(world.today, -(45 + Math.floor((n * 320) / PAST))))
  // One of nine came too late to collect anything.
  const dueOn = addWorkingDays(submittedOn, chance(n, 'lead', 9) === 0 ? 3 : 11 + chance(n, 'days', 12))
  const first = chance(n, 'village', Math.max(1, world.villages.length - 6))
  const villages = world.villages.slice(first, first + 3 + chance(n, 'villages', 5))
  const items = itemsOf(theme, n)
  const duty = theme.duty === null ? undefined : world.dutyOf(theme.duty)
  const draft = draftOf(
    theme,
    world,
    submittedOn,
    dueOn,
    villages.map((village) => village.code),
    n,
  )
  const price = decidePrice(
    items.map((item) => ({
      kind: 'text',
      askedShare: item.action === 'ask' ? 1 : 1 - (item.freshShare ?? 0),
      wholeShare: 1,
    })),
    villages.map(({ code, name }) => ({
      areaCode: code,
      areaName: name,
      subjects: Math.round(theme.share * PEOPLE * (0.8 + chance(n, code, 40) / 100)),
    })),
    { subjectsAreEstimated: false, meetingMinutes: theme.kind === 'meeting' || theme.kind === 'inspection' ? 120 : 0 },
  )
  const planned = {
    n,
    id: idFrom('sample-request', world.county, String(n)),
    theme,
    body,
    end,
    submittedOn,
    dueOn,
    draft,
    items,
    villages,
    price,
    leadWorkingDays: countWorkingDays(submittedOn, dueOn),
    duty: {
      itemId: duty?.id ?? null,
      class: duty?.class ?? ('off-list' as const),
      title: duty?.title ?? null,
      mainDepartment: duty?.mainDepartment ?? null,
      suggestions: [],
    },
  }
  const main = duty?.mainDepartment ?? ''
  const isMain = main !== '' && isSameOffice(body.name, main)
  const facts = factsOf(planned, n)
  return { ...planned, facts: isMain ? { ...facts, mainPartSupplied: true } : facts }
}
