/**
 * How well repeated asks are found, on the shared real forms and the unseen sets and changed copies of them:
 * `npm run evaluate:overlap [-- --half tune|report] [--list]`. `--list` names every error. `--tune` tries thresholds on the tuning half,
 * `--write-usual` writes modules/requests/domain/similarity/usual-terms.data.ts from the shared forms.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { countTerms } from '../modules/requests/domain/similarity/count-terms.ts'
import { shippedThresholds, type OverlapThresholds } from '../modules/requests/domain/similarity/decide-overlap.ts'
import { termsOf } from '../modules/requests/domain/similarity/ask-terms.ts'
import {
  decideAll,
  detectionFigures,
  duplicateFigures,
  halfOf,
  isLabelled,
  makePairs,
  type Figures,
  type Outcome,
} from '#tests/understanding/overlap-evaluation.ts'
import { readSharedForms, readUnseenForms, understandForm, type PlainForm } from '#tests/understanding/overlap-forms.ts'

const { values } = parseArgs({
  options: {
    half: { type: 'string' },
    list: { type: 'boolean', default: false },
    tune: { type: 'boolean', default: false },
    'write-usual': { type: 'boolean', default: false },
  },
})
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
const shared = readSharedForms()
const setA = readUnseenForms('set-a')
const setB = readUnseenForms('set-b')
const everything = [...shared, ...setA, ...setB]
const ofHalf = (half: 'tune' | 'report'): readonly PlainForm[] => shared.filter((form) => halfOf(form.id) === half)

const cellsOf = (f: Figures): string =>
  `${f.found} of ${f.found + f.missed} | ${f.wrong} | ${percent(f.precision)} | ${percent(f.recall)}`

function printTable(title: string, outcomes: readonly Outcome[]): void {
  console.log(`\n## ${title}\n`)
  console.log(
    '| change | found | wrongly flagged | precision | recall | called duplicate | wrongly | precision | recall |\n|---|---|---|---|---|---|---|---|---|',
  )
  const row = (name: string, of: readonly Outcome[]): void => {
    const part = of.every((one) => one.truth !== 'copy')
    const said = duplicateFigures(of)
    console.log(
      `| ${name} | ${cellsOf(detectionFigures(of))} | ${part ? `– | ${said.wrong} | – | –` : cellsOf(said)} |`,
    )
  }
  for (const [name, of] of Map.groupBy(outcomes, (one) => one.mutator)) row(name, of)
  row('**all**', outcomes)
  const labelled = outcomes.filter((one) => one.mutator === 'unchanged' && isLabelled(one))
  const found = labelled.filter((one) => one.verdict !== 'neither')
  const exact = labelled.filter((one) =>
    one.truth === 'either' ? one.verdict !== 'neither' : one.verdict === one.truth,
  )
  console.log(
    `\nDifferent forms that a reader found alike, unchanged: ${found.length} of ${labelled.length} flagged, ${exact.length} with the verdict of the reader.`,
  )
}

const titles = new Map(everything.map((form) => [form.id, form.title.replaceAll('\n', '')]))
function describe(one: Outcome): string {
  const { shareOfMine, shareOfTheirs, mass, title, population } = one.measures
  return `${one.verdict} for ${one.truth}: ${titles.get(one.form) ?? ''} (${one.mutator}) ~ ${titles.get(one.original) ?? ''}; ${shareOfMine.toFixed(2)} ${shareOfTheirs.toFixed(2)} mass ${mass.toFixed(1)} title ${title?.toFixed(2) ?? '–'} ${population}`
}

function listErrors(outcomes: readonly Outcome[]): void {
  const isWrong = (one: Outcome): boolean =>
    (one.truth === 'neither') !== (one.verdict === 'neither') ||
    (one.truth === 'overlapping' && one.verdict === 'duplicate') ||
    ((one.truth === 'copy' || one.truth === 'duplicate') && one.verdict !== 'duplicate')
  for (const one of outcomes) if (one.truth !== 'open' && isWrong(one)) console.log(`- ${describe(one)}`)
}

function tune(): void {
  const forms = [...ofHalf('tune'), ...setA]
  const pairs = makePairs(forms, forms).filter((pair) => pair.truth !== 'open')
  const found: { thresholds: OverlapThresholds; detection: Figures; duplicate: Figures }[] = []
  for (const duplicateFrom of [0.4, 0.43, 0.46, 0.5])
    for (const overlapFrom of [0.36, 0.38, 0.41, 0.44])
      for (const titleWeight of [0.15, 0.2, 0.25])
        for (const partMass of [2, 2.5, 3]) {
          const thresholds = { ...shippedThresholds, duplicateFrom, overlapFrom, titleWeight, partMass }
          const outcomes = decideAll(pairs, thresholds)
          found.push({ thresholds, detection: detectionFigures(outcomes), duplicate: duplicateFigures(outcomes) })
        }
  const best = found
    .filter(({ detection, duplicate }) => detection.precision >= 0.965 && duplicate.precision >= 0.985)
    .toSorted((a, b) => b.detection.recall + b.duplicate.recall - a.detection.recall - a.duplicate.recall)
  for (const { thresholds, detection, duplicate } of best.slice(0, 8))
    console.log(
      `${JSON.stringify(thresholds)} found ${percent(detection.precision)} / ${percent(detection.recall)}, duplicate ${percent(duplicate.precision)} / ${percent(duplicate.recall)}`,
    )
}

function writeUsual(): void {
  const profiles = shared.map((form) => understandForm(form))
  const frequencies = countTerms(profiles)
  const terms = new Set(profiles.flatMap((profile) => termsOf(profile).map(({ term }) => term)))
  const rows = [...terms]
    .filter((term) => !term.startsWith('t:') && frequencies.of(term) >= 2)
    .toSorted((a, b) => frequencies.of(b) - frequencies.of(a) || (a < b ? -1 : 1))
  const lines = rows.map((term) => `  ${JSON.stringify(term)}: ${frequencies.of(term)},`)
  writeFileSync(
    'modules/requests/domain/similarity/usual-terms.data.ts',
    `/** Terms that two or more of the real forms in data/forms hold, and how many of them; written by \`npm run evaluate:overlap -- --write-usual\`. */\nexport const usualAsks = ${profiles.length}\nexport const usualTerms: Readonly<Record<string, number>> = {\n${lines.join('\n')}\n}\n`,
  )
}

function evaluate(): void {
  const started = performance.now()
  const sets: readonly (readonly [string, string, readonly PlainForm[]])[] = [
    ['tune', 'Tuning: half of the shared forms and set A', [...ofHalf('tune'), ...setA]],
    ['report', 'Reported: the other half of the shared forms', ofHalf('report')],
    ['report', 'Reported: set B, unknown to the matcher', setB],
  ]
  for (const [half, title, forms] of sets) {
    if (values.half !== undefined && values.half !== half) continue
    const registry = half === 'tune' ? forms : everything
    const outcomes = decideAll(makePairs(forms, registry))
    const negatives = outcomes.filter((one) => one.truth === 'neither').length
    printTable(
      `${title}: ${forms.length} forms, ${registry.length} registered, ${outcomes.length} pairs, ${negatives} of them of different forms`,
      outcomes,
    )
    if (values.list) listErrors(outcomes)
  }
  console.log(`\n${Math.round((performance.now() - started) / 1000)} s`)
}

if (values['write-usual']) writeUsual()
else if (values.tune) tune()
else evaluate()
