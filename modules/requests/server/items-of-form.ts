import type { ColumnShape, FormPage } from '#modules/forms/contract.ts'
import { printFilter } from '#modules/catalogue/server/index.ts'
import { matchTables } from '#modules/matching/server/index.ts'
import type { HeaderContext, HeaderMatch } from '#modules/matching/contract.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { RequestPopulation } from '../contract.ts'
import { isTrace } from '../domain/find-trace.ts'
import type { NewItem } from './store/items.ts'

type Field = Pick<ColumnShape, 'path' | 'verdict' | 'element' | 'role' | 'aggregate'>

function itemOf(
  field: Field,
  at: { position: number; sheet: string | null; cell: string | null; purpose: string | null },
): NewItem {
  return {
    position: at.position,
    path: JSON.stringify(field.path),
    sheet: at.sheet,
    cell: at.cell,
    verdict: field.verdict,
    element: field.element ?? null,
    role: field.role ?? null,
    aggregate: field.aggregate === undefined ? null : JSON.stringify(field.aggregate),
    action: field.verdict === 'local' ? 'local' : 'ask',
    purpose: at.purpose,
    is_trace: isTrace(field.path),
    expires_on: null,
    held_share: null,
    fresh_share: null,
    holder: null,
    minutes_each: 0,
  }
}

/** What a template asks: its leaf headers, sheet after sheet. */
export function itemsOfForm(page: FormPage): readonly NewItem[] {
  const columns = page.sheets
    .filter((sheet) => sheet.kind !== 'none')
    .flatMap((sheet) => sheet.columns.map((column) => ({ sheet: sheet.name, column })))
  return columns.map(({ sheet, column }, position) =>
    itemOf(column, { position, sheet, cell: column.cell, purpose: null }),
  )
}

/** Whom a template is about, as read from its title; null where it does not say. */
export function populationOfForm(page: FormPage): RequestPopulation | null {
  const population = page.sheets.find((sheet) => sheet.kind !== 'none' && sheet.population !== undefined)?.population
  return population === undefined
    ? null
    : { entity: population.entity, filter: population.filter, words: population.words }
}

const fieldOf = (match: HeaderMatch): Field => ({
  path: [...match.path],
  verdict: match.verdict,
  ...(match.element === undefined ? {} : { element: match.element }),
  ...(match.role === undefined ? {} : { role: match.role }),
  ...(match.aggregate === undefined
    ? {}
    : {
        aggregate: {
          measure: match.aggregate.measure,
          entity: match.aggregate.entity,
          filter: printFilter(match.aggregate.filter),
          ...(match.aggregate.field === undefined ? {} : { field: match.aggregate.field }),
          ...(match.aggregate.unit === undefined ? {} : { unit: match.aggregate.unit }),
        },
      }),
})

/** What a list of fields asks: each matched as the header of a list under this title, and where that says nothing, as a figure. */
export async function itemsOfFields(
  ctx: Pick<Ctx, 'tx' | 'actor'>,
  title: string,
  fields: readonly { readonly path: readonly string[]; readonly purpose: string }[],
): Promise<readonly NewItem[]> {
  const siblings = fields.map((field) => field.path)
  const contextsAs = (kind: HeaderContext['kind']) =>
    fields.map((field, position): HeaderContext => ({
      cell: `F${position + 1}`,
      path: field.path,
      title,
      kind,
      siblings,
      position,
      samples: [],
      notes: [],
    }))
  const [list, statistics] = await matchTables(ctx, [contextsAs('list'), contextsAs('statistics')])
  return fields.map((field, position) => {
    const asFact = list?.columns[position]
    const asFigure = statistics?.columns[position]
    const match = asFact?.verdict === 'new' && asFigure?.verdict === 'aggregate' ? asFigure : asFact
    const asked = match === undefined ? { path: [...field.path], verdict: 'new' as const } : fieldOf(match)
    return itemOf(asked, { position, sheet: null, cell: null, purpose: field.purpose === '' ? null : field.purpose })
  })
}
