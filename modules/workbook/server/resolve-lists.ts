import type { CellRange, ListValidation } from '../contract.ts'
import { parseRange } from './a1.ts'
import type { DefinedName } from './read-workbook-parts.ts'
import type { SheetDraft } from './sheet-draft.ts'

const MAX_VALUES = 2_000

/** The allowed values of each list: written out, on this or another sheet, or behind a defined name. Lists that are computed (INDIRECT …) are left out. */
export function resolveLists(
  draft: SheetDraft,
  drafts: readonly SheetDraft[],
  names: readonly DefinedName[],
): ListValidation[] {
  const known = new Map<string, readonly string[] | undefined>()
  return draft.validations.flatMap(({ ranges, formula }) => {
    if (!known.has(formula)) known.set(formula, listValues(formula, draft, drafts, names))
    const values = known.get(formula)
    return values === undefined || values.length === 0 ? [] : ranges.map((range) => ({ range, values }))
  })
}

function listValues(
  formula: string,
  home: SheetDraft,
  drafts: readonly SheetDraft[],
  names: readonly DefinedName[],
): string[] | undefined {
  if (formula.startsWith('"') && formula.endsWith('"') && formula.length > 1) {
    const items = formula.slice(1, -1).replaceAll('""', '"').split(',')
    return items
      .map((item) => item.trim())
      .filter((item) => item !== '')
      .slice(0, MAX_VALUES)
  }
  // A name may stand for another name; a few steps are followed, so that a circle of names ends.
  let text = formula
  for (let step = 0; step < 5; step += 1) {
    const place = placeOf(text, home, drafts)
    if (place) return valuesIn(place.draft, place.range)
    const next = findName(text.replace(/^=/, ''), drafts.indexOf(home), names)
    if (next === undefined) return undefined
    text = next.formula.trim()
  }
  return undefined
}

function findName(text: string, sheet: number, names: readonly DefinedName[]): DefinedName | undefined {
  const wanted = text.toLowerCase()
  const matching = names.filter((name) => name.name.toLowerCase() === wanted)
  return (
    matching.find((name) => name.localSheet === sheet) ??
    matching.find((name) => name.localSheet === undefined) ??
    matching[0]
  )
}

function placeOf(
  text: string,
  home: SheetDraft,
  drafts: readonly SheetDraft[],
): { readonly draft: SheetDraft; readonly range: CellRange } | undefined {
  const [, quoted, plain, reference = ''] = /^=?(?:'((?:[^']|'')+)'!|([^'!()]+)!)?([^!()]+)$/.exec(text) ?? []
  const sheet = quoted?.replaceAll("''", "'") ?? plain
  const draft = sheet === undefined ? home : drafts.find((one) => one.name.toLowerCase() === sheet.toLowerCase())
  const range = parseRange(reference)
  return draft && range ? { draft, range } : undefined
}

function valuesIn(draft: SheetDraft, range: CellRange): string[] {
  const values: string[] = []
  const { rows, columns } = draft.used()
  for (let row = range.top; row <= Math.min(range.bottom, rows); row += 1) {
    const cells = draft.rows.get(row)
    if (!cells) continue
    for (let column = range.left; column <= Math.min(range.right, columns); column += 1) {
      const value = cells[column]?.value
      if (value === undefined || value === null || value === '') continue
      values.push(`${value}`.trim())
      if (values.length >= MAX_VALUES) return values
    }
  }
  return values
}
