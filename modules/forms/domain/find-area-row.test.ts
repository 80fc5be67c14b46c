import { expect, test } from 'vitest'
import { findAreaRows, type KnownArea } from './find-area-row.ts'

const area = (code: string, name: string, level: KnownArea['level'], parentCode: string | null): KnownArea => ({
  code,
  name,
  level,
  parentCode,
})
const COUNTY = '519900000000'
const AREAS: readonly KnownArea[] = [
  area(COUNTY, '青禾县', 'county', null),
  area('519900100000', '玉津镇', 'township', COUNTY),
  area('519900101000', '孝姑镇', 'township', COUNTY),
  area('519900102000', '清溪镇', 'township', COUNTY),
  area('519900100001', '凤岭社区居委会', 'village', '519900100000'),
  area('519900100204', '铜高村委会', 'village', '519900100000'),
  area('519900100205', '联合村村民委员会', 'village', '519900100000'),
  area('519900101201', '联合村委会', 'village', '519900101000'),
  area('519900101202', '清溪村委会', 'village', '519900101000'),
]
const one = (text: string, parents?: readonly string[]) => {
  const [row] = findAreaRows([{ text, ...(parents === undefined ? {} : { parents }) }], AREAS)
  return row?.kind === 'found' ? row.area.code : row?.kind
}

test.each([
  ['玉津镇', '519900100000'],
  ['玉津', '519900100000'],
  ['玉津镇人民政府', '519900100000'],
  ['凤岭社区居委会', '519900100001'],
  ['凤岭社区', '519900100001'],
  ['凤岭', '519900100001'],
  ['凤岭社区居民委员会', '519900100001'],
  ['铜高村', '519900100204'],
  ['铜高村委会', '519900100204'],
  ['玉津镇凤岭社区', '519900100001'],
  ['玉津镇铜高', '519900100204'],
  ['青禾县玉津镇铜高村', '519900100204'],
  ['1.铜高村', '519900100204'],
  ['　铜 高 村 ', '519900100204'],
  ['孝姑镇联合村', '519900101201'],
  ['玉津镇联合村', '519900100205'],
  ['青禾县', COUNTY],
  ['清溪镇', '519900102000'],
  ['清溪村', '519900101202'],
])('%s is one area', (text, code) => expect(one(text)).toBe(code))

test.each([
  ['联合村', 'ambiguous'],
  ['清溪', 'ambiguous'],
  ['孝姑镇凤岭社区', 'unknown'],
  ['没有镇', 'unknown'],
  ['', 'unknown'],
])('%s is not guessed', (text, kind) => expect(one(text)).toBe(kind))

test('a village printed under a township is looked for there only', () => {
  expect(one('联合村', ['孝姑镇'])).toBe('519900101201')
  expect(one('凤岭社区', ['孝姑镇'])).toBe('unknown')
  expect(one('凤岭社区', ['外县某镇'])).toBe('unknown')
})

test('the rows around a name of two areas settle it', () => {
  const codes = (texts: readonly string[]) =>
    findAreaRows(
      texts.map((text) => ({ text })),
      AREAS,
    ).map((row) => (row.kind === 'found' ? row.area.code : row.kind))
  expect(codes(['玉津镇', '孝姑镇', '清溪'])).toEqual(['519900100000', '519900101000', '519900102000'])
  expect(codes(['孝姑镇', '联合村', '玉津镇', '联合村'])).toEqual([
    '519900101000',
    '519900101201',
    '519900100000',
    '519900100205',
  ])
  expect(codes(['凤岭社区', '联合村'])).toEqual(['519900100001', 'ambiguous'])
})
