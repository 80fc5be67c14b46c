import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { RequestEvent, RequestState } from '../contract.ts'
import { eventsFrom, nextState } from './life.ts'

const events = RequestEvent.options
const walk = (sequence: readonly RequestEvent[]) => {
  let state: RequestState = 'draft'
  const states: RequestState[] = [state]
  for (const event of sequence) {
    const next = nextState(state, event)
    if (next === undefined) continue
    state = next
    states.push(state)
  }
  return states
}

test('no sequence of events dispatches what was not screened, admitted or reduced, and numbered before', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...events), { maxLength: 40 }), (sequence) => {
      const states = walk(sequence)
      const at = states.indexOf('dispatched')
      if (at < 0) return
      const before = states.slice(0, at)
      expect(before.at(-1)).toBe('numbered')
      expect(['admitted', 'reduced']).toContain(before.at(-2))
      expect(before).toContain('screened')
    }),
    { numRuns: 2000 },
  )
})

test('every state can be reached from a draft, and done, merged, lapsed and expired are ends', () => {
  const reached = new Set<RequestState>(['draft'])
  for (let round = 0; round < 20; round++)
    for (const state of reached)
      for (const event of eventsFrom(state)) {
        const next = nextState(state, event)
        if (next !== undefined) reached.add(next)
      }
  expect([...reached].toSorted()).toEqual(RequestState.options.toSorted())
  expect(RequestState.options.filter((state) => eventsFrom(state).length === 0)).toEqual([
    'merged',
    'done',
    'lapsed',
    'expired',
  ])
})
