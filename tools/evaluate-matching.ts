/**
 * How well headers are matched, by 5-fold cross-validation by source group on data/forms: `npm run evaluate:matching [-- --quick]`.
 * strict: wordings come from the catalogue's names and the training folds only (no synonyms, no shipped lexicon); the trees also
 * practise on the usual ledgers, as numbers: none of their wordings is known.
 * shipped: with the project's own lexicon and usual ledgers. `--quick` prints the strict figures only.
 */
import { crossValidate, countFigures, traceCoverage, type Outcome } from '#modules/matching/domain/cross-validate.ts'
import { usualFormsFrom } from '#modules/matching/domain/knowledge.ts'
import { readUsualForms } from '#modules/matching/domain/usual-forms.ts'
import { readElements, readLabelledForms } from '#modules/matching/tests/read-labelled-forms.ts'

const elements = readElements('labelled').map((element) => ({ ...element, synonyms: [] }))
const tables = readLabelledForms()
const percent = (value: number): string => (Number.isNaN(value) ? '–' : `${(100 * value).toFixed(1)} %`)

function row(name: string, outcomes: readonly Outcome[]): string {
  const f = countFigures(outcomes)
  return `| ${[name, f.headers, f.elements, percent(f.top1), percent(f.top1WithRole), percent(f.coverage), percent(f.automaticRight), percent(f.automaticRightWithRole), `${percent(f.newFilled)} of ${f.news}`, `${percent(f.localRight)} of ${f.locals}`, percent(f.aggregateF1)].join(' | ')} |`
}

function printTable(title: string, outcomes: readonly Outcome[]): void {
  console.log(`\n## ${title}\n`)
  console.log(
    '| | headers | element headers | top-1 element | top-1 with role | automatic: coverage | automatic: right | right with role | new filled | local found | aggregate verdict F1 |',
  )
  console.log('|---|---|---|---|---|---|---|---|---|---|---|')
  console.log(row('all', outcomes))
  for (const by of ['kind', 'subject'] as const) {
    const names = [...new Set(tables.map((table) => table.form[by]))].toSorted()
    for (const name of names)
      console.log(
        row(
          `${by} ${name}`,
          outcomes.filter((o) => tables[o.table]?.form[by] === name),
        ),
      )
  }
  console.log('\nFilled from the surest down (threshold chosen afterwards): ')
  for (const coverage of [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9]) {
    const { right, newFilled } = traceCoverage(outcomes, coverage)
    console.log(`- coverage ${percent(coverage)}: right ${percent(right)}, new filled ${percent(newFilled)}`)
  }
}

function printConfusions(outcomes: readonly Outcome[]): void {
  const said = (o: Outcome): string =>
    o.truth.startsWith('@') && o.verdict !== 'element' ? `@${o.verdict}` : (o.best ?? '@new')
  const wrong = outcomes.filter((o) => said(o) !== o.truth)
  const groups = [...Map.groupBy(wrong, (o) => `${o.truth} → ${said(o)}`)].toSorted(
    (a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1),
  )
  console.log('\nThe 20 most frequent confusions (right answer → answer given):\n')
  for (const [name, list] of groups.slice(0, 20))
    console.log(`- ${list.length} × ${name}: ${[...new Set(list.map((o) => o.path.join('/')))].slice(0, 3).join('、')}`)
}

const started = performance.now()
const usual = readUsualForms(usualFormsFrom, new Set(elements.map((element) => element.id)))
const strict = crossValidate(elements, 'strict', tables, usual)
printTable('Strict: names of the catalogue and training folds only', strict)
if (!process.argv.includes('--quick')) {
  const shipped = crossValidate(elements, 'shipped', tables, usual)
  printTable('As shipped: with the project’s lexicon and usual ledgers', shipped)
  printConfusions(shipped)
}
printConfusions(strict)
console.log(
  `\n${tables.length} forms, ${elements.length} elements, ${Math.round((performance.now() - started) / 1000)} s`,
)
