import { expect, test } from 'vitest'
import { countFigures, crossValidate, traceCoverage } from '../domain/cross-validate.ts'
import { readElements, readLabelledForms } from './read-labelled-forms.ts'

/**
 * The strict figures of docs/guides/matching.md less a small margin: 5-fold cross-validation by source group, names of the
 * catalogue and training folds only. A change that makes matching worse fails here.
 */
test('matching does not fall behind its published figures', { timeout: 580_000 }, () => {
  const elements = readElements('labelled').map((element) => ({ ...element, synonyms: [] }))
  const outcomes = crossValidate(elements, 'strict', readLabelledForms(), [])
  const figures = countFigures(outcomes)
  expect(figures.headers).toBe(1564)
  expect(figures.top1).toBeGreaterThanOrEqual(0.925)
  expect(figures.automaticRight).toBeGreaterThanOrEqual(0.97)
  expect(figures.coverage).toBeGreaterThanOrEqual(0.58)
  expect(figures.newFilled).toBeLessThanOrEqual(0.035)
  expect(traceCoverage(outcomes, 0.7).right).toBeGreaterThanOrEqual(0.965)
})
