import type { RuleParameter, RuleRow, RuleTableContent, TableFinding } from '../contract.ts'

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Conditions without the blank ones, in one order, so that a blank added or taken away is no change. */
const rowKey = (row: RuleRow): unknown => ({
  ...row,
  when: Object.entries(row.when)
    .filter(([, text]) => text.trim() !== '')
    .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  message: [row.message.zh, row.message.en],
  nextStep: [row.nextStep.zh, row.nextStep.en],
})
const ordered = (row: RuleRow): unknown => {
  const { id, effect, clause, core } = row
  const { when, message, nextStep } = rowKey(row) as Record<string, unknown>
  return [id, effect, clause, core, when, message, nextStep]
}

const changed = (where: Partial<TableFinding>, zh: string, en: string): TableFinding => ({
  code: 'core-changed',
  severity: 'error',
  ...where,
  message: { zh, en },
})

function checkParameters(base: readonly RuleParameter[], edited: readonly RuleParameter[]): TableFinding[] {
  const findings: TableFinding[] = []
  for (const own of base) {
    const now = edited.find(({ name }) => name === own.name)
    const where = { parameter: own.name }
    if (own.core && (now === undefined || !same({ ...own }, { ...own, ...now }))) {
      findings.push(changed(where, `“${own.zh}”处处适用，不能改动`, `${own.en} holds everywhere and cannot be changed`))
    } else if (now !== undefined && !(now.min === own.min && now.max === own.max && now.core === own.core)) {
      findings.push(
        changed(where, `“${own.zh}”的上下限由上级规定，不能改动`, `The bounds of ${own.en} are set from above`),
      )
    }
  }
  for (const { name, core } of edited) {
    if (core && !base.some((own) => own.name === name)) {
      findings.push(
        changed({ parameter: name }, '本地增加的参数不能是处处适用的', 'A parameter added here cannot hold everywhere'),
      )
    }
  }
  return findings
}

/** What of the core an edited table breaks: core rows and parameters stay word for word, bounds stay, nothing local becomes core. */
export function checkCore(base: RuleTableContent, edited: RuleTableContent): TableFinding[] {
  const findings = checkParameters(base.parameters, edited.parameters)
  for (const own of base.rows.filter(({ core }) => core)) {
    const at = edited.rows.findIndex(({ id }) => id === own.id)
    const now = edited.rows[at]
    if (now !== undefined && same(ordered(now), ordered(own))) continue
    const where = { row: own.id, ...(at < 0 ? {} : { rowNumber: at + 1 }), column: 'core' }
    findings.push(
      changed(
        where,
        `处处适用的一行（${own.clause}）不能改动或删去`,
        `The row of ${own.clause} holds everywhere: it cannot be changed or removed`,
      ),
    )
  }
  for (const [at, row] of edited.rows.entries()) {
    if (row.core && !base.rows.some(({ id, core }) => core && id === row.id)) {
      const where = { row: row.id, rowNumber: at + 1, column: 'core' }
      findings.push(changed(where, '本地增加的行不能是处处适用的', 'A row added here cannot hold everywhere'))
    }
  }
  if (base.complete && !edited.complete) {
    findings.push(changed({}, '这张表必须覆盖所有情况', 'This table must cover every case'))
  }
  return findings
}

/**
 * A county's own table under a renewed core: core rows, core parameters and bounds as now shipped, everything local kept.
 * A local figure outside its new bounds is moved to the nearer bound.
 */
export function renewCore(own: RuleTableContent, shipped: RuleTableContent): RuleTableContent {
  const clamp = (value: number, { min, max }: RuleParameter): number =>
    Math.min(max ?? Infinity, Math.max(min ?? -Infinity, value))
  const parameters = shipped.parameters.map((now) => {
    const local = own.parameters.find(({ name }) => name === now.name)
    return now.core || local === undefined ? now : { ...now, value: clamp(local.value, now) }
  })
  const coreIds = new Set(shipped.rows.filter(({ core }) => core).map(({ id }) => id))
  const local = own.rows.filter(({ id, core }) => !core && !coreIds.has(id))
  return {
    complete: own.complete || shipped.complete,
    parameters: [
      ...parameters,
      ...own.parameters.filter(({ name, core }) => !core && !shipped.parameters.some((now) => now.name === name)),
    ],
    rows: [...shipped.rows.filter(({ core }) => core), ...local],
  }
}
