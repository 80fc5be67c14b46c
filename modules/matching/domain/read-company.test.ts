import { describe, expect, test } from 'vitest'
import { createCompany, startOfTable } from './read-company.ts'

const table = (group: number, ...labels: string[]): { group: number; labels: { label: string }[] } => ({
  group,
  labels: labels.map((label) => ({ label })),
})

describe('what stands beside what', () => {
  const company = createCompany([
    table(1, 'shop_name', 'shop_owner', 'shop_phone'),
    table(2, 'shop_name', 'shop_owner', '@new'),
    table(3, 'head_name', 'head_phone', 'population'),
    table(4, 'head_name', 'population', '@local'),
  ])

  test('an element is likelier beside those it is met with than beside others', () => {
    expect(company.together('shop_owner', 'shop_name', -1)).toBeGreaterThan(0.3)
    expect(company.together('head_name', 'shop_name', -1)).toBeLessThan(-0.3)
  })
  test('order counts', () => {
    expect(company.follows('shop_owner', 'shop_name', -1)).toBeGreaterThan(
      company.follows('shop_name', 'shop_owner', -1),
    )
    expect(company.follows('head_name', startOfTable, -1)).toBeGreaterThan(
      company.follows('head_phone', startOfTable, -1),
    )
  })
  test('a source that is left out says nothing', () => {
    const few = createCompany([table(2, 'shop_name', 'shop_owner', '@new'), table(3, 'head_name', 'head_phone')])
    const more = createCompany([
      table(1, 'shop_name', 'shop_owner'),
      table(2, 'shop_name', 'shop_owner', '@new'),
      table(3, 'head_name', 'head_phone'),
    ])
    expect(more.together('shop_owner', 'shop_name', 1)).toBeCloseTo(few.together('shop_owner', 'shop_name', -1))
    expect(more.follows('shop_owner', 'shop_name', 1)).toBeCloseTo(few.follows('shop_owner', 'shop_name', -1))
  })
  test('what is not an element keeps no company, and the unknown is no verdict', () => {
    expect(Number.isFinite(company.together('never_seen', 'shop_name', -1))).toBe(true)
    expect(Math.abs(company.together('shop_owner', 'never_seen', -1))).toBeLessThan(0.01)
  })
})
