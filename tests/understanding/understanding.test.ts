import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { countOutcomes, evaluateForms, type Figures, type SetReport } from './evaluate-forms.ts'

/** What was reached on whole forms, less a margin: docs/guides/matching.md, “Unseen forms”. */
const promises = {
  'set-a': { top1: 0.93, coverage: 0.8, automatic: 0.99, aggregates: 0.94, newFilled: 0.02 },
  'set-b': { top1: 0.88, coverage: 0.74, automatic: 0.96, aggregates: 0.74, newFilled: 0.03 },
} as const

describe.each(Object.entries(promises))('%s: forms of departments', (name, promised) => {
  let report: SetReport
  let figures: Figures
  beforeAll(async () => {
    report = await evaluateForms(readFileSync(new URL(`./${name}.forms.txt`, import.meta.url), 'utf8'))
    figures = countOutcomes(report.outcomes)
  }, 60_000)

  test('kind, header cells and paths are all right', () => {
    expect(report.wrongKinds).toEqual([])
    expect(figures.missed).toBe(0)
    expect(figures.paths).toBe(figures.headers)
  })
  test('the right element is named', () => {
    expect(figures.top1 / figures.elements).toBeGreaterThanOrEqual(promised.top1)
  })
  test('most is filled without asking, and hardly ever wrongly', () => {
    expect(figures.covered / figures.elements).toBeGreaterThanOrEqual(promised.coverage)
    expect(figures.automaticRight / figures.automatic).toBeGreaterThanOrEqual(promised.automatic)
    expect(figures.newsFilled / figures.news).toBeLessThanOrEqual(promised.newFilled)
  })
  test('figures of statistics mean what was asked', () => {
    expect(figures.aggregatesRight / figures.aggregates).toBeGreaterThanOrEqual(promised.aggregates)
  })
})
