import { z } from 'zod'
import { FINDING_CODES } from './domain/finding-codes.ts'

/** Chinese and English. */
export const Bilingual = z.object({ zh: z.string().max(500), en: z.string().max(500) })
export type Bilingual = z.infer<typeof Bilingual>

/** `number` in `unit`; `code` one of `values`; `date` `YYYY-MM-DD`; `flag` true or false. */
export const FactType = z.enum(['number', 'text', 'flag', 'code', 'date'])
export type FactType = z.infer<typeof FactType>

export const FactValue = z.union([z.number(), z.string(), z.boolean(), z.null()])
export type FactValue = z.infer<typeof FactValue>

/** What is known of one case, by fact name. null or absent: not known, allowed for `optional` facts only. */
export type Facts = Readonly<Record<string, FactValue | undefined>>

/** A fact the owner of a table can state of every case. */
export const FactDefinition = z.object({
  name: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]{0,59}$/)
    .meta({ title: '事实名 fact name' }),
  type: FactType,
  zh: z.string(),
  en: z.string(),
  unit: z.string().optional(),
  /** Permissible values of a `code`. */
  values: z
    .array(z.object({ code: z.string().regex(/^[A-Za-z0-9_.:-]{1,60}$/), zh: z.string(), en: z.string() }))
    .optional(),
  /** Least and greatest a `number` can be, both included. */
  min: z.number().optional(),
  max: z.number().optional(),
  /** A `number` that is always whole. */
  whole: z.boolean().optional(),
  /** May be unknown of a case. Else a case without it is refused (`rules/fact-missing`), never passed. */
  optional: z.boolean().optional(),
})
export type FactDefinition = z.infer<typeof FactDefinition>

/** A figure rows may name instead of a number. `min` and `max`, both included, are how far a place may differ. */
export const RuleParameter = z.object({
  name: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]{0,59}$/)
    .meta({ title: '参数名 parameter name' }),
  zh: z.string().max(100),
  en: z.string().max(100),
  unit: z.string().max(40),
  value: z.number(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** Holds everywhere: neither edited nor overridden. */
  core: z.boolean(),
})
export type RuleParameter = z.infer<typeof RuleParameter>

/** `pass` says that a case is in order: shown in the trace, for tables that must cover every case. */
export const RowEffect = z.enum(['block', 'warn', 'measure', 'pass'])
export type RowEffect = z.infer<typeof RowEffect>

export const RuleRow = z.object({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,59}$/)
    .meta({ title: '行号 row id' }),
  /** Condition by fact name; blank or absent: any. `< 3` · `>= minimumLeadDays` · `3 至 5` · `是` · `属于 (a, b)` · `缺失`. */
  when: z.record(z.string(), z.string().max(300)),
  effect: RowEffect,
  /** The article it stands on: `R1-4`. */
  clause: z.string().max(60),
  /** `{fact}` and `{parameter}` are filled in. */
  message: Bilingual,
  nextStep: Bilingual,
  /** Holds everywhere: not edited, not removed. */
  core: z.boolean(),
})
export type RuleRow = z.infer<typeof RuleRow>

/** What may be edited of a table. */
export const RuleTableContent = z.object({
  /** Every possible case must meet a row. */
  complete: z.boolean().default(false),
  parameters: z.array(RuleParameter).max(100),
  rows: z.array(RuleRow).max(500),
})
export type RuleTableContent = z.infer<typeof RuleTableContent>

/** What a module ships: `loadShippedTables(tx, county, tables, day)`. */
export const ShippedTable = RuleTableContent.extend({
  key: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/),
  /** The module that states the facts and asks for decisions: `requests`. */
  owner: z.string(),
  title: Bilingual,
  /** Every row that holds is reported (DMN collect). */
  hitPolicy: z.literal('collect'),
  facts: z.array(FactDefinition),
})
export type ShippedTable = z.input<typeof ShippedTable>

export const RuleTableState = z.enum(['draft', 'scheduled', 'in-force', 'replaced'])
export type RuleTableState = z.infer<typeof RuleTableState>

export const RuleTable = ShippedTable.extend({
  /** 1, 2, … per county and table; 0 for a draft. */
  version: z.number().int(),
  state: RuleTableState,
  /** First day it holds; null for a draft. */
  validFrom: z.string().nullable(),
})
export type RuleTable = z.infer<typeof RuleTable>

export const FindingCode = z.enum(FINDING_CODES)
export type FindingCode = z.infer<typeof FindingCode>

/** What is wrong with a table, and where. An `error` keeps it from being published. */
export const TableFinding = z.object({
  code: FindingCode,
  severity: z.enum(['error', 'warning']),
  /** Row id, and its place counted from 1. */
  row: z.string().optional(),
  rowNumber: z.number().int().optional(),
  /** Fact name, or `effect`, `clause`, `message`, `nextStep`. */
  column: z.string().optional(),
  parameter: z.string().optional(),
  /** Other rows it is about. */
  otherRows: z.array(z.string()).optional(),
  message: Bilingual,
  /** A case that shows it. */
  example: z.record(z.string(), FactValue).optional(),
})
export type TableFinding = z.infer<typeof TableFinding>

/** A place differs from the figure of the table, within its bounds, for a time, with a reason. Holds on [validFrom, expiresOn). */
export const LocalOverride = z.object({
  id: z.string(),
  table: z.string(),
  parameter: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  value: z.number().nullable(),
  /** As in this area, whatever holds there. */
  sameAs: z.string().nullable(),
  sameAsName: z.string().nullable(),
  /** What holds there on the day asked; null while it does not hold. */
  effectiveValue: z.number().nullable(),
  reason: z.string(),
  validFrom: z.string(),
  expiresOn: z.string(),
  endedOn: z.string().nullable(),
  by: z.string(),
  state: z.enum(['scheduled', 'in-force', 'ended', 'expired']),
})
export type LocalOverride = z.infer<typeof LocalOverride>

/** `taken`: a draft was made for it. */
export const RuleProposal = z.object({
  id: z.string(),
  table: z.string(),
  tableTitle: Bilingual,
  /** A parameter that many areas differ in, or a row that approvers keep overriding. */
  kind: z.enum(['parameter', 'row']),
  /** Parameter name or row id, and in words. */
  target: z.string(),
  targetWords: Bilingual,
  state: z.enum(['open', 'taken', 'declined']),
  /** Areas or overridings that led to it. */
  count: z.number().int(),
  evidence: z.array(
    z.object({
      day: z.string(),
      reason: z.string(),
      areaCode: z.string().nullable(),
      subject: z.string().nullable(),
      value: z.number().nullable(),
    }),
  ),
  /** What the places use, for a parameter: the median. */
  suggestedValue: z.number().nullable(),
  openedAt: z.string(),
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decisionReason: z.string().nullable(),
})
export type RuleProposal = z.infer<typeof RuleProposal>

export const VerdictEffect = z.enum(['block', 'warn', 'pass'])
export type VerdictEffect = z.infer<typeof VerdictEffect>

/** One row that holds, with the facts and figures it stands on. */
export const RuleFinding = z.object({
  table: z.string(),
  version: z.number().int(),
  row: z.string(),
  clause: z.string(),
  effect: RowEffect,
  message: Bilingual,
  nextStep: Bilingual,
  facts: z.record(z.string(), FactValue),
  parameters: z.record(z.string(), z.number()),
})
export type RuleFinding = z.infer<typeof RuleFinding>

/** The verdict of all tables on one case, and why. `effect` is the strongest of the findings; `measure` weighs nothing. */
export const RuleVerdict = z.object({
  effect: VerdictEffect,
  findings: z.array(RuleFinding),
  trace: z.object({
    /** `pass` rows too. */
    fired: z.array(RuleFinding.omit({ message: true, nextStep: true, parameters: true })),
    tables: z.array(z.object({ table: z.string(), version: z.number().int(), rows: z.number().int() })),
  }),
})
export type RuleVerdict = z.infer<typeof RuleVerdict>

/** A case whose verdict turns. */
export const TurnedCase = z.object({
  id: z.string(),
  /** What the owner calls it, and the screen that shows it. */
  title: z.string().optional(),
  href: z.string().optional(),
  from: VerdictEffect,
  to: VerdictEffect,
  /** Rows of the table that fired before and after. */
  rowsBefore: z.array(z.string()),
  rowsAfter: z.array(z.string()),
  facts: z.record(z.string(), FactValue),
})
const VerdictCounts = z.object({ block: z.number().int(), warn: z.number().int(), pass: z.number().int() })
/** A draft tried on cases of the past. */
export const VersionComparison = z.object({
  /** Version in force; 0 when none. */
  against: z.number().int(),
  cases: z.number().int(),
  /** Cases without a fact the tables need. */
  notJudged: z.number().int(),
  before: VerdictCounts,
  after: VerdictCounts,
  turned: z.array(z.object({ from: VerdictEffect, to: VerdictEffect, count: z.number().int() })),
  /** The first 500. */
  listed: z.array(TurnedCase),
  moreThanListed: z.boolean(),
  milliseconds: z.number(),
})
export type VersionComparison = z.infer<typeof VersionComparison>

/** `POST /rule-tables/{key}/simulations`, provided by the owner of the table: tries the draft on the cases of the days [from, to). */
export const SimulationInput = z.object({ key: z.string(), from: z.iso.date().optional(), to: z.iso.date().optional() })
export const SimulationResult = VersionComparison.extend({ key: z.string(), from: z.string(), to: z.string() })
export type SimulationResult = z.infer<typeof SimulationResult>

export const RuleTableListItem = z.object({
  key: z.string(),
  owner: z.string(),
  title: Bilingual,
  version: z.number().int(),
  validFrom: z.string().nullable(),
  rows: z.number().int(),
  coreRows: z.number().int(),
  hasDraft: z.boolean(),
  overrides: z.number().int(),
  openProposals: z.number().int(),
})
export const RuleTableList = z.object({ tables: z.array(RuleTableListItem) })

const RuleVersion = z.object({
  version: z.number().int(),
  state: RuleTableState,
  validFrom: z.string(),
  source: z.enum(['shipped', 'county']),
  reason: z.string(),
  by: z.string().nullable(),
  recordedAt: z.string(),
  content: RuleTableContent,
})
export const RuleTablePage = z.object({
  /** As in force today. */
  table: RuleTable,
  versions: z.array(RuleVersion),
  draft: z
    .object({
      content: RuleTableContent,
      revision: z.number().int(),
      basedOn: z.number().int(),
      by: z.string(),
      savedAt: z.string(),
      findings: z.array(TableFinding),
    })
    .nullable(),
  overrides: z.array(LocalOverride),
  proposals: z.array(RuleProposal),
  mayEdit: z.boolean(),
  mayOverride: z.boolean(),
})
export type RuleTablePage = z.infer<typeof RuleTablePage>
export const RuleProposalList = z.object({ proposals: z.array(RuleProposal), mayDecide: z.boolean() })

export const SaveRuleDraftAnswer = z.object({ revision: z.number().int(), findings: z.array(TableFinding) })
