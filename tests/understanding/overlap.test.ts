import { expect, test } from 'vitest'
import { decideAll, detectionFigures, duplicateFigures, halfOf, makePairs } from './overlap-evaluation.ts'
import { readSharedForms, readUnseenForms } from './overlap-forms.ts'
import { labelledPairs } from './overlap-labels.data.ts'
import { mutate, mutators } from './overlap-mutators.ts'

const shared = readSharedForms()
const [setA, setB] = [readUnseenForms('set-a'), readUnseenForms('set-b')]
const everything = [...shared, ...setA, ...setB]

test('every hand label names two known forms, once', () => {
  const ids = new Set(everything.map((form) => form.id))
  expect(labelledPairs.filter((pair) => !ids.has(pair.a) || !ids.has(pair.b) || pair.a === pair.b)).toEqual([])
  const names = labelledPairs.map((pair) => [pair.a, pair.b].toSorted().join(' '))
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

test('a form is changed the same way every time', () => {
  for (const mutator of mutators)
    for (const form of shared.slice(0, 8)) expect(mutate(form, mutator, shared)).toEqual(mutate(form, mutator, shared))
})

// Every second form of the reporting half and of set B, against all: an eighth of what npm run evaluate:overlap looks at.
test('changed copies are found and other forms are not taken for copies', () => {
  const forms = [...shared.filter((form) => halfOf(form.id) === 'report'), ...setB].filter((_, at) => at % 4 === 0)
  const outcomes = decideAll(makePairs(forms, everything))
  const duplicate = duplicateFigures(outcomes)
  expect(duplicate.precision).toBeGreaterThanOrEqual(0.95)
  expect(duplicate.recall).toBeGreaterThanOrEqual(0.9)
  const found = detectionFigures(outcomes)
  expect(found.recall).toBeGreaterThanOrEqual(0.9)
  expect(found.precision).toBeGreaterThanOrEqual(0.9)
})
