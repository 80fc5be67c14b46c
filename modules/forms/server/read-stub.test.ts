import { expect, test } from 'vitest'
import { combineCell, shapeOfAggregate } from './read-stub.ts'

const column = {
  measure: 'count' as const,
  entity: 'person' as const,
  filter: "person_disability_level=='level_1' && person_disability_type==row",
}

test('the total under rows of kinds counts those of any kind, and asks the ledger for no kind called row', () => {
  expect(shapeOfAggregate(combineCell(undefined, column)).filter).toBe(
    "person_disability_level=='level_1' && person_disability_type!=null",
  )
})

test('a row of a kind takes its own', () => {
  const row = {
    aggregate: { ...column, filter: "person_disability_type=='visual'" },
    partial: true,
  }
  expect(shapeOfAggregate(combineCell(row, column)).filter).toContain("person_disability_type=='visual'")
})
