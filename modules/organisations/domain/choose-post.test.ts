import { expect, test } from 'vitest'
import { choosePostOf, postsOf } from './choose-post.ts'

const [TOWN, HERE, THERE] = ['511123100000', '511123100202', '511123100201']
const held = (...posts: readonly (readonly [string, string])[]) => posts.map(([areaCode, role]) => ({ areaCode, role }))

test.each([
  [held([HERE, 'clerk']), null, HERE],
  [held([THERE, 'clerk'], [HERE, 'clerk']), null, HERE],
  [held([THERE, 'clerk'], [HERE, 'clerk']), THERE, THERE],
  [held([HERE, 'clerk'], [TOWN, 'staff']), null, TOWN],
  [held([HERE, 'clerk'], [TOWN, 'staff']), HERE, HERE],
  // A post that ended is no choice any more.
  [held([HERE, 'clerk']), THERE, HERE],
  [held(), THERE, undefined],
])('%j with %s chosen acts in %s', (assignments, chosen, expected) => {
  expect(choosePostOf(postsOf(assignments, HERE), chosen)?.areaCode).toBe(expected)
})

test('roles of one area are one post', () => {
  expect(postsOf(held([HERE, 'clerk'], [HERE, 'grid'], [HERE, 'clerk']), HERE)).toEqual([
    { areaCode: HERE, roles: ['clerk', 'grid'] },
  ])
})
