import { readFileSync } from 'node:fs'
import type { ColumnShape } from '#modules/forms/contract.ts'
import { readTemplate } from '../../modules/forms/server/read-template.ts'
import { understandTemplate } from '../../modules/forms/server/understand-template.ts'
import { matchTable, shippedKnowledge } from '#modules/matching/server/index.ts'
import { agrees } from './compare-answers.ts'
import { buildFormWorkbook, cellName } from './build-form-workbook.ts'
import { readForms } from './form-text.ts'
import type { ExpectedLeaf, FormText } from './form-types.ts'

export interface Outcome {
  readonly form: string
  readonly kind: string
  readonly cell: string
  readonly path: string
  /** What was asked: the verdict of the best answer. */
  readonly asked: 'element' | 'aggregate' | 'local' | 'new' | 'structure'
  readonly want: string
  readonly got: string
  readonly result: 'right' | 'role' | 'wrong' | 'missed' | 'extra'
  readonly verdict: string
  readonly automatic: boolean
  readonly confidence: number
  readonly pathRight: boolean
}

export interface SetReport {
  readonly outcomes: readonly Outcome[]
  /** Form and sheet, kind wanted, kind got, where they differ. */
  readonly wrongKinds: readonly string[]
  readonly sheets: number
}

const catalogue = JSON.parse(readFileSync(new URL('../../data/catalogue/elements.json', import.meta.url), 'utf8')) as {
  id: string
}[]
const elements = new Set(catalogue.map(({ id }) => id))

/** Spaces, brackets, units, numbering and 其中 aside: the words of a path. */
const words = (path: readonly string[]): string[] =>
  path
    .map((text) =>
      text
        .replaceAll(/\s/g, '')
        .replaceAll(/[（(][^（()）]*[)）]/g, '')
        .replace(/^其中[:：]?/, '')
        .replaceAll(/[“”"'、:：*]/g, ''),
    )
    .filter((text) => text !== '')

function samePath(want: readonly string[], got: readonly string[]): boolean {
  const wanted = words(want)
  const have = words(got)
  if (wanted.at(-1) !== have.at(-1)) return false
  let at = 0
  for (const word of have) if (word === wanted[at]) at += 1
  return at === wanted.length
}

function describe(column: ColumnShape): string {
  if (column.verdict === 'element')
    return `${column.element ?? ''}${column.role === undefined ? '' : `@${column.role}`}`
  if (column.aggregate === undefined) return column.verdict
  const { measure, entity, field, filter } = column.aggregate
  return `#${measure}:${field ?? ''}:${entity} ${filter}`
}

function wanted(leaf: ExpectedLeaf): string {
  const texts = leaf.answers.map((answer) => {
    if (answer.verdict === 'element')
      return `${answer.element}${answer.role === undefined ? '' : `@${answer.role}`}${answer.roleOptional ? '?' : ''}`
    return answer.verdict === 'aggregate'
      ? `#${answer.aggregate.measure}:${answer.aggregate.field ?? ''}:${answer.aggregate.entity} ${answer.aggregate.filter}`
      : answer.verdict
  })
  return texts.join(' ^ ')
}

function judge(form: FormText, kind: string, leaf: ExpectedLeaf, column: ColumnShape | undefined): Outcome {
  const base = {
    form: form.id,
    kind,
    cell: cellName(leaf.row, leaf.column),
    path: leaf.path.join('/').replaceAll(/\s/g, ''),
    want: wanted(leaf),
    asked: leaf.answers[0]?.verdict ?? ('structure' as const),
  }
  if (column === undefined)
    return { ...base, got: '', result: 'missed', verdict: '', automatic: false, confidence: 0, pathRight: false }
  const results = leaf.answers.map((answer) => agrees(column, answer, elements))
  const result =
    results.length === 0 || results.includes('right') ? 'right' : results.includes('role') ? 'role' : 'wrong'
  return {
    ...base,
    got: describe(column),
    result,
    verdict: column.verdict,
    automatic: column.automatic,
    confidence: column.confidence,
    pathRight: samePath(leaf.path, column.path),
  }
}

/** Each form as an .xlsx, read as `yici understand` reads it, compared header by header. */
export async function evaluateForms(text: string): Promise<SetReport> {
  const knowledge = shippedKnowledge()
  const outcomes: Outcome[] = []
  const wrongKinds: string[] = []
  let sheets = 0
  for (const form of readForms(text)) {
    const template = await readTemplate(buildFormWorkbook(form), `${form.id}.xlsx`)
    const understood = understandTemplate(
      template.description,
      (contexts, about) => matchTable(contexts, knowledge, about),
      form.department,
    )
    form.sheets.forEach((sheet, at) => {
      sheets += 1
      const got = understood.sheets[at]
      if (got?.kind !== sheet.kind) wrongKinds.push(`${form.id} ${sheet.name}: ${sheet.kind} → ${got?.kind ?? 'none'}`)
      const columns = new Map((got?.columns ?? []).map((column) => [column.cell, column]))
      for (const leaf of sheet.leaves) {
        const cell = cellName(leaf.row, leaf.column)
        outcomes.push(judge(form, sheet.kind, leaf, columns.get(cell)))
        columns.delete(cell)
      }
      for (const [cell, column] of columns) {
        outcomes.push({
          form: form.id,
          kind: sheet.kind,
          cell,
          path: column.path.join('/'),
          asked: 'structure',
          want: '',
          got: describe(column),
          result: 'extra',
          verdict: column.verdict,
          automatic: column.automatic,
          confidence: column.confidence,
          pathRight: false,
        })
      }
    })
  }
  return { outcomes, wrongKinds, sheets }
}

export interface Figures {
  readonly headers: number
  readonly missed: number
  readonly extra: number
  readonly paths: number
  readonly elements: number
  readonly top1: number
  readonly rolesWrong: number
  /** Automatic elements and aggregates, whatever the header is. */
  readonly automatic: number
  readonly automaticRight: number
  /** Element headers answered automatically. */
  readonly covered: number
  readonly news: number
  readonly newsFilled: number
  readonly locals: number
  readonly localsRight: number
  readonly aggregates: number
  readonly aggregatesRight: number
  readonly aggregatesAutomatic: number
}

export function countOutcomes(outcomes: readonly Outcome[]): Figures {
  const asked = (what: Outcome['asked']): Outcome[] => outcomes.filter((one) => one.asked === what)
  const count = (list: readonly Outcome[], test: (one: Outcome) => boolean): number => list.filter(test).length
  const filled = (one: Outcome): boolean => one.automatic && (one.verdict === 'element' || one.verdict === 'aggregate')
  const right = (one: Outcome): boolean => one.result === 'right'
  const known = outcomes.filter((one) => one.result !== 'extra')
  const automatic = outcomes.filter((one) => filled(one) && (one.want !== '' || one.result === 'extra'))
  return {
    headers: known.length,
    missed: count(known, (one) => one.result === 'missed'),
    extra: outcomes.length - known.length,
    paths: count(known, (one) => one.pathRight),
    elements: asked('element').length,
    top1: count(asked('element'), right),
    rolesWrong: count(asked('element'), (one) => one.result === 'role'),
    automatic: automatic.length,
    automaticRight: count(automatic, right),
    covered: count(asked('element'), filled),
    news: asked('new').length,
    newsFilled: count(asked('new'), (one) => filled(one) && !right(one)),
    locals: asked('local').length,
    localsRight: count(asked('local'), right),
    aggregates: asked('aggregate').length,
    aggregatesRight: count(asked('aggregate'), right),
    aggregatesAutomatic: count(asked('aggregate'), filled),
  }
}
