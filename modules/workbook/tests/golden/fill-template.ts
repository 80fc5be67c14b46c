import type { FillPlan, FillValue } from '../../contract.ts'
import { fillBytes } from '../fill-bytes.ts'
import { compareWithDrawn } from './canonical.ts'
import { FILLED_COLUMNS, makePeople } from './form-draft.ts'
import type { FormDraft, Person } from './form-draft.ts'
import { drawTemplate, singleCells } from './templates.ts'
import type { GoldenTemplate } from './templates.ts'

export const valuesOf = (person: Person): FillValue[] => [
  { kind: 'number', number: person.index },
  { kind: 'text', text: person.name },
  { kind: 'text', text: person.identity },
  { kind: 'date', date: person.born, precision: 'day' },
  { kind: 'number', number: person.count },
  { kind: 'number', number: person.amount },
  { kind: 'text', text: person.note },
]

export interface Outcome {
  readonly template: Buffer
  readonly filled: Buffer
  /** The same form drawn with its final rows and people. */
  readonly drawn: Buffer
  readonly form: FormDraft
  readonly people: readonly Person[]
}

/** Fills `count` people into the template and draws what must come out. */
export async function fillTemplate(
  template: GoldenTemplate,
  count: number,
  seed = 1,
  appendix?: FillPlan['appendix'],
): Promise<Outcome> {
  const rows = template.rows ?? 5
  const people = makePeople(count, seed)
  const empty = drawTemplate(template, rows, [])
  const { form, bytes: drawn } = drawTemplate(template, Math.max(rows, count), people)
  const plan: FillPlan = {
    ...(appendix === undefined ? {} : { appendix }),
    sheets: [
      {
        sheet: form.sheet,
        cells: singleCells(template, empty.form).map(({ row, column, value }) => ({
          row,
          column,
          value:
            'text' in value ? { kind: 'text' as const, text: value.text } : { kind: 'number' as const, number: value.number },
        })),
        lists: [
          {
            firstRow: empty.form.first,
            lastRow: empty.form.last,
            templateRow: template.templateRow === 'first' ? empty.form.first : empty.form.last,
            columns: [...FILLED_COLUMNS],
            count,
            rows: people.map(valuesOf),
          },
        ],
      },
    ],
  }
  return { template: empty.bytes, filled: await fillBytes(empty.bytes, plan), drawn, form, people }
}

export const compareOutcome = (outcome: Outcome): Promise<string[]> => compareWithDrawn(outcome)
