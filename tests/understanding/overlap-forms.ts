import { readFileSync } from 'node:fs'
import { printFilter } from '#modules/catalogue/contract.ts'
import type { HeaderContext } from '#modules/matching/contract.ts'
import { matchTable, shippedKnowledge } from '#modules/matching/server/index.ts'
import { describeAsk } from '../../modules/requests/domain/similarity/describe-ask.ts'
import type { AskProfile } from '../../modules/requests/domain/similarity/ask-profile.ts'
import { readForms } from './form-text.ts'

/** A form as mutators work on it: headers only. */
export interface PlainForm {
  readonly id: string
  readonly title: string
  readonly department: string | undefined
  readonly kind: HeaderContext['kind']
  readonly notes: readonly string[]
  readonly leaves: readonly PlainLeaf[]
}

export interface PlainLeaf {
  readonly path: readonly string[]
  /** What it truly is: chooses other wordings, never the understanding. */
  readonly element?: string
  readonly role?: string
}

const readLines = <T>(file: string): T[] =>
  readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T)

const cards = new Set(['form', 'survey', 'app_form'])

interface FormLine {
  readonly id: string
  readonly title: string
  readonly department: string | null
  readonly subject: string
  readonly kind: string
  readonly notes: string | null
}
interface LabelLine {
  readonly form: string
  readonly path: readonly string[]
  readonly label: unknown
  readonly role?: string
}

/** The forms of data/forms. */
export function readSharedForms(): readonly PlainForm[] {
  const labels = Map.groupBy(readLines<LabelLine>('data/forms/labels.jsonl'), (label) => label.form)
  return readLines<FormLine>('data/forms/forms.jsonl').map((form) => ({
    id: form.id,
    title: form.title,
    department: form.department ?? undefined,
    kind: form.subject === 'statistics' ? 'statistics' : cards.has(form.kind) ? 'card' : 'list',
    notes: form.notes === null ? [] : [form.notes],
    leaves: (labels.get(form.id) ?? []).map(({ path, label, role }) => ({
      path,
      ...(typeof label === 'string' && label !== 'local' ? { element: label } : {}),
      ...(role === undefined ? {} : { role }),
    })),
  }))
}

/** Forms of the two unseen sets: none of them is known to the matcher. One sheet a form. */
export function readUnseenForms(set: 'set-a' | 'set-b'): readonly PlainForm[] {
  const text = readFileSync(new URL(`${set}.forms.txt`, import.meta.url), 'utf8')
  return readForms(text).flatMap((form) => {
    const sheet = form.sheets.find((one) => one.kind !== 'none' && one.leaves.length >= 5)
    if (sheet === undefined || sheet.kind === 'none') return []
    const title = sheet.cells.find((cell) => cell.style === 'title')?.text ?? sheet.name
    const leaves = sheet.leaves
      .filter((leaf) => leaf.answers.length > 0)
      .map((leaf): PlainLeaf => {
        const [best] = leaf.answers
        return {
          path: leaf.path,
          ...(best?.verdict === 'element' ? { element: best.element } : {}),
          ...(best?.verdict === 'element' && best.role !== undefined ? { role: best.role } : {}),
        }
      })
    return [{ id: form.id, title, department: form.department, kind: sheet.kind, notes: [], leaves }]
  })
}

/** As the product reads it: the shipped matcher on the headers as they stand. */
export function understandForm(form: PlainForm): AskProfile {
  const siblings = form.leaves.map((leaf) => leaf.path)
  const contexts = siblings.map((path, position): HeaderContext => ({
    cell: `A${position + 1}`,
    path,
    title: form.title,
    ...(form.department === undefined ? {} : { department: form.department }),
    kind: form.kind,
    siblings,
    position,
    samples: [],
    notes: form.notes,
  }))
  const { population, columns } = matchTable(contexts, shippedKnowledge(), {})
  return describeAsk({
    kind: 'data',
    title: form.title,
    columns: columns.map(({ path, verdict, element, role, aggregate }) => ({
      path,
      verdict,
      element,
      role,
      aggregate:
        aggregate === undefined
          ? undefined
          : {
              measure: aggregate.measure,
              entity: aggregate.entity,
              filter: printFilter(aggregate.filter),
              ...(aggregate.field === undefined ? {} : { field: aggregate.field }),
            },
    })),
    ...(population === undefined
      ? {}
      : { population: { entity: population.entity, filter: printFilter(population.filter) } }),
    ...(form.department === undefined ? {} : { issuer: form.department }),
  })
}
