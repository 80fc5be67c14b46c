import { expect, test } from 'vitest'
import { writeShownDate } from './write-shown-date.ts'

test.each([
  ['1946-01-27', 'yyyy-mm-dd', '1946-01-27'],
  ['1946-01-27', 'yyyy"年"m"月"', '1946年1月'],
  ['1946-01-27', 'yyyy\\.mm', '1946.01'],
  ['1946-01-07', '[$-804]yyyy"年"m"月"d"日";@', '1946年1月7日'],
  ['1946-01-27', 'yy/m/d', '46/1/27'],
  ['1946-01-27', 'mmm-yy', '1946-01-27'],
  ['1946-01-27', 'General', '1946-01-27'],
])('%s in %s is shown as %s', (iso, format, shown) => {
  expect(writeShownDate(iso, format)).toBe(shown)
})
