import type { RuleParameter, RuleRow, RuleTableContent } from '../contract.ts'

/** One difference between two versions of a table. `column`: a fact name, `effect`, `clause`, `message`, `nextStep`; a parameter's `value`, `min`, `max`. */
export type ContentChange =
  | { readonly kind: 'row-added' | 'row-removed'; readonly row: RuleRow }
  | {
      readonly kind: 'row-changed'
      readonly row: RuleRow
      readonly column: string
      readonly before: string
      readonly after: string
    }
  | { readonly kind: 'parameter-added' | 'parameter-removed'; readonly parameter: RuleParameter }
  | {
      readonly kind: 'parameter-changed'
      readonly parameter: RuleParameter
      readonly column: string
      readonly before: string
      readonly after: string
    }
  | { readonly kind: 'order-changed' }
  | { readonly kind: 'complete-changed'; readonly after: boolean }

const cellsOf = (row: RuleRow): ReadonlyMap<string, string> =>
  new Map([
    ...Object.entries(row.when)
      .map(([name, text]) => [name, text.trim()] as const)
      .filter(([, text]) => text !== ''),
    ['effect', row.effect],
    ['clause', row.clause],
    ['message', `${row.message.zh} / ${row.message.en}`],
    ['nextStep', `${row.nextStep.zh} / ${row.nextStep.en}`],
  ])

const figuresOf = (parameter: RuleParameter): ReadonlyMap<string, string> =>
  new Map(
    (['zh', 'en', 'unit', 'value', 'min', 'max'] as const).map((column) => [column, String(parameter[column] ?? '')]),
  )

function differing(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) {
  const columns = new Set([...before.keys(), ...after.keys()])
  return [...columns].flatMap((column) => {
    const [old, now] = [before.get(column) ?? '', after.get(column) ?? '']
    return old === now ? [] : [{ column, before: old, after: now }]
  })
}

function diffRows(before: readonly RuleRow[], after: readonly RuleRow[]): ContentChange[] {
  const changes: ContentChange[] = []
  for (const row of after) {
    const old = before.find(({ id }) => id === row.id)
    if (old === undefined) changes.push({ kind: 'row-added', row })
    else for (const each of differing(cellsOf(old), cellsOf(row))) changes.push({ kind: 'row-changed', row, ...each })
  }
  for (const row of before) {
    if (!after.some(({ id }) => id === row.id)) changes.push({ kind: 'row-removed', row })
  }
  const order = (some: readonly RuleRow[], others: readonly RuleRow[]): string =>
    some.flatMap(({ id }) => (others.some((each) => each.id === id) ? [id] : [])).join(' ')
  if (order(before, after) !== order(after, before)) changes.push({ kind: 'order-changed' })
  return changes
}

/** What an edited table says otherwise than the one in force; empty where they say the same. */
export function diffContent(before: RuleTableContent, after: RuleTableContent): readonly ContentChange[] {
  const changes = diffRows(before.rows, after.rows)
  for (const parameter of after.parameters) {
    const old = before.parameters.find(({ name }) => name === parameter.name)
    if (old === undefined) changes.push({ kind: 'parameter-added', parameter })
    else {
      for (const each of differing(figuresOf(old), figuresOf(parameter)))
        changes.push({ kind: 'parameter-changed', parameter, ...each })
    }
  }
  for (const parameter of before.parameters) {
    if (!after.parameters.some(({ name }) => name === parameter.name))
      changes.push({ kind: 'parameter-removed', parameter })
  }
  if (before.complete !== after.complete) changes.push({ kind: 'complete-changed', after: after.complete })
  return changes
}
