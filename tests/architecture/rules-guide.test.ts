import { describe, expect, test } from 'vitest'
import { clauseNumber, CLAUSES } from '#modules/about/domain/clauses.data.ts'
import { SHIPPED_RULES } from '#modules/requests/domain/shipped-rules.data.ts'
import { rulesDocument, testsByClause } from '../../tools/print-rules.ts'
import { readText } from './project-files.ts'

const tests = testsByClause()
const rows = SHIPPED_RULES.flatMap(({ key, rows: own }) => own.map((row) => ({ ...row, table: key })))

test('docs/guides/rules.md is what the shipped tables and the tests say (else: npm run generate)', () => {
  expect(readText('docs/guides/rules.md')).toBe(rulesDocument())
})

describe.each(CLAUSES.filter(({ type }) => type === 'block'))('clause $no, which blocks', (clause) => {
  test('is held by a blocking row, the program or the database', () => {
    const own = rows.filter((row) => row.effect === 'block' && clauseNumber(row.clause) === clause.no)
    expect(own.length + clause.by.length).toBeGreaterThan(0)
  })

  test('has a test named after it that goes through HTTP', () => {
    expect(tests.get(clause.no)?.filter((file) => /\.(api|access)\.test\.ts$/.test(file)) ?? []).not.toEqual([])
  })
})

test('every row names a clause there is, or another law', () => {
  const known = new Set(CLAUSES.map(({ no }) => no))
  const lost = rows.filter(({ clause }) => {
    const no = clauseNumber(clause)
    return no === undefined ? !/^(PIPL-\d+|S15-budget)$/.test(clause) : !known.has(no)
  })
  expect(lost.map(({ table, id, clause }) => `${table}/${id} ${clause}`)).toEqual([])
})
