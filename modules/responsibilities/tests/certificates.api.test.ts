import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '#tests/support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

test('anyone may ask what a village may issue; what is asked for is recognised', async () => {
  const answer = await app.anonymous.get(`/certificates?search=${encodeURIComponent('买房要开单身证明')}`)
  expect(answer.status).toBe(200)
  expect(answer.body.certificates).toHaveLength(26)
  expect(answer.body.found).toMatchObject([{ key: 'marital-status', mayVillageIssue: false, words: '单身证明' }])
})

test('a note is a page to print, with the body, what to bring, and the bodies of the county', async () => {
  const page = await app.anonymous.get(`/certificates/marital-status/note?area=${app.county}000000`)
  expect(page.status).toBe(200)
  expect(page.headers.get('content-type')).toContain('text/html')
  expect(page.headers.get('content-disposition')).toMatch(/^inline/)
  const text = new TextDecoder().decode(page.bytes)
  expect(text).toContain('婚姻状况证明：村（社区）不能开，请到这里办')
  expect(text).toContain('县级民政局婚姻登记机关')
  expect(text).toMatch(/<br>[^<]*民政局</)
  expect(text).toContain('居民身份证')
  expect(text).toContain('12345')
  expect(text).not.toContain('<script')
})

test('a note for a certificate a village may issue says so; an unknown one and an unknown area are refused', async () => {
  const page = await app.anonymous.get('/certificates/residence/note')
  expect(new TextDecoder().decode(page.bytes)).toContain('村（社区）可以出具')
  expect((await app.anonymous.get('/certificates/nothing/note')).body).toMatchObject({
    status: 404,
    code: 'responsibilities/certificate-not-found',
  })
  expect((await app.anonymous.get('/certificates/birth/note?area=999999000000')).status).toBe(404)
  expect((await app.anonymous.get('/certificates/birth/note?area=1')).status).toBe(422)
})
