import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '#tests/support/test-app.ts'

let app: TestApp
let home: string
let second: string
beforeAll(async () => {
  app = await testApp()
  const { signedIn } = (await app.as('other-village-worker').get('/session')).body
  home = signedIn.areaCode
  second = (await app.as('village-worker').get('/session')).body.signedIn.areaCode
})
afterAll(() => app.close())

describe('who stands in for a second village', () => {
  test('acts in the own one first, and is offered both', async () => {
    const { signedIn } = (await app.as('other-village-worker').get('/session')).body
    expect(signedIn.posts.map((post: { areaCode: string }) => post.areaCode)).toEqual([home, second])
    expect(signedIn.posts[1].roles).toEqual(['village-worker'])
  })

  test('choosePost: reaches the chosen village and no longer the own one, until it is chosen back', async () => {
    const deputy = app.as('other-village-worker')
    const made = await app.as('village-worker').post('/facts', {
      entity: 'person',
      areaCode: second,
      source: '村自采',
      facts: { person_name: '张三', person_birth_date: '1950-01-01' },
    })
    expect(made.status).toBe(200)
    const found = async (): Promise<number> =>
      (await deputy.get(`/subjects?words=${encodeURIComponent('张三')}`)).body.total as number
    expect(await found()).toBe(0)
    expect((await deputy.post('/session/post', { areaCode: second })).body).toMatchObject({ areaCode: second })
    expect(await found()).toBe(1)
    expect((await deputy.get('/session')).body.signedIn.areaCode).toBe(second)
    expect((await deputy.get(`/ledger-summaries/${home}`)).body.totals.person).toBe(0)
    await deputy.post('/session/post', { areaCode: home })
    expect(await found()).toBe(0)
  })

  test('a post one does not hold is refused, and so is nobody', async () => {
    expect((await app.as('village-worker').post('/session/post', { areaCode: home })).status).toBe(403)
    expect((await app.as('township-staff').post('/session/post', { areaCode: '511123000000' })).status).toBe(403)
    expect((await app.anonymous.post('/session/post', { areaCode: home })).status).toBe(401)
  })

  test('a post that ends is left at once', async () => {
    const deputy = app.as('other-village-worker')
    await deputy.post('/session/post', { areaCode: second })
    await app.system((tx) =>
      sql`update organisations.role_assignment set valid_to = '2001-01-01' where area_code = ${second}
and member_id in (select member_id from organisations.role_assignment where area_code = ${home})`.execute(tx.kysely),
    )
    const { signedIn } = (await deputy.get('/session')).body
    expect([signedIn.areaCode, signedIn.posts.length]).toEqual([home, 1])
  })
})
