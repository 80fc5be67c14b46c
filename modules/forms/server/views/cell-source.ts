import { z } from 'zod'
import { loadCatalogue } from '#modules/catalogue/server/index.ts'
import { describeChange, findSubject, listConflicts } from '#modules/ledger/server/index.ts'
import { parseCellRef } from '#modules/workbook/server/index.ts'
import { view, type Ctx } from '#platform/http/index.ts'
import { CellSource, type CellStatus } from '../../contract.ts'
import { statusOf } from '../fill/filling.ts'
import { findFillCell, findFillRow, getFill, type FillRow } from '../fill-store.ts'
import { mayFillForms } from '../policy.ts'
import { problems } from '../problems.ts'

interface Found {
  readonly element: string | null
  readonly name: string
  readonly status: CellStatus
  readonly subjectId: string | null
  readonly value: string
  readonly change: number | undefined
  readonly computation: { readonly words: string; readonly query: string } | null
}

async function findListCell(
  ctx: Ctx,
  fill: FillRow,
  sheet: number,
  ref: { row: number; column: number },
): Promise<Found | undefined> {
  const row = await findFillRow(ctx, fill.id, sheet, ref.row)
  const columns = fill.columns.filter((column) => column.sheet === sheet)
  const at = columns.findIndex((column) => column.column === ref.column)
  const column = columns[at]
  if (row === undefined || column === undefined) return undefined
  const change = row.changes.split(',')[at]
  return {
    element: column.element,
    name: column.name,
    status: statusOf(row.statuses.charAt(at)),
    subjectId: row.subject_id,
    value: '',
    change: change === undefined || change === '' ? undefined : Number(change),
    computation: null,
  }
}

async function findSingleCell(ctx: Ctx, fill: FillRow, sheet: number, cell: string): Promise<Found | undefined> {
  const row = await findFillCell(ctx, fill.id, sheet, cell)
  if (row === undefined) return undefined
  return {
    element: row.element,
    name: row.name,
    status: row.status,
    subjectId: row.subject_id,
    value: row.value,
    change: row.change_no === null ? undefined : Number(row.change_no),
    computation:
      row.words === null
        ? null
        : { words: (ctx.language === 'en' ? row.words_en : null) ?? row.words, query: row.query ?? '' },
  }
}

/** Dates of the fact as the ledger holds it now; undefined when the fact is another row's (the head's, the area's). */
async function datesOf(ctx: Ctx, found: Found): Promise<{ validFrom: string; confirmedOn: string } | undefined> {
  if (found.subjectId === null || found.element === null) return undefined
  const catalogue = await loadCatalogue(ctx)
  const entity = catalogue.elements.get(found.element)?.entity
  if (entity === undefined || entity === 'area') return undefined
  const subject = await findSubject(ctx, catalogue, entity, found.subjectId)
  const fact = subject?.facts.find((one) => one.element.id === found.element)
  return fact === undefined || fact.change?.no !== found.change
    ? undefined
    : { validFrom: fact.validFrom, confirmedOn: fact.confirmedOn }
}

async function contenderOf(ctx: Ctx, found: Found): Promise<{ value: string; source: string } | null> {
  if (found.status !== 'conflict' || found.subjectId === null) return null
  const { conflicts } = await listConflicts(ctx, await loadCatalogue(ctx), {
    subjects: [found.subjectId],
    limit: 50,
    offset: 0,
  })
  const conflict = conflicts.find((one) => one.element === found.element)
  return conflict === undefined ? null : { value: conflict.contender ?? '', source: conflict.contenderSource }
}

/** Where one filled cell comes from: who gave it and when, or what was counted. */
export const cellSource = view({
  name: 'cellSource',
  input: z.object({
    fillId: z.uuid(),
    index: z.coerce.number().int().min(0),
    ref: z.string().regex(/^[A-Z]{1,3}\d{1,7}$/),
  }),
  output: CellSource,
  may: mayFillForms,
  personalData: {
    purpose: '核对填报结果',
    line: ({ input }) => ({ subject: input.fillId, data: { cell: input.ref } }),
  },
  async run(ctx, { fillId, index, ref }) {
    const fill = await getFill(ctx, fillId)
    const at = parseCellRef(ref)
    const found =
      (at === undefined ? undefined : await findListCell(ctx, fill, index, at)) ??
      (await findSingleCell(ctx, fill, index, ref))
    if (found === undefined) throw problems.cellNotFilled({ cell: ref })
    const change =
      found.change === undefined ? undefined : (await describeChange(ctx, [found.change])).get(found.change)
    const dates = await datesOf(ctx, found)
    return {
      sheet: String(index),
      cell: ref,
      value: found.value,
      element: found.element,
      nameZh: found.name,
      status: found.status,
      subjectId: found.subjectId,
      source: change?.source ?? null,
      recordedBy: change?.kind === 'entry' ? change.memberId : null,
      recordedAt: change?.recordedAt ?? null,
      validFrom: dates?.validFrom ?? null,
      confirmedOn: dates?.confirmedOn ?? null,
      evidence: change?.evidence ?? null,
      computation: found.computation,
      contender: await contenderOf(ctx, found),
    }
  },
})
