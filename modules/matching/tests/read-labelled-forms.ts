import { readFileSync } from 'node:fs'
import type { HeaderContext, Role } from '#modules/matching/contract.ts'
import type { MatchElement } from '#modules/matching/domain/element-profile.ts'
import type { LabelledTable } from '#modules/matching/domain/matching-base.ts'

export interface LabelledForm {
  readonly id: string
  readonly title: string
  readonly department: string | null
  readonly subject: string
  readonly kind: string
  readonly notes: string | null
  readonly source_group: string
}

interface Label {
  readonly form: string
  readonly path: readonly string[]
  readonly label: string | null | { readonly aggregate?: string; readonly group_by?: string }
  readonly role?: Role
}

/** A labelled table with the form it comes from. */
export interface FormTable extends LabelledTable {
  readonly form: LabelledForm
}

const readLines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T)

const cardKinds = new Set(['form', 'survey', 'app_form'])

function labelOf(label: Label['label']): string {
  if (label === null) return '@new'
  if (label === 'local') return '@local'
  if (typeof label === 'string') return label
  // A stub named as the dimension of a cross table asks for that element.
  return label.group_by ?? '@aggregate'
}

/** The labelled forms of `data/forms` as tables; groups are numbered in the order of their names. */
export function readLabelledForms(folder = 'data/forms'): FormTable[] {
  const forms = readLines<LabelledForm>(`${folder}/forms.jsonl`)
  const labels = Map.groupBy(readLines<Label>(`${folder}/labels.jsonl`), (label) => label.form)
  const groups = [...new Set(forms.map((form) => form.source_group))].toSorted()
  return forms.flatMap((form) => {
    const own = labels.get(form.id)
    if (own === undefined) return []
    const siblings = own.map((label) => label.path)
    const contexts = own.map((label, position): HeaderContext => ({
      cell: `A${position + 1}`,
      path: label.path,
      title: form.title,
      ...(form.department === null ? {} : { department: form.department }),
      kind: form.subject === 'statistics' ? 'statistics' : cardKinds.has(form.kind) ? 'card' : 'list',
      siblings,
      position,
      samples: [],
      notes: form.notes === null ? [] : [form.notes],
    }))
    return [
      {
        form,
        group: groups.indexOf(form.source_group),
        contexts,
        labels: own.map((label) => ({ label: labelOf(label.label), role: label.role })),
      },
    ]
  })
}

/** Elements of the catalogue file. `only`: the elements the labels choose from. */
export function readElements(only: 'labelled' | 'all'): MatchElement[] {
  const all = JSON.parse(readFileSync('data/catalogue/elements.json', 'utf8')) as MatchElement[]
  const domains = JSON.parse(readFileSync('data/catalogue/value-domains.json', 'utf8')) as {
    id: string
    values: { nameZh: string; synonyms?: string[] }[]
  }[]
  const words = new Map(
    domains.map((domain) => [domain.id, domain.values.flatMap((value) => [value.nameZh, ...(value.synonyms ?? [])])]),
  )
  const labelled = new Set(JSON.parse(readFileSync('data/forms/label-elements.json', 'utf8')) as string[])
  return all
    .filter((element) => only === 'all' || labelled.has(element.id))
    .map(({ id, nameZh, nameEn, entity, type, unit, valueDomain, synonyms }) => {
      const permitted = valueDomain === null ? undefined : words.get(valueDomain)
      return {
        id,
        nameZh,
        nameEn,
        entity,
        type,
        unit,
        valueDomain,
        synonyms,
        ...(permitted === undefined ? {} : { permitted }),
      }
    })
}
