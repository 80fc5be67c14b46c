import { z } from 'zod'

/**
 * What a township must do, helps with, and may no longer be asked (履职事项清单).
 * `basic` 基本履职 · `shared` 配合履职: the main department supplies its part first · `taken-back` 上级收回: no township may be asked.
 */
export const DutyClass = z.enum(['basic', 'shared', 'taken-back'])
export type DutyClass = z.infer<typeof DutyClass>

/** 权随事转、费随事转: staff posts, money and powers that follow a task. */
export const ResourceKind = z.enum(['staff', 'funds', 'powers'])
export type ResourceKind = z.infer<typeof ResourceKind>

/** The newest record of a kind counts. */
export const DutyResource = z.object({
  kind: ResourceKind,
  state: z.enum(['granted', 'owed']),
  /** What follows, in words: `编制2名`, `每年3万元`. */
  what: z.string(),
  /** Granted since, or owed since. `YYYY-MM-DD`. */
  since: z.string(),
  recordedBy: z.string(),
  recordedAt: z.string(),
})
export type DutyResource = z.infer<typeof DutyResource>

export const DutyItem = z.object({
  id: z.string(),
  listId: z.string(),
  /** The number of the item in the list: `JB-001`. Unique in a list; says the same item in the next one. */
  code: z.string(),
  title: z.string(),
  /** 类别: 党的建设, 乡村振兴 … */
  domain: z.string(),
  class: DutyClass,
  /** Who leads. Null for `basic` (the township leads) where the list names nobody. */
  mainDepartment: z.string().nullable(),
  assistingDepartments: z.array(z.string()),
  /** `shared`: what the main department does and supplies first. */
  mainDepartmentPart: z.string().nullable(),
  /** `shared`: what the township does then. */
  townshipPart: z.string().nullable(),
  /** `taken-back`: who does it now (承接部门). */
  takenBackBy: z.string().nullable(),
  /** `taken-back`: how it is done now (收回方式、工作方式). */
  takenBackHow: z.string().nullable(),
  legalBasis: z.string().nullable(),
  /** What the list itself says follows the task, as written. */
  resourcesAsListed: z.string().nullable(),
})
export type DutyItem = z.infer<typeof DutyItem>

/** `coming`: published, in force from a later day. */
export const DutyListState = z.enum(['draft', 'coming', 'in-force', 'replaced'])
export type DutyListState = z.infer<typeof DutyListState>

export const DutyCounts = z.object({ basic: z.number().int(), shared: z.number().int(), takenBack: z.number().int() })
export type DutyCounts = z.infer<typeof DutyCounts>

/** One version of the duty list of a county. Exactly one is in force on a day. */
export const DutyList = z.object({
  id: z.string(),
  countyCode: z.string(),
  title: z.string(),
  state: DutyListState,
  /** Half-open: [validFrom, validTo). Null while a draft. */
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  /** The file its items came from; null while a draft has none. */
  sourceFile: z.string().nullable(),
  counts: DutyCounts,
  createdBy: z.string(),
  createdAt: z.string(),
  publishedBy: z.string().nullable(),
  publishedAt: z.string().nullable(),
})
export type DutyList = z.infer<typeof DutyList>

/** What is wrong with a file, and in which cell. */
export const DutyFault = z.object({
  sheet: z.string(),
  /** A1 reference: `B17`. */
  cell: z.string(),
  kind: z.enum([
    'duplicate-code',
    'no-title',
    'no-class',
    'class-not-known',
    'no-main-department',
    'no-taking-department',
    'too-long',
    'no-items',
    'header-not-found',
  ]),
  reasonZh: z.string(),
  reasonEn: z.string(),
})
export type DutyFault = z.infer<typeof DutyFault>

/** A draft and the last file brought to it. Faults leave the items as they were before that file. */
export const DutyListPage = DutyList.extend({
  lastFile: z
    .object({
      fileName: z.string(),
      broughtAt: z.string(),
      itemsRead: z.number().int(),
      /** At most 500; `faultCount` counts all. */
      faults: z.array(DutyFault),
      faultCount: z.number().int(),
    })
    .nullable(),
})
export type DutyListPage = z.infer<typeof DutyListPage>

export const DutyLists = z.object({ lists: z.array(DutyList) })

export const DutyListId = z.object({ listId: z.uuid() })
export const DutyItemId = z.object({ itemId: z.uuid() })

export const ListDutyItemsInput = z.object({
  search: z.string().max(80).optional().meta({ title: '搜索 search' }),
  class: DutyClass.optional().meta({ title: '类型 class' }),
  /** Main, assisting or taking department; its name with or without the county. */
  department: z.string().max(80).optional().meta({ title: '部门 department' }),
  domain: z.string().max(40).optional().meta({ title: '类别 domain' }),
})
export type DutyQuestion = z.infer<typeof ListDutyItemsInput>

export const DutyItems = z.object({
  items: z.array(DutyItem),
  /** Those of the whole list, for choosing. */
  departments: z.array(z.string()),
  domains: z.array(z.string()),
})

export const DutyListInForceInput = ListDutyItemsInput.extend({
  /** Six digits; the county of who has signed in, or the only county there is, when absent. */
  county: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .meta({ title: '县 county' }),
  day: z.iso.date().optional().meta({ title: '日期 day' }),
})
/** Public. `list` is null on a day when none is in force. */
export const DutyListInForce = DutyItems.extend({ list: DutyList.nullable() })

export const DutyItemPage = z.object({
  item: DutyItem,
  list: DutyList,
  /** Newest record of each kind first; what was recorded before follows. */
  resources: z.array(DutyResource),
  /** What may be asked of a township under this item, in words. */
  mayAskZh: z.string(),
  mayAskEn: z.string(),
})
export type DutyItemPage = z.infer<typeof DutyItemPage>

export const RecordDutyResourceInput = DutyItemId.extend({
  kind: ResourceKind.meta({ title: '资源 resource' }),
  state: z.enum(['granted', 'owed']).meta({ title: '状态 state' }),
  what: z.string().trim().min(1).max(200).meta({ title: '内容 what' }),
  since: z.iso.date().meta({ title: '起始日期 since' }),
})

export const DutyComparisonInput = DutyListId.extend({ with: z.uuid().meta({ title: '对比的清单 other list' }) })
/** From the list `with` (earlier) to the list `listId` (later). */
export const DutyComparison = z.object({
  from: DutyList,
  to: DutyList,
  added: z.array(DutyItem),
  dropped: z.array(DutyItem),
  classChanged: z.array(z.object({ before: DutyItem, after: DutyItem })),
  /** Same class, other words or departments; `changed` names what. */
  reworded: z.array(z.object({ before: DutyItem, after: DutyItem, changed: z.array(z.string()) })),
  unchanged: z.number().int(),
})
export type DutyComparison = z.infer<typeof DutyComparison>

export const DutySuggestion = z.object({
  item: DutyItem,
  /** 0 … 1. Above 0.35 it is usually the item that is meant; below 0.15 nothing is. */
  likeness: z.number(),
  reasonZh: z.string(),
  reasonEn: z.string(),
})
export type DutySuggestion = z.infer<typeof DutySuggestion>

/** What is asked: the words of a request. */
export const SuggestDutyItemsInput = z.object({
  title: z.string().max(200).meta({ title: '标题 title' }),
  department: z.string().max(80).optional().meta({ title: '部门 department' }),
  text: z.string().max(20_000).optional().meta({ title: '内容 text' }),
  limit: z.coerce.number().int().min(1).max(20).default(5),
})
export interface DutyWords {
  readonly title: string
  readonly department?: string | undefined
  readonly text?: string | undefined
}
export const DutySuggestions = z.object({ suggestions: z.array(DutySuggestion) })

/** A certificate a resident may be told to bring, who issues it, and whether a village may (民发〔2020〕20号). */
export const Certificate = z.object({
  key: z.string(),
  name: z.string(),
  nameEn: z.string(),
  mayVillageIssue: z.boolean(),
  /** The body that must issue it, or for a village certificate the village: `公安派出所`. */
  issuer: z.string(),
  issuerEn: z.string(),
  legalBasis: z.string(),
  /** Why, and what proves it instead. */
  answer: z.string(),
  answerEn: z.string(),
  /** What the resident brings. */
  bring: z.array(z.string()),
  bringEn: z.array(z.string()),
  synonyms: z.array(z.string()),
})
export type Certificate = z.infer<typeof Certificate>

/** A certificate met in a text. */
export const FoundCertificate = z.object({
  key: z.string(),
  name: z.string(),
  issuer: z.string(),
  mayVillageIssue: z.boolean(),
  /** The words that were recognised. */
  words: z.string(),
})
export type FoundCertificate = z.infer<typeof FoundCertificate>

export const CertificateListInput = z.object({
  /** What the resident asks for, in their own words. */
  search: z.string().max(500).optional().meta({ title: '要开什么证明 what is asked for' }),
})
export const CertificateList = z.object({
  certificates: z.array(Certificate),
  /** Those recognised in `search`. */
  found: z.array(FoundCertificate),
})

export const CertificateNoteInput = z.object({
  key: z.string().regex(/^[a-z-]{2,40}$/),
  /** Village or township whose resident it is for: bodies near it are named. */
  area: z
    .string()
    .regex(/^\d{12}$/)
    .optional()
    .meta({ title: '区划 area' }),
})

/* Routes (all under /api/v1):
 *  GET    /duty-lists                               → DutyLists (drafts for who may import)
 *  GET    /duty-lists/in-force ?county&day&search…  → DutyListInForce (public)
 *  POST   /duty-lists        multipart title, file  → DutyListPage (state draft; faults listed, nothing taken while there are any)
 *  GET    /duty-lists/{listId}                      → DutyListPage
 *  PUT    /duty-lists/{listId}/file  multipart file → DutyListPage
 *  POST   /duty-lists/{listId}/publication {validFrom} → DutyListPage
 *  DELETE /duty-lists/{listId}                      → a draft is given up
 *  GET    /duty-lists/{listId}/items ?search…       → DutyItems
 *  GET    /duty-lists/{listId}/comparison ?with     → DutyComparison
 *  GET    /duty-lists/{listId}/faults               → .xlsx: the last file's rows with the reasons beside them
 *  GET    /duty-lists/{listId}/workbook             → .xlsx: the list, to be edited and brought back
 *  GET    /duty-items/{itemId}                      → DutyItemPage
 *  POST   /duty-items/{itemId}/resources            → DutyItemPage
 *  GET    /duty-suggestions ?title&department&text  → DutySuggestions
 *  GET    /certificates ?search                     → CertificateList (public)
 *  GET    /certificates/{key}/note ?area            → HTML, to be printed (public)
 */
