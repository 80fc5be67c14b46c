import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildRequests, type RequestBuilders } from '#tests/support/requests.ts'
import { testApp, type TestApp } from '#tests/support/test-app.ts'

let app: TestApp
let make: RequestBuilders
let clock = new Date('2026-11-23T02:00:00Z')
let number = ''
let id = ''
beforeAll(async () => {
  app = await testApp({ now: () => clock })
  make = buildRequests(app, () => clock)
  const made = await make.dispatched({ title: '助浴 <script>alert(1)</script> 需求' })
  number = made.number
  id = made.id
})
afterAll(() => app.close())

/** A number with right check characters (ISO/IEC 7064 MOD 1271-36) that nobody issued. */
function numberOf(sequence: number): string {
  const digits = `${app.county}2026${sequence}`
  const product = Array.from(digits).reduce((sum, digit) => ((sum + Number(digit)) * 36) % 1271, 0)
  const check = (1272 - ((product * 36) % 1271)) % 1271
  const letter = (value: number) => value.toString(36).toUpperCase()
  return `${app.county}-2026-${sequence}-${letter(Math.floor(check / 36))}${letter(check % 36)}`
}

const get = async (path: string) => {
  const answer = await app.hono.request(path)
  return { answer, text: await answer.text() }
}
const say = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  app.hono.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  })

describe('the page of a number', () => {
  test('says that it holds, who asks, on what basis, at what price and how to refuse, without script', async () => {
    const { answer, text } = await get(`/c/${number}`)
    expect(answer.status).toBe(200)
    for (const words of ['这个准入码有效', '民政局', '省养老服务条例 第二十条', '分钟', '怎样退回', '12345', number])
      expect(text).toContain(words)
    expect(text).not.toContain('<script')
    expect(text).toContain('&#60;script')
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(policy).not.toContain('script-src')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('in English where asked for', async () => {
    const { text } = await get(`/c/${number}?lang=en`)
    expect(text).toContain('<html lang="en">')
    expect(text).toContain('This control number is valid')
  })

  test.each([
    ['511123-2026-00001-00', '这个码写错了'],
    ['%3Cb%3E', '这个码写错了'],
  ])('%s is mistyped, and the page says what to do', async (typed, words) => {
    const { answer, text } = await get(`/c/${typed}`)
    expect([answer.status, text.includes(words), text.includes('<b>')]).toEqual([404, true, false])
  })

  test('a number that was never issued is not to be obeyed', async () => {
    const { answer, text } = await get(`/c/${numberOf(88_888)}`)
    expect([answer.status, text.includes('没有发过这个码'), text.includes('不要填报')]).toEqual([404, true, true])
  })

  test('what is typed in other ways is found', async () => {
    const { answer } = await get(`/c?number=${encodeURIComponent(number.toLowerCase().replaceAll('-', ''))}`)
    expect(answer.status).toBe(303)
    expect((await get(answer.headers.get('location') ?? '')).text).toContain('这个准入码有效')
  })
})

describe('a comment without script', () => {
  test('is kept, shown with its answer, and not sent twice by a reload', async () => {
    const sent = await say(`/c/${number}`, { words: '能不能只问需要的人？', name: '' })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `/c/${number}?said=1#comments`])
    const { text } = await get(`/c/${number}?said=1`)
    expect(text).toContain('意见已收到')
    expect(text).toContain('能不能只问需要的人？')
    expect(text).toContain('还没有答复')
    const page = (await app.as('department-staff').get(`/requests/${id}`)).body
    await app.as('department-staff').post(`/comments/${page.comments[0].id}/answer`, { words: '只问需要的人' })
    expect((await get(`/c/${number}`)).text).toContain('只问需要的人')
  })

  test('that is too short is refused with what was typed kept', async () => {
    const refused = await say(`/c/${number}`, { words: '“', name: '甲' })
    const text = await refused.text()
    expect([refused.status, text.includes('意见没有提交'), text.includes('value="甲"')]).toEqual([422, true, true])
  })

  test('of another site is refused; a flood is cut', async () => {
    expect((await say(`/c/${number}`, { words: '你好啊' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await say(`/c/${number}`, { words: 'x'.repeat(20_000) })).status).toBe(413)
  })

  test('on a number that was never issued is refused', async () => {
    const refused = await say('/c/511123-2026-00001-00', { words: '你好啊' })
    expect(refused.status).toBe(422)
  })
})

test('the start page looks numbers up and shows who was sent things back', async () => {
  await app.as('village-worker').post(`/requests/${id}/returns`, { ground: 'too-short', words: '只给了一天' })
  const { answer, text } = await get('/c')
  expect(answer.status).toBe(200)
  expect(text).toContain('查验准入码')
  expect(text).toContain('留的时间太短')
  expect(text).toContain('民政局')
})

test('an expired number owes nothing and takes no more comments', async () => {
  clock = new Date(clock.getTime() + 100 * 86_400_000)
  const { answer, text } = await get(`/c/${number}`)
  expect([answer.status, text.includes('已到期'), text.includes('<textarea')]).toEqual([200, true, false])
})

test('the rest of the server keeps its own headers', async () => {
  const { answer } = await get('/api/v1/nothing')
  expect(answer.status).toBe(404)
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
})
