import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DataElement } from '#modules/catalogue/contract.ts'
import { noticeTitles, shownColumns, shownValues } from './public-notice.cases.ts'
import { isPublicNotice, maskOnNotice, showOnNotice } from './public-notice.ts'

test.each(noticeTitles)('%s is a public notice: %s', (title, isNotice) => {
  expect(isPublicNotice(title)).toBe(isNotice)
})

test.each(shownColumns)('%s (%s of %s) is shown: %s', (id, type, entity, showing) => {
  expect(showOnNotice({ id, type, entity } as DataElement)).toBe(showing)
})

test.each(shownValues)('%s as %s is “%s”', (text, showing, shown) => {
  expect(maskOnNotice(text, showing)).toBe(shown)
})

test('no number stands whole on a notice, whatever its length', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[0-9]{1,24}$/u),
      fc.constantFrom('id-number', 'phone', 'account'),
      (number, mask: 'id-number' | 'phone' | 'account') => {
        const shown = maskOnNotice(number, mask)
        expect(shown.replace(/\*/gu, '').length).toBeLessThanOrEqual(7)
        expect(shown).toContain('****'.slice(0, number.length < 11 ? 1 : 4))
        expect(shown).not.toBe(number)
      },
    ),
  )
})
