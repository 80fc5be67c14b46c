import { expect, test } from 'vitest'
import { readProgramme } from './read-programme.ts'

/** Title, header path → tokens of programmes; `?` a benefit that cannot be told; `–` none named. */
const cases: readonly (readonly [title: string, path: string, told: string])[] = [
  ['农村居民最低生活保障统计表', '当月资金支出/其中/残疾人补贴', 'disability_living disability_care'],
  ['农村居民最低生活保障统计表', '当月资金支出/其中/低保金', 'dibao'],
  ['农村居民最低生活保障统计表', '当月资金支出/其中/高龄补贴', 'old_age'],
  ['农村居民最低生活保障统计表', '当月资金支出/其中/老年人补贴', '?'],
  ['农村居民最低生活保障统计表', '当月资金支出/其中/春耕补贴', '?'],
  ['农村居民最低生活保障统计表', '当月人均补助额', '–'],
  ['困难残疾人生活补贴和重度残疾人护理补贴花名册', '生活补贴/补贴标准', 'disability_living'],
  ['困难残疾人生活补贴和重度残疾人护理补贴花名册', '护理补贴/享受时间', 'disability_care'],
  ['残疾人登记表', '残疾人两项补贴/金额', 'disability_living disability_care'],
  ['残疾人登记表', '重度残疾人护理补贴金额(元)', 'disability_care'],
  ['失能老年人花名册', '失能老人护理补贴', 'elder_care'],
  ['困难群众花名册', '生活补贴', '?'],
  ['困难群众花名册', '补贴金额', '–'],
  ['困难群众花名册', '应发补贴', '–'],
  ['困难群众花名册', '人均补助', '–'],
  ['困难群众花名册', '学生补助', '?'],
  ['高龄津贴发放表', '80-89周岁补贴金额', '–'],
  ['高龄津贴发放表', '女性补贴金额', '–'],
  ['农户登记表', '耕地补贴/金额', 'farmland'],
  ['80岁以上老年人花名册', '是否享受高龄津贴/金额', 'old_age'],
]

test.each(cases)('%s: %s is %s', (title, path, told) => {
  const read = readProgramme(path.split('/'), title)
  const said = read.kind === 'named' ? read.programmes.join(' ') : read.kind === 'unknown' ? '?' : '–'
  expect(said).toBe(told)
})
