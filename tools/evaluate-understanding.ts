/**
 * How well whole forms nobody had seen are understood: `node tools/evaluate-understanding.ts [set-a|set-b] [--totals]`.
 * Forms and right answers: tests/understanding/README.md. Without --totals every error is listed.
 */
import { readFileSync } from 'node:fs'
import { countOutcomes, evaluateForms, type Figures, type Outcome } from '../tests/understanding/evaluate-forms.ts'

const given = process.argv.slice(2)
const sets = given.filter((argument) => !argument.startsWith('--'))
const write = (text: string): void => void process.stdout.write(`${text}\n`)
const share = (part: number, whole: number): string =>
  `${part}/${whole} ${whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`}`

function writeFigures(name: string, figures: Figures): void {
  write(
    [
      `${name}: headers found ${share(figures.headers - figures.missed, figures.headers)}, extra ${figures.extra}, paths ${share(figures.paths, figures.headers)}`,
      `  elements: top-1 ${share(figures.top1, figures.elements)} (role alone wrong ${figures.rolesWrong}), automatic coverage ${share(figures.covered, figures.elements)}`,
      `  automatic and right ${share(figures.automaticRight, figures.automatic)}; new filled by mistake ${share(figures.newsFilled, figures.news)}; local right ${share(figures.localsRight, figures.locals)}`,
      `  aggregates right ${share(figures.aggregatesRight, figures.aggregates)}, automatic ${share(figures.aggregatesAutomatic, figures.aggregates)}`,
    ].join('\n'),
  )
}

const isError = (one: Outcome): boolean => one.result !== 'right' || !one.pathRight

for (const set of sets.length === 0 ? ['set-a', 'set-b'] : sets) {
  const text = readFileSync(new URL(`../tests/understanding/${set}.forms.txt`, import.meta.url), 'utf8')
  const { outcomes, wrongKinds, sheets } = await evaluateForms(text)
  write(`\n${set}: kind right ${share(sheets - wrongKinds.length, sheets)}`)
  writeFigures('all', countOutcomes(outcomes))
  if (given.includes('--totals')) continue
  for (const [kind, some] of Map.groupBy(outcomes, (one) => one.kind)) writeFigures(kind, countOutcomes(some))
  for (const line of wrongKinds) write(`KIND ${line}`)
  for (const one of outcomes.filter(isError)) {
    write(
      `${one.result.toUpperCase()}${one.pathRight ? '' : ' PATH'}${one.automatic ? ' AUTO' : ''} ${one.form} ${one.cell} ${one.path} | want ${one.want} | got ${one.got} ${one.confidence.toFixed(2)}`,
    )
  }
  for (const one of outcomes.filter(
    (o) => o.result === 'right' && !o.automatic && (o.asked === 'element' || o.asked === 'aggregate'),
  )) {
    write(`UNSURE ${one.form} ${one.cell} ${one.path} | ${one.got} ${one.confidence.toFixed(2)}`)
  }
}
