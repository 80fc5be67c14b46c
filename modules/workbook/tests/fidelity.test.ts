import { describe, expect, test } from 'vitest'
import { compareOutcome, fillTemplate } from './golden/fill-template.ts'
import { templates } from './golden/templates.ts'

/** Fewer people than body rows, exactly as many, more. */
const fills = (rows: number): number[] => (rows === 1 ? [1, 4] : [rows - 2, rows, rows + 3])

describe.each(templates)('$name', (template) => {
  test.each(fills(template.rows ?? 5))('%i people: the form as if it had been drawn with them', async (count) => {
    expect(await compareOutcome(await fillTemplate(template, count))).toEqual([])
  })
})
