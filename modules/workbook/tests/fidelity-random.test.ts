import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareOutcome, fillTemplate } from './golden/fill-template.ts'
import { features } from './golden/templates.ts'
import type { FeatureName, GoldenTemplate } from './golden/templates.ts'

/** Features that cannot stand together in one file: a table has its own filter and takes no merged header. */
const apart: readonly (readonly [FeatureName, FeatureName])[] = [
  ['table', 'autoFilter'],
  ['table', 'deepHeader'],
  // Both put something of their own in the same cells.
  ['arrayFormulas', 'hyperlinks'],
  ['table', 'namesInFormulas'],
]

const names = Object.keys(features) as FeatureName[]

const template: fc.Arbitrary<GoldenTemplate> = fc
  .record({
    dialect: fc.constantFrom('excel', 'wps', 'libreoffice', 'openpyxl', 'poi', 'prefixed', 'bare', 'strict'),
    features: fc.subarray(names, { minLength: 1 }),
    sheet: fc.constantFrom('花名册', 'A1', 'Sheet1', "Bob's", '2026年 表', 'R1C1', 'a&b', '表-1', 'TRUE', '表（一）'),
    headerRows: fc.constantFrom(1, 3, 4),
    rows: fc.integer({ min: 1, max: 7 }),
    is1904: fc.boolean(),
    templateRow: fc.constantFrom('first', 'last'),
    zip: fc.constantFrom('plain', 'stored', 'zip64', 'descriptors'),
    hasOddNames: fc.boolean(),
    overridesOnly: fc.boolean(),
    fillsMaster: fc.boolean(),
  })
  .map((made): GoldenTemplate => {
    const left = made.features.filter(
      (name) =>
        !apart.some(([one, other]) => other === name && made.features.includes(one)) &&
        (name !== 'deepHeader' || made.headerRows > 1),
    )
    // New rows are copies of the template row: with its formula filled over they have none.
    const fillsMaster = made.fillsMaster && made.templateRow === 'last' && made.rows > 1
    return { ...made, fillsMaster, name: 'random', features: left }
  })

test('any features in any dialect with any number of people: the form as if drawn with them', async () => {
  await fc.assert(
    fc.asyncProperty(template, fc.integer({ min: 1, max: 40 }), fc.nat(500), async (form, count, seed) => {
      expect(await compareOutcome(await fillTemplate(form, count, seed))).toEqual([])
    }),
    { numRuns: Number(process.env['FIDELITY_RUNS'] ?? 120), seed: 20261123 },
  )
})
