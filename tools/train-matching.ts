/**
 * Trains the shipped matcher from data/forms, data/catalogue and the shipped lexicon, and writes modules/matching/domain/model.data.ts.
 * Deterministic: the same data give the same file, byte for byte. `npm run train:matching`.
 */
import { writeFileSync } from 'node:fs'
import { readUsualForms } from '#modules/matching/domain/usual-forms.ts'
import { usualFormsFrom } from '#modules/matching/domain/knowledge.ts'
import { trainModel } from '#modules/matching/domain/train-model.ts'
import { readElements, readLabelledForms } from '#modules/matching/tests/read-labelled-forms.ts'

const target = 'modules/matching/domain/model.data.ts'
// Synonyms of the catalogue were partly taken from the same labelled forms: trees trained with them would trust them too much.
const elements = readElements('all').map((element) => ({ ...element, synonyms: [] }))
const tables = readLabelledForms()
const usual = readUsualForms(usualFormsFrom, new Set(elements.map((element) => element.id)))
const started = performance.now()
const { model } = trainModel(elements, 'shipped', [...tables, ...usual])
const forms = tables.map(({ group, form, contexts, labels }) => ({
  group,
  title: form.title,
  department: form.department,
  columns: contexts.map((context, i) => [context.path, labels[i]?.label ?? '@new', labels[i]?.role ?? '']),
}))
const quote = (value: unknown): string => `'${JSON.stringify(value).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
writeFileSync(
  target,
  `// Written by tools/train-matching.ts from data/forms: do not edit.\n/** Trees, calibration and threshold, as JSON of a MatchingModel. */\nexport const modelText =\n  ${quote(model)}\n/** The labelled headers the matcher remembers, as JSON. */\nexport const formsText =\n  ${quote(forms)}\n`,
)
console.log(
  `${target}: ${tables.length} forms, ${usual.length} usual ledgers, automatic from ${model.automaticFrom}, ${Math.round(performance.now() - started)} ms`,
)
