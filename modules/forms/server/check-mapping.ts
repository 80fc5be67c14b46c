import { loadCatalogue, parseFilter } from '#modules/catalogue/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { Decision, PopulationDecision, UnderstoodWorkbook } from '../contract.ts'
import { problems } from './problems.ts'

async function checkDecisions(
  ctx: Pick<Ctx, 'tx' | 'actor'>,
  understanding: UnderstoodWorkbook,
  decisions: readonly Decision[],
): Promise<void> {
  const { elements } = await loadCatalogue(ctx)
  for (const one of decisions) {
    const sheet = understanding.sheets.find((known) => known.name === one.sheet)
    if (sheet === undefined) throw problems.sheetNotFound({ sheet: one.sheet })
    if (!sheet.columns.some((column) => column.cell === one.cell))
      throw problems.headerNotFound({ sheet: one.sheet, cell: one.cell })
    if (one.verdict === 'element' && !elements.has(one.element ?? ''))
      throw problems.elementNotKnown({ element: one.element ?? '' })
    if (one.verdict === 'aggregate') {
      const read = parseFilter(one.aggregate?.filter ?? '')
      if (one.aggregate === undefined || !read.ok)
        throw problems.filterNotReadable({ filter: one.aggregate?.filter ?? '', why: read.ok ? '' : read.reason })
    }
  }
}

function checkPopulations(understanding: UnderstoodWorkbook, populations: readonly PopulationDecision[]): void {
  for (const one of populations) {
    if (!understanding.sheets.some((known) => known.name === one.sheet))
      throw problems.sheetNotFound({ sheet: one.sheet })
    const read = parseFilter(one.filter)
    if (!read.ok) throw problems.filterNotReadable({ filter: one.filter, why: read.reason })
  }
}

/**
 * What a person decided must name a sheet and a header of this form, and elements and conditions the catalogue knows.
 *
 * @throws forms/sheet-not-found, forms/header-not-found, forms/element-not-known, forms/filter-not-readable
 */
export async function checkMapping(
  ctx: Pick<Ctx, 'tx' | 'actor'>,
  understanding: UnderstoodWorkbook,
  mapping: { readonly decisions: readonly Decision[]; readonly populations: readonly PopulationDecision[] },
): Promise<void> {
  await checkDecisions(ctx, understanding, mapping.decisions)
  checkPopulations(understanding, mapping.populations)
}
