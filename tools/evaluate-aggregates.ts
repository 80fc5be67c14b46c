/**
 * How well aggregates are read on the labelled forms: `node tools/evaluate-aggregates.ts [forms folder] [--wrong]`.
 * The reader learns nothing from labels at run time, so every fold sees the same reader; folds by source group show how the
 * figures vary. Its lexicon was written by someone who knew these forms: the figures are those of a development set, and
 * forms nobody had seen (aggregate.cases.ts holds some of that kind) are the harder test.
 */
import { readFileSync } from 'node:fs'
import type { HeaderContext } from '#modules/matching/contract.ts'
import { printFilter } from '#modules/catalogue/contract.ts'
import { readPopulation } from '#modules/matching/domain/population/read-population.ts'
import { readAggregate } from '#modules/matching/domain/aggregates/read-aggregate.ts'
import {
  describeScore,
  scoreAggregates,
  type LabelledAggregate,
  type PredictedAggregate,
} from '#modules/matching/domain/aggregates/score-aggregates.ts'

interface Form {
  id: string
  title: string
  department: string | null
  subject: string
  kind: string
  notes: string | null
  source_group: string
}
interface Label {
  form: string
  col: number
  path: string[]
  label: unknown
}

const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? 'data/forms'
const readLines = <T>(name: string): T[] =>
  readFileSync(`${folder}/${name}`, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T)

const forms = new Map(readLines<Form>('forms.jsonl').map((form) => [form.id, form]))
const labels = readLines<Label>('labels.jsonl')
const catalogue = JSON.parse(readFileSync('data/catalogue/elements.json', 'utf8')) as { id: string }[]
const elements = new Set(catalogue.map(({ id }) => id))
const keyOf = (label: Label): string => `${label.form}:${label.col}`

function contextOf(form: Form, columns: readonly Label[], position: number): HeaderContext {
  const column = columns[position]
  return {
    cell: `A${position + 1}`,
    path: column?.path ?? [],
    title: form.title,
    ...(form.department === null ? {} : { department: form.department }),
    kind: form.subject === 'statistics' ? 'statistics' : form.kind === 'form' ? 'card' : 'list',
    siblings: columns.map(({ path }) => path),
    position,
    samples: [],
    notes: form.notes === null ? [] : [form.notes],
  }
}

const byForm = Map.groupBy(labels, ({ form }) => form)
const predicted: PredictedAggregate[] = []
const labelled: LabelledAggregate[] = []
const texts = new Map<string, string>()
let headers = 0
const started = performance.now()
for (const [id, columns] of byForm) {
  const form = forms.get(id)
  if (form === undefined) continue
  const population = readPopulation({ title: form.title, headerPaths: columns.map(({ path }) => path) })
  columns.forEach((column, position) => {
    headers += 1
    const reading = readAggregate(contextOf(form, columns, position), population === undefined ? {} : { population })
    const key = keyOf(column)
    texts.set(key, `${form.title.slice(0, 18)} ${column.path.join('/')}`)
    if (reading !== undefined) predicted.push({ form: id, key, aggregate: reading.aggregate })
  })
}
const took = performance.now() - started
for (const column of labels) {
  const label = column.label as { aggregate?: string; entity?: string; filter?: string; field?: string } | string | null
  if (label === null || typeof label === 'string' || label.aggregate === undefined) continue
  labelled.push({
    form: column.form,
    key: keyOf(column),
    measure: label.aggregate,
    entity: label.entity ?? '',
    filter: label.filter ?? '',
    ...(label.field === undefined ? {} : { field: label.field }),
  })
}

const percent = (value: number): string => `${(100 * value).toFixed(1)} %`
function printRow(name: string, chosen: (form: Form) => boolean): void {
  const inside = (id: string): boolean => {
    const form = forms.get(id)
    return form !== undefined && chosen(form)
  }
  const score = scoreAggregates(
    predicted.filter(({ form }) => inside(form)),
    labelled.filter(({ form }) => inside(form)),
    elements,
  )
  if (score.predicted + score.labelled === 0) return
  const meaning = describeScore(score.byMeaning, score)
  const strict = describeScore(score.strict, score)
  const shape = describeScore(score.measureAndEntity, score)
  console.log(
    [
      name.padEnd(26),
      `labels ${score.labelled}`,
      `read ${score.predicted}`,
      `P ${percent(meaning.precision)}`,
      `R ${percent(meaning.recall)}`,
      `F1 ${percent(meaning.f1)}`,
      `strict F1 ${percent(strict.f1)}`,
      `measure+entity F1 ${percent(shape.f1)}`,
      `field ${score.field}/${score.measureAndEntity}`,
    ].join(' | '),
  )
}

printRow('all', () => true)
for (const subject of ['statistics', 'person', 'household', 'place', 'org', 'enterprise', 'event', 'dwelling'])
  printRow(subject, (form) => form.subject === subject)
const groups = [...new Set([...forms.values()].map((form) => form.source_group))].toSorted()
for (let fold = 0; fold < 5; fold += 1)
  printRow(`fold ${fold + 1}`, (form) => groups.indexOf(form.source_group) % 5 === fold)
console.log(`${headers} headers, ${(took / headers).toFixed(3)} ms each`)

if (process.argv.includes('--wrong')) {
  const score = scoreAggregates(predicted, labelled, elements)
  const bad = new Set([...score.wrong, ...score.missed])
  for (const column of labels) {
    const key = keyOf(column)
    if (!bad.has(key)) continue
    const ours = predicted.find((one) => one.key === key)?.aggregate
    const theirs = labelled.find((one) => one.key === key)
    console.log(
      `${key} ${texts.get(key)}\n    ours   ${ours === undefined ? '–' : `${ours.measure} ${ours.entity} ${printFilter(ours.filter)}`}\n    label  ${theirs === undefined ? JSON.stringify(column.label) : `${theirs.measure} ${theirs.entity} ${theirs.filter}`}`,
    )
  }
}
