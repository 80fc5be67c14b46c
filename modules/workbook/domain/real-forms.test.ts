import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cleanHeaderText } from './clean-header-text.ts'
import { describeWorkbook } from './describe-workbook.ts'
import { drawForm, leafPaths } from './draw-form.ts'
import type { FormStyle, HeaderNode } from './draw-form.ts'
import { drawSheet, drawWorkbook } from './picture-grid.ts'

interface RealForm {
  readonly id: string
  readonly title: string
  readonly header_tree: readonly HeaderNode[]
  readonly headers: readonly string[]
}

const FORMS = readFileSync(new URL('../../../data/forms/forms.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as RealForm)

const FULL: FormStyle = { unitLine: true, indexRow: true, merged: true, bordered: true, emptyRows: 5, footer: true }
const STYLES: Readonly<Record<string, FormStyle>> = {
  'merged, numbered, with lines and footer': FULL,
  'merged, plain': { ...FULL, unitLine: false, indexRow: false, footer: false, emptyRows: 3 },
  'merged, without any border': { ...FULL, bordered: false, emptyRows: 0, footer: false },
  'parents not merged': { ...FULL, merged: false, indexRow: false },
}

/** Leaves whose path was found in its place, over all forms. */
function recover(style: FormStyle): {
  readonly right: number
  readonly all: number
  readonly wrong: readonly string[]
} {
  let [right, all] = [0, 0]
  const wrong: string[] = []
  for (const form of FORMS) {
    const expected = leafPaths(form.header_tree).map((path) => path.map(cleanHeaderText).join('/'))
    const sheet = describeWorkbook(drawWorkbook(drawSheet(drawForm(form.title, form.header_tree, style)))).sheets[0]
    const found = (sheet?.tables[0]?.columns ?? []).map((leaf) => leaf.path.join('/'))
    expected.forEach((path, at) => {
      all += 1
      if (found[at] === path) right += 1
      else wrong.push(`${form.id} ${path} ≠ ${found[at] ?? '-'} (${sheet?.tables[0]?.kind ?? 'none'})`)
    })
  }
  return { right, all, wrong }
}

describe('the headers of 93 real forms come back from their drawn templates', () => {
  test('the file lists each form with its leaf paths', () => {
    expect(FORMS).toHaveLength(93)
    for (const form of FORMS) expect(leafPaths(form.header_tree).map((path) => path.join('/'))).toEqual(form.headers)
  })

  test.each(Object.entries(STYLES))('%s', (_, style) => {
    const { right, all, wrong } = recover(style)
    expect(right / all, wrong.slice(0, 10).join('\n')).toBeGreaterThanOrEqual(0.99)
  })
})
