import type { DraftRequest, RequestItem, Screening } from '../contract.ts'
import type { AdmissionFacts } from './admission-facts.ts'
import { countCharacters, readNotice } from './read-notice.ts'

export interface Assembled {
  readonly draft: Omit<DraftRequest, 'issuerBodyId'>
  readonly items: readonly Pick<
    RequestItem,
    'path' | 'verdict' | 'action' | 'purpose' | 'isTrace' | 'expiresOn' | 'holder' | 'heldShare' | 'freshShare'
  >[]
  readonly recipients: number
  readonly duty: Screening['duty']
  readonly issuer: Pick<
    AdmissionFacts,
    | 'isCountyApproved'
    | 'requestsThisWeek'
    | 'documentsAboveLastYear'
    | 'inspectionsOfIssuerThisYear'
    | 'isOnFiledList'
    | 'formExpired'
    | 'isPlannedInspection'
    | 'isListedCampaign'
    | 'isFiledApp'
  >
  readonly visits: Pick<AdmissionFacts, 'nearVisits' | 'visitsSameWeek'>
  readonly leadWorkingDays: number | null
  readonly dueOutsideWorkingHours: boolean
  /** Largest share of this request that another live one asks, 0..1. */
  readonly overlapShare: number
  readonly demandsCertificate: boolean
  readonly today: string
  readonly minutesPerVillage: number
  readonly departmentMinutesOver: number
  readonly villagesOverBudget: number
}

type FieldFacts = Pick<
  AdmissionFacts,
  | 'collectsNew'
  | 'fieldsAsked'
  | 'fieldsHeld'
  | 'fieldsElsewhere'
  | 'fieldsToAsk'
  | 'fieldsNew'
  | 'fieldsWithoutPurpose'
  | 'traceFieldsWithoutUse'
>

const isBlank = (text: string | null): boolean => text === null || text.trim() === ''

/** How many fields are asked, known, held by another body, and new. */
export function countFields(items: Assembled['items']): FieldFacts {
  const asked = items.filter((item) => item.action !== 'dropped' && item.action !== 'local')
  const toAsk = asked.filter((item) => item.action === 'ask')
  // Another body's word counts for it, and nobody below knows it better: a share application, not a new collection.
  const elsewhere = toAsk.filter(
    (item) => item.verdict === 'element' && item.holder !== null && (item.heldShare ?? 0) < 0.5,
  )
  const fresh = toAsk.filter((item) => item.verdict === 'new')
  return {
    collectsNew: toAsk.length > 0,
    fieldsAsked: asked.length,
    fieldsHeld: asked.filter((item) => item.action === 'known').length,
    fieldsElsewhere: elsewhere.length,
    fieldsToAsk: toAsk.length,
    fieldsNew: fresh.length,
    fieldsWithoutPurpose: fresh.filter((item) => isBlank(item.purpose)).length,
    traceFieldsWithoutUse: toAsk.filter((item) => item.isTrace && (isBlank(item.purpose) || item.expiresOn === null))
      .length,
  }
}

/** One flat row of facts for the decision tables. Pure. */
export function assembleFacts(of: Assembled): AdmissionFacts {
  const { draft } = of
  const signs = readNotice([
    draft.title,
    draft.purpose,
    draft.noticeText,
    ...of.items.map((item) => item.path.join(' ')),
  ])
  const isSurvey = signs.isStatisticalSurvey || !isBlank(draft.detail.surveyNumber ?? null)
  const { surveyExpiresOn, appLevel } = draft.detail
  return {
    kind: draft.kind,
    lane: draft.lane,
    targetLevel: draft.targetLevel,
    hasScope: of.recipients > 0,
    hasPurpose: !isBlank(draft.purpose),
    hasLegalBasis: !isBlank(draft.legalBasis),
    hasUrgentReason: !isBlank(draft.urgentReason),
    dutyClass: of.duty.class,
    mainPartSupplied: !isBlank(draft.detail.mainPartSupplied ?? null),
    resourcesFollow: !isBlank(draft.detail.resources ?? null),
    leadWorkingDays: of.leadWorkingDays ?? undefined,
    dueOutsideWorkingHours: of.dueOutsideWorkingHours,
    ...countFields(of.items),
    overlapShare: Math.round(of.overlapShare * 100),
    ...of.issuer,
    explainsMoreDocuments: !isBlank(draft.detail.aboveLastYearBecause ?? null),
    noticeCharacters: countCharacters(draft.noticeText),
    isSingleMatter: draft.detail.singleMatter === true,
    asksImplementationReport: signs.asksImplementationReport,
    asksSupportingDocuments: signs.asksSupportingDocuments,
    asksTraceEvidence: signs.asksTraceEvidence,
    asksResponsibilityLetter: signs.asksResponsibilityLetter,
    hasVeto: signs.hasVeto,
    asksRanking: signs.asksRanking,
    asksCheckIn: signs.asksCheckIn,
    hasScoring: signs.hasScoring,
    ...of.visits,
    appBelowCounty: appLevel === 'township',
    demandsCertificate: of.demandsCertificate,
    isStatisticalSurvey: isSurvey,
    hasSurveyNumber: !isBlank(draft.detail.surveyNumber ?? null) && !isBlank(draft.detail.surveyMaker ?? null),
    surveyExpired: surveyExpiresOn !== undefined && surveyExpiresOn < of.today,
    minutesPerVillage: Math.round(of.minutesPerVillage),
    departmentMinutesOver: Math.ceil(of.departmentMinutesOver),
    villagesOverBudget: of.villagesOverBudget,
  }
}
