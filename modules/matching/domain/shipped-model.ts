import type { HeaderContext, Role } from '../contract.ts'
import type { MatchingModel } from './judge-headers.ts'
import type { LabelledTable } from './matching-base.ts'
import { formsText, modelText } from './model.data.ts'

interface StoredForm {
  readonly group: number
  readonly title: string
  readonly department: string | null
  readonly columns: readonly (readonly [readonly string[], string, Role | ''])[]
}

function readForm(form: StoredForm): LabelledTable {
  const siblings = form.columns.map(([path]) => path)
  const contexts = form.columns.map(([path], position): HeaderContext => ({
    cell: `A${position + 1}`,
    path,
    title: form.title,
    ...(form.department === null ? {} : { department: form.department }),
    kind: 'list',
    siblings,
    position,
    samples: [],
    notes: [],
  }))
  return {
    group: form.group,
    contexts,
    labels: form.columns.map(([, label, role]) => ({ label, role: role === '' ? undefined : role })),
  }
}

/** The matcher as trained for shipping. Parsing takes about 10 ms: keep the result. */
export const readShippedModel = (): { readonly tables: readonly LabelledTable[]; readonly model: MatchingModel } => ({
  tables: (JSON.parse(formsText) as StoredForm[]).map(readForm),
  model: JSON.parse(modelText) as MatchingModel,
})
