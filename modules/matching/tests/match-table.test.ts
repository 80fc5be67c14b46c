import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Confirmation, HeaderContext, HeaderMatch } from '../contract.ts'
import { createKnowledge, type Knowledge } from '../domain/knowledge.ts'
import { matchTable } from '../domain/match-table.ts'
import { searchKnowledge } from '../domain/search-elements.ts'
import { readShippedModel } from '../domain/shipped-model.ts'
import { shippedKnowledge } from '../server/index.ts'
import { traps } from './traps.cases.ts'

const knowledge = shippedKnowledge()

function contexts(title: string, columns: readonly string[], kind: HeaderContext['kind'] = 'list'): HeaderContext[] {
  const siblings = columns.map((column) => column.split('/'))
  return siblings.map((path, position) => ({
    cell: `A${position + 1}`,
    path,
    title,
    kind,
    siblings,
    position,
    samples: [],
    notes: [],
  }))
}

const match = (title: string, columns: readonly string[], known: Knowledge = knowledge): Map<string, HeaderMatch> =>
  new Map(matchTable(contexts(title, columns), known).columns.map((column) => [column.path.join('/'), column]))

const withConfirmations = (confirmations: readonly Confirmation[]): Knowledge =>
  createKnowledge(
    [...knowledge.base.profiles.values()].map((profile) => profile.element),
    readShippedModel(),
    confirmations,
  )

describe('the traps of the forms', () => {
  test.each(traps)('$why', ({ title, columns, header, is, role }) => {
    const found = match(title, columns.split(' ')).get(header)
    expect(found?.verdict === 'element' ? found.element : `@${found?.verdict}`).toBe(is)
    expect(found?.role).toBe(role)
  })
})

describe('what a person decided', () => {
  const title = '2026年3月困难群众走访台账'
  const columns = ['序号', '姓名', '身份证号', '情况说明栏', '联系电话']
  const confirm = (on: string, element: string): Confirmation => ({
    title: on,
    path: ['情况说明栏'],
    verdict: 'element',
    element,
  })

  test('is not filled before anyone has confirmed it', () => {
    expect(match(title, columns).get('情况说明栏')?.automatic).toBe(false)
  })
  test('decides the same header of the same form, also next month', () => {
    const known = withConfirmations([confirm(title, 'person_difficulty_need')])
    const next = match('2026年4月困难群众走访台账', columns, known).get('情况说明栏')
    expect(next).toMatchObject({ verdict: 'element', element: 'person_difficulty_need', automatic: true })
    expect(next?.reason).toContain('人工确认')
    expect(next?.reasonEn).toContain('confirmed by a person')
  })
  test('the later decision wins', () => {
    const known = withConfirmations([confirm(title, 'person_difficulty_need'), confirm(title, 'person_assist_status')])
    expect(match(title, columns, known).get('情况说明栏')?.element).toBe('person_assist_status')
  })
  test('as local is kept local and not filled', () => {
    const known = withConfirmations([{ title, path: ['联系电话'], verdict: 'local' }])
    expect(match(title, columns, known).get('联系电话')).toMatchObject({ verdict: 'local', automatic: false })
  })
  test('on another form raises the confidence when it agrees, and stops the filling when it does not', () => {
    const plain = match(title, columns).get('联系电话')
    const agreed = match(
      title,
      columns,
      withConfirmations([{ title: '别的表', path: ['联系电话'], verdict: 'element', element: 'person_phone' }]),
    ).get('联系电话')
    const denied = match(
      title,
      columns,
      withConfirmations([{ title: '别的表', path: ['联系电话'], verdict: 'element', element: 'guardian_phone' }]),
    ).get('联系电话')
    expect(agreed?.confidence ?? 0).toBeGreaterThanOrEqual(plain?.confidence ?? 1)
    const chance = (found: HeaderMatch | undefined): number =>
      found?.element === 'person_phone'
        ? found.confidence
        : (found?.alternatives.find((other) => other.element === 'person_phone')?.confidence ?? 0)
    expect(chance(denied)).toBeLessThan(chance(plain))
    expect(denied?.automatic).toBe(false)
  })
})

describe('whose it is', () => {
  const table = ['序号', '姓名', '性别', '身份证号', '父亲姓名', '联系电话', '备注']

  test('a phone after the father’s name may be the pupil’s: it waits for a person', () => {
    const found = match('小学生信息登记表', table).get('联系电话')
    expect(found?.automatic).toBe(false)
    expect(found?.reason).toContain('没有写明是谁的')
    expect(found?.reasonEn).toContain('whose it is')
  })
  test('a parent that names the person says it', () => {
    const under = table.map((column) => (/父亲|电话/.test(column) ? `父亲/${column.replace('父亲', '')}` : column))
    expect(match('小学生信息登记表', under).get('父亲/联系电话')).toMatchObject({
      element: 'person_phone',
      role: 'father',
      automatic: true,
    })
  })
  test('one confirmation on this form settles it', () => {
    const title = '小学生信息登记表'
    const known = withConfirmations([
      { title, path: ['联系电话'], verdict: 'element', element: 'person_phone', role: 'father' },
    ])
    expect(match(title, table, known).get('联系电话')).toMatchObject({ role: 'father', automatic: true })
  })
  test('forms of several sources that agree settle it: the address after a guardian is the pupil’s own', () => {
    const columns = ['姓名', '性别', '身份证号', '监护人姓名', '家庭住址']
    const found = match('学生花名册', columns).get('家庭住址')
    expect(found).toMatchObject({ element: 'person_current_address', automatic: true })
    expect(found?.role).toBeUndefined()
  })
})

describe('a figure that may be one of two', () => {
  const columns = ['村名', '户籍人口', '其中：女性', '60岁以上老人']

  test('all people of a village: its yearly figure or a count, a person chooses', () => {
    const found = new Map(
      matchTable(contexts('2026年人口情况统计表', columns, 'statistics'), knowledge).columns.map((c) => [c.path[0], c]),
    )
    expect(found.get('户籍人口')).toMatchObject({ verdict: 'aggregate', automatic: false })
    expect(found.get('户籍人口')?.reason).toContain('口径')
    expect(found.get('60岁以上老人')).toMatchObject({ verdict: 'aggregate', automatic: true })
  })
})

describe('what stands in the column', () => {
  test('a drop-down that cannot be the element is not filled without a person', () => {
    const table = contexts('人员登记表', ['姓名', '身份证号', '性别'])
    const odd = table.map((context, i) => (i === 1 ? { ...context, dropDown: ['一级', '二级', '三级'] } : context))
    expect(matchTable(table, knowledge).columns[1]?.automatic).toBe(true)
    expect(matchTable(odd, knowledge).columns[1]?.automatic).toBe(false)
  })
})

describe('promises for any input', () => {
  const header = fc.oneof(
    fc.constantFrom('姓名', '身份证号', '户主姓名', '金额(元)', '备注', '其中:低保金', '家庭成员/姓名', ''),
    fc.string({ maxLength: 12 }),
  )
  test('any headers are answered, in order, with confidences between 0 and 1, twice the same', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.array(header, { maxLength: 12 }), (title, columns) => {
        const table = contexts(title, columns)
        const once = matchTable(table, knowledge)
        expect(matchTable(table, knowledge)).toEqual(once)
        expect(once.columns.map((column) => column.cell)).toEqual(table.map((context) => context.cell))
        for (const column of once.columns) {
          expect(column.confidence).toBeGreaterThanOrEqual(0)
          expect(column.confidence).toBeLessThanOrEqual(1)
          expect(column.reason).not.toBe('')
          expect(column.reasonEn ?? '').not.toBe('')
          expect(column.verdict === 'element').toBe(column.element !== undefined)
          if (column.automatic) expect(['element', 'aggregate']).toContain(column.verdict)
          for (const other of column.alternatives)
            expect(other.element === undefined || other.element !== column.element).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })
  test('knowledge made anew answers the same', () => {
    const columns = ['序号', '姓名', '残疾类别', '监护人', '与被监护人关系']
    expect(match('残疾人花名册', columns, withConfirmations([]))).toEqual(match('残疾人花名册', columns))
  })
})

describe('search', () => {
  test.each([
    ['手机', 'person_phone'],
    ['户主身份证', 'household_head_id_number'],
    ['致贫原因', 'household_poverty_cause'],
    ['person_gender', 'person_gender'],
  ])('%s finds %s first', (query, id) => {
    expect(searchKnowledge(knowledge, query)[0]?.id).toBe(id)
  })
  test('nothing typed finds nothing', () => {
    expect(searchKnowledge(knowledge, '  ')).toEqual([])
  })
})
