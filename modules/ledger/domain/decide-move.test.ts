import { expect, test } from 'vitest'
import { decideMove } from './decide-move.ts'

const [HERE, THERE] = ['511123100201', '511123100202']
test.each([
  [HERE, THERE, '2026-10-01', null, 'moves'],
  [HERE, THERE, '2026-11-23', null, 'moves'],
  [HERE, HERE, '2026-10-01', null, 'same-area'],
  [HERE, THERE, '2026-11-24', null, 'not-yet'],
  [HERE, THERE, '2026-10-01', '2026-09-30', 'moves'],
  [HERE, THERE, '2026-10-01', '2026-10-01', 'before-arrival'],
  [HERE, THERE, '2026-09-01', '2026-10-01', 'before-arrival'],
])('from %s to %s on %s, there since %s: %s', (from, to, movedOn, livedFrom, expected) => {
  const verdict = decideMove({ from, to, movedOn, livedFrom }, '2026-11-23')
  expect(verdict.verdict === 'moves' ? 'moves' : verdict.because).toBe(expected)
})
