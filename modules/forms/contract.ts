import { z } from 'zod'
import { DataType, EntityName } from '#modules/catalogue/contract.ts'

/** A department's template, understood and saved with its mapping, so that next month it is one click. */
export const Verdict = z.enum(['element', 'aggregate', 'local', 'new'])

export const AggregateShape = z.object({
  measure: z.enum(['count', 'sum', 'avg', 'avg_per', 'ratio']),
  entity: EntityName,
  /** Filter in its printed form, `person_dibao==true && age>=60`; grammar in modules/catalogue/domain/filter.ts. */
  filter: z.string(),
  field: z.string().optional(),
  unit: z.string().optional(),
})
export type AggregateShape = z.infer<typeof AggregateShape>

export const AlternativeShape = z.object({
  verdict: Verdict,
  element: z.string().optional(),
  role: z.string().optional(),
  confidence: z.number(),
})

/** `yici understand --json`, one column of one sheet. */
export const ColumnShape = z.object({
  path: z.array(z.string()),
  /** The leaf header cell. */
  cell: z.string(),
  verdict: Verdict,
  element: z.string().optional(),
  role: z.string().optional(),
  aggregate: AggregateShape.optional(),
  confidence: z.number(),
  /** Would be filled without a person confirming. */
  automatic: z.boolean(),
  /** Why, in the language asked in; `reasonEn` beside the Chinese where both are kept. */
  reason: z.string(),
  reasonEn: z.string().optional(),
  alternatives: z.array(AlternativeShape),
})
export type ColumnShape = z.infer<typeof ColumnShape>

export const PopulationShape = z.object({
  entity: EntityName,
  filter: z.string(),
  /** In plain words: 80 周岁以上的老年人. On the screen in the reader's language. */
  words: z.string(),
  /** The Chinese, which the editor takes, where `words` is another language. */
  wordsZh: z.string().optional(),
  evidence: z.array(z.string()),
  confidence: z.number(),
})
export type PopulationShape = z.infer<typeof PopulationShape>

export const SheetKind = z.enum(['list', 'statistics', 'card', 'none'])

export const UnderstoodSheet = z.object({
  name: z.string(),
  kind: SheetKind,
  title: z.string().optional(),
  population: PopulationShape.optional(),
  asOf: z.string().optional(),
  units: z.array(z.string()),
  notes: z.array(z.string()),
  equations: z.array(z.string()),
  columns: z.array(ColumnShape),
  tablePopulations: z.array(z.object({ cell: z.string(), title: z.string(), population: PopulationShape })).optional(), // Lists with a heading of their own.
})
export const NoticeShape = z.object({ code: z.string(), zh: z.string(), en: z.string() })
export const UnderstoodWorkbook = z.object({ sheets: z.array(UnderstoodSheet), notices: z.array(NoticeShape) })
export type UnderstoodWorkbook = z.infer<typeof UnderstoodWorkbook>

/** What a person decided of one header. Also the shape of MAPPING.json for `yici fill --confirm`. */
export const Decision = z.object({
  sheet: z.string(),
  cell: z.string(),
  verdict: Verdict,
  element: z.string().optional(),
  role: z.string().optional(),
  aggregate: AggregateShape.optional(),
})
export type Decision = z.infer<typeof Decision>
export const PopulationDecision = z.object({ sheet: z.string(), entity: EntityName.optional(), filter: z.string() })
export type PopulationDecision = z.infer<typeof PopulationDecision>
export const MappingFile = z.object({
  decisions: z.array(Decision).default([]),
  populations: z.array(PopulationDecision).default([]),
})
export type MappingFile = z.infer<typeof MappingFile>

export const ColumnState = z.enum(['automatic', 'confirmed', 'open', 'not-filled'])

export const ColumnView = ColumnShape.extend({
  /** automatic: will be filled; confirmed: a person said so; open: someone must look; not-filled: local or new. */
  state: ColumnState,
  /** The element's name in the reader's language, or the aggregate in words, or why nothing is filled. */
  meaning: z.string(),
  axis: z.enum(['column', 'row', 'label']),
  unit: z.string().optional(),
  elementType: DataType.optional(),
})
export type ColumnView = z.infer<typeof ColumnView>

/** One visible cell of the template as itself: merged cells carry their spans, covered cells are left out. */
export const TemplateCell = z.object({
  ref: z.string(),
  text: z.string(),
  rowSpan: z.number().int(),
  colSpan: z.number().int(),
  bold: z.boolean(),
  centred: z.boolean(),
  bordered: z.boolean(),
  /** The leaf header this cell is, by its `cell`. */
  header: z.string().optional(),
  role: z.enum(['title', 'preamble', 'header', 'body', 'total', 'note', 'other']),
})
export const TemplateRow = z.object({
  row: z.number().int(),
  height: z.number().optional(),
  cells: z.array(TemplateCell),
})
export const SheetView = z.object({
  name: z.string(),
  kind: SheetKind,
  hidden: z.boolean(),
  title: z.string().optional(),
  asOf: z.string().optional(),
  population: PopulationShape.extend({ edited: z.boolean() }).optional(),
  columns: z.array(ColumnView),
  columnWidths: z.array(z.number()),
  rows: z.array(TemplateRow),
  /** Rows or columns beyond the preview (200 × 100), said plainly. */
  truncated: z.boolean(),
  notes: z.array(z.string()),
  equations: z.array(z.string()),
})
export type SheetView = z.infer<typeof SheetView>

export const FormSummary = z.object({
  id: z.string(),
  title: z.string(),
  fileName: z.string(),
  department: z.string().nullable(),
  kind: SheetKind,
  updatedAt: z.string(),
  columns: z.object({ automatic: z.number(), confirmed: z.number(), open: z.number(), notFilled: z.number() }),
  lastFilledAt: z.string().nullable(),
})
export type FormSummary = z.infer<typeof FormSummary>
export const FormList = z.object({ forms: z.array(FormSummary) })

export const FormPage = z.object({
  form: FormSummary,
  version: z.number().int(),
  /** Versions of the mapping, newest first, for undo. */
  versions: z.array(
    z.object({ version: z.number().int(), changedAt: z.string(), changedBy: z.string(), note: z.string() }),
  ),
  sheets: z.array(SheetView),
  notices: z.array(NoticeShape),
})
export type FormPage = z.infer<typeof FormPage>

/** PATCH /forms/{formId}/mapping. `version` is the one the person saw: a stale one is refused with 409. */
export const DecideMapping = z.object({
  version: z.number().int(),
  decisions: z.array(Decision).default([]),
  populations: z.array(PopulationDecision).default([]),
})
export const RestoreMapping = z.object({ version: z.number().int(), toVersion: z.number().int() })
export const RenameForm = z.object({ title: z.string().min(1).max(120), department: z.string().max(80).nullable() })

export const StartFill = z.object({
  areaCode: z.string().regex(/^\d{12}$/),
  asOf: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  /** A card form is filled for these subjects; empty: everyone of the population in the area. */
  subjects: z.array(z.string()).default([]),
})

export const GapKind = z.enum(['missing', 'stale', 'conflict'])
/** `not-applicable`: nothing of the kind can be asked of the subject; blank, and no gap. */
export const CellStatus = z.enum(['ok', 'not-applicable', ...GapKind.options])
export type CellStatus = z.infer<typeof CellStatus>
export const GapGroup = z.object({
  element: z.string(),
  nameZh: z.string(),
  kind: GapKind,
  count: z.number().int(),
})
export const Gap = z.object({
  sheet: z.string(),
  cell: z.string(),
  subjectId: z.string(),
  /** Name of the person or household, as it stands in the form. */
  subject: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  element: z.string(),
  nameZh: z.string(),
  kind: GapKind,
  /** For stale: when it was last confirmed; for conflict: the two values and their sources. */
  detail: z.string(),
})
export type Gap = z.infer<typeof Gap>
export const GapPage = z.object({ gaps: z.array(Gap), total: z.number().int(), groups: z.array(GapGroup) })

export const EquationCheck = z.object({
  sheet: z.string(),
  text: z.string(),
  row: z.number().int(),
  left: z.number(),
  right: z.number(),
  holds: z.boolean(),
})

const HeaderPlace = z.object({ sheet: z.string(), cell: z.string(), path: z.array(z.string()) })
export const UnfilledHeader = HeaderPlace.extend({ why: z.string(), whyEn: z.string().optional() })
export const FillSummary = z.object({
  id: z.string(),
  formId: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  asOf: z.string(),
  state: z.enum(['queued', 'running', 'ready', 'failed']),
  /** 0..1 while running. */
  progress: z.number(),
  rows: z.number().int(),
  cellsFilled: z.number().int(),
  cellsAsked: z.number().int(),
  gaps: z.number().int(),
  gapGroups: z.array(GapGroup),
  equations: z.array(EquationCheck),
  notices: z.array(NoticeShape),
  /** Columns that were not filled, and why. */
  unfilled: z.array(UnfilledHeader),
  milliseconds: z.number(),
  startedAt: z.string(),
  problem: z.object({ title: z.string(), nextStep: z.string() }).nullable(),
})
export type FillSummary = z.infer<typeof FillSummary>
/** The filled sheet as itself: the template's cells with values put in; `status` and `sourced` where Yici wrote. */
export const FilledCell = TemplateCell.extend({
  filled: z.boolean(),
  status: CellStatus.optional(),
})
export const FilledSheet = z.object({
  name: z.string(),
  /** All sheets of the filled workbook in order; of a card, whose it is. */
  sheets: z.array(z.object({ name: z.string(), subject: z.string().optional() })),
  columnWidths: z.array(z.number()),
  rows: z.array(z.object({ row: z.number().int(), cells: z.array(FilledCell) })),
  fromRow: z.number().int(),
  totalRows: z.number().int(),
})
export type FilledSheet = z.infer<typeof FilledSheet>

/** Where one filled cell comes from. */
export const CellSource = z.object({
  sheet: z.string(),
  cell: z.string(),
  value: z.string(),
  element: z.string().nullable(),
  nameZh: z.string(),
  status: CellStatus,
  subjectId: z.string().nullable(),
  /** Who gave it: 公安局, 村自采. Null for a computed cell. */
  source: z.string().nullable(),
  recordedBy: z.string().nullable(),
  recordedAt: z.string().nullable(),
  validFrom: z.string().nullable(),
  confirmedOn: z.string().nullable(),
  evidence: z.string().nullable(),
  /** Of a computed cell: what was counted, in words and as the query. */
  computation: z.object({ words: z.string(), query: z.string() }).nullable(),
  /** Of a conflict: the other value and its source. */
  contender: z.object({ value: z.string(), source: z.string() }).nullable(),
})
export type CellSource = z.infer<typeof CellSource>
export const FillList = z.object({ fills: z.array(FillSummary) })

export const SampleTemplate = z.object({ name: z.string(), nameEn: z.string(), kind: SheetKind })
export const SampleTemplateList = z.object({ templates: z.array(SampleTemplate) })

/* Routes (all under /api/v1):
 *  GET    /forms                                   → FormList
 *  POST   /forms            multipart file         → FormPage     (understands at once)
 *  GET    /forms/{formId}                          → FormPage
 *  PATCH  /forms/{formId}           RenameForm     → FormPage
 *  DELETE /forms/{formId}                          → {formId}     (archived; restored by POST /forms/{formId}/restoration)
 *  PATCH  /forms/{formId}/mapping   DecideMapping  → FormPage
 *  POST   /forms/{formId}/mapping/restorations RestoreMapping → FormPage   (undo and redo)
 *  GET    /forms/{formId}/population-reading?words= → PopulationShape (reads words a person typed; saves nothing)
 *  GET    /forms/{formId}/original                 → the workbook as it came
 *  POST   /forms/{formId}/fills     StartFill      → FillSummary
 *  GET    /forms/{formId}/fills                    → FillList
 *  GET    /fills/{fillId}                          → FillSummary; GET /sample-templates → SampleTemplateList
 *  GET    /fills/{fillId}/sheets/{index}?fromRow=  → FilledSheet
 *  GET    /fills/{fillId}/sheets/{index}/cells/{ref} → CellSource
 *  GET    /fills/{fillId}/gaps?kind=&element=&page= → GapPage
 *  GET    /fills/{fillId}/workbook?sources=true    → the filled workbook */
