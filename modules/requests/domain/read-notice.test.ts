import { expect, test } from 'vitest'
import { NOTICES } from './read-notice.cases.ts'
import { countCharacters, readNotice } from './read-notice.ts'

test.each(NOTICES)('%s', (text, signs) => {
  const found = Object.entries(readNotice([text])).flatMap(([sign, holds]) => (holds ? [sign] : []))
  expect(found.toSorted()).toEqual([...signs].toSorted())
})

test('blanks and line breaks are not counted', () => {
  expect(countCharacters('各乡镇：\n　请 填报。')).toBe(8)
})
