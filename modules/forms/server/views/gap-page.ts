import { z } from 'zod'
import { listAreas } from '#modules/organisations/server/index.ts'
import { cellRef } from '#modules/workbook/server/index.ts'
import { view, type Ctx } from '#platform/http/index.ts'
import { GapKind, GapPage, type Gap } from '../../contract.ts'
import { GAP_WORDS } from '../../domain/said.ts'
import { getFill, listFillCells, listGapRows, type FillRow } from '../fill-store.ts'
import { mayFillForms } from '../policy.ts'

const LETTER = { missing: 'm', stale: 's', conflict: 'c' } as const
const KIND = { m: 'missing', s: 'stale', c: 'conflict' } as const
const PAGE = 100

async function listGaps(
  ctx: Ctx,
  fill: FillRow,
  kinds: readonly (keyof typeof LETTER)[],
): Promise<readonly Omit<Gap, 'areaName'>[]> {
  const gaps: Omit<Gap, 'areaName'>[] = []
  for (const row of await listGapRows(ctx, fill.id, kinds.map((kind) => LETTER[kind]).join(''))) {
    const columns = fill.columns.filter((column) => column.sheet === row.sheet)
    columns.forEach((column, at) => {
      const kind = KIND[row.statuses.charAt(at) as keyof typeof KIND]
      if (kind === undefined || !kinds.includes(kind)) return
      gaps.push({
        sheet: String(row.sheet),
        cell: cellRef(row.row_no, column.column),
        subjectId: row.subject_id,
        subject: row.subject,
        areaCode: row.area_code,
        element: column.element,
        nameZh: column.name,
        kind,
        detail: GAP_WORDS[kind][ctx.language],
      })
    })
  }
  for (const cell of await listFillCells(ctx, fill.id)) {
    if (cell.status === 'ok' || cell.status === 'not-applicable' || !kinds.includes(cell.status)) continue
    gaps.push({
      sheet: String(cell.sheet),
      cell: cell.cell,
      subjectId: cell.subject_id ?? '',
      subject: cell.subject,
      areaCode: cell.area_code,
      element: cell.element ?? cell.cell,
      nameZh: cell.name,
      kind: cell.status,
      detail: (ctx.language === 'en' ? cell.words_en : null) ?? cell.words ?? GAP_WORDS[cell.status][ctx.language],
    })
  }
  return gaps
}

/** What is really missing: by person and element, 100 to a page. */
export const gapPage = view({
  name: 'gapPage',
  input: z.object({
    fillId: z.uuid(),
    kind: GapKind.optional(),
    element: z.string().optional(),
    page: z.coerce.number().int().min(1).default(1),
  }),
  output: GapPage,
  may: mayFillForms,
  personalData: { purpose: '补齐缺口', line: ({ input }) => ({ subject: input.fillId }) },
  async run(ctx, { fillId, kind, element, page }) {
    const fill = await getFill(ctx, fillId)
    const all = await listGaps(ctx, fill, kind === undefined ? ['missing', 'stale', 'conflict'] : [kind])
    const wanted = element === undefined ? all : all.filter((gap) => gap.element === element)
    const areas = await listAreas(ctx.tx, {
      day: fill.as_of,
      within: { from: ctx.actor.areaFrom, to: ctx.actor.areaTo },
      limit: 1000,
    })
    const names = new Map(areas.map((area) => [area.code, area.name]))
    return {
      gaps: wanted
        .slice((page - 1) * PAGE, page * PAGE)
        .map((gap) => ({ ...gap, areaName: names.get(gap.areaCode) ?? gap.areaCode })),
      total: wanted.length,
      groups: [...(fill.summary?.gapGroups ?? [])],
    }
  },
})
