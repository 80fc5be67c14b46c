import {
  canonicalFilter,
  parseFilter,
  printCondition,
  type Aggregate,
  type EntityName,
  type Filter,
} from '#modules/catalogue/contract.ts'

/** A label as kept in the shared forms: filters in the grammar of `parseFilter`, or a numerator `/` denominator in words. */
export interface LabelledAggregate {
  readonly form: string
  readonly key: string
  readonly measure: string
  readonly entity: string
  readonly filter: string
  readonly field?: string
}

export interface PredictedAggregate {
  readonly form: string
  readonly key: string
  readonly aggregate: Aggregate
}

export interface AggregateScore {
  readonly predicted: number
  readonly labelled: number
  /** Measure, entity and filter equal after aliases. */
  readonly strict: number
  /** Strict, or what is left on both sides are predicates without an element that pair one to one within the form. */
  readonly byMeaning: number
  readonly measureAndEntity: number
  readonly field: number
  /** Keys of predictions that are wrong by meaning, or on headers that are no aggregate. */
  readonly wrong: readonly string[]
  readonly missed: readonly string[]
}

/** The labels' word for organisations and places, as the ledger calls them; a payment is an event of an enrolment. */
const ENTITIES: Readonly<Record<string, EntityName>> = { org: 'enterprise', place: 'area', enrolment: 'event' }
const entityOf = (name: string): string => ENTITIES[name] ?? name

/** Only the numerator of a share is compared: labels give the denominator in words that are no filter. */
function labelFilter(text: string): Filter {
  const [numerator] = text.split(' / ')
  const parsed = parseFilter((numerator ?? '').trim())
  return parsed.ok ? parsed.value : [{ name: text, op: '==', value: true }]
}

interface Leftover {
  readonly ours: readonly string[]
  readonly theirs: readonly string[]
}

const nameOf = (printed: string): string => printed.split(/[=!<>]|\sin\s/)[0] ?? printed

/** Conditions that only one side has. `by_x` of a label means: x as the header names it. */
function leftover(ours: Filter, theirs: Filter): Leftover {
  const left = canonicalFilter(ours).map(printCondition)
  const right = canonicalFilter(theirs).map(printCondition)
  const by = right.filter((text) => text.startsWith('by_')).map((text) => nameOf(text).slice(3))
  const open = left.filter((text) => !right.includes(text))
  return {
    ours: open.filter((text) => !by.includes(nameOf(text))),
    theirs: right.filter(
      (text) =>
        !left.includes(text) && !(text.startsWith('by_') && open.some((own) => nameOf(own) === nameOf(text).slice(3))),
    ),
  }
}

/** Predicates that are no element of the catalogue: their names were made up by whoever wrote them. */
const isAdHoc = (printed: string, elements: ReadonlySet<string>): boolean => {
  const name = nameOf(printed)
  return (
    !elements.has(name) &&
    ![
      'age',
      'programme',
      'ytd',
      'month',
      'year',
      'start_month',
      'end_month',
      'start_year',
      'end_year',
      'veteran',
      'in_household',
    ].includes(name)
  )
}

interface Pair {
  readonly form: string
  readonly key: string
  readonly ours: string
  readonly theirs: string
}

/** Of the pairs (our words, their words) of one form, those that hold one to one, the most frequent first. */
function pairsThatHold(pairs: readonly Pair[]): Set<string> {
  const counts = new Map<string, number>()
  for (const { form, ours, theirs } of pairs) {
    const id = JSON.stringify([form, ours, theirs])
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  const held = new Set<string>()
  const taken = new Set<string>()
  for (const [id] of [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
    const [form, ours, theirs] = JSON.parse(id) as [string, string, string]
    if (taken.has(`${form}<${ours}`) || taken.has(`${form}>${theirs}`)) continue
    held.add(id)
    taken.add(`${form}<${ours}`)
    taken.add(`${form}>${theirs}`)
  }
  return held
}

/**
 * Compares predictions with labels over all headers (a prediction on a header without a label is wrong).
 * Strict: measure, entity and filter equal, the filter by `equalFilters`. By meaning: what differs after that are only
 * predicates without an element on both sides (`target_for_campaign` ↔ the form's words 应种), and within the form the same
 * words stand for the same predicates and different words for different ones. Conditions on elements, ages, programmes
 * and time must always agree.
 */
export function scoreAggregates(
  predicted: readonly PredictedAggregate[],
  labelled: readonly LabelledAggregate[],
  elements: ReadonlySet<string>,
): AggregateScore {
  const labels = new Map(labelled.map((label) => [label.key, label]))
  const pairs: Pair[] = []
  const strict = new Set<string>()
  let measureAndEntity = 0
  let field = 0
  for (const { form, key, aggregate } of predicted) {
    const label = labels.get(key)
    if (
      label === undefined ||
      label.measure !== aggregate.measure ||
      entityOf(label.entity) !== entityOf(aggregate.entity)
    )
      continue
    measureAndEntity += 1
    if (label.field === aggregate.field) field += 1
    const { ours, theirs } = leftover(aggregate.filter, labelFilter(label.filter))
    if (ours.length === 0 && theirs.length === 0) strict.add(key)
    else if ([...ours, ...theirs].every((text) => isAdHoc(text, elements)) && ours.length > 0 && theirs.length > 0) {
      pairs.push({ form, key, ours: ours.join('&'), theirs: theirs.join('&') })
    }
  }
  const held = pairsThatHold(pairs)
  const meant = new Set(
    pairs.filter(({ form, ours, theirs }) => held.has(JSON.stringify([form, ours, theirs]))).map(({ key }) => key),
  )
  const right = (key: string): boolean => strict.has(key) || meant.has(key)
  const keys = new Set(predicted.map(({ key }) => key))
  return {
    predicted: predicted.length,
    labelled: labelled.length,
    strict: strict.size,
    byMeaning: strict.size + meant.size,
    measureAndEntity,
    field,
    wrong: predicted.filter(({ key }) => !right(key)).map(({ key }) => key),
    missed: labelled.filter(({ key }) => !keys.has(key)).map(({ key }) => key),
  }
}

/** Precision, recall and F1 in [0, 1]. */
export function describeScore(right: number, score: AggregateScore): { precision: number; recall: number; f1: number } {
  const precision = score.predicted === 0 ? 0 : right / score.predicted
  const recall = score.labelled === 0 ? 0 : right / score.labelled
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}
