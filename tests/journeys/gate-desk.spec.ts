import { expect, test, type APIRequestContext, type Page } from '@playwright/test'
import { scanSvg } from '#tests/support/scan-qr.ts'
import { expectAccessible, expectNoSidewaysScroll, signInAs } from './desk.ts'

// What the first reduces, the second dispatches.
test.describe.configure({ mode: 'serial' })

const DAY = 86_400_000
const once = Math.random().toString(36).slice(2, 6)

/** A Tuesday at least two weeks ahead, at four in the afternoon: lawful lead time, no day off. */
function lawfulDue(): string {
  const day = new Date(Date.now() + 14 * DAY)
  while (day.getUTCDay() !== 2) day.setTime(day.getTime() + DAY)
  return `${day.toISOString().slice(0, 10)}T16:00:00+08:00`
}

async function send(api: APIRequestContext, method: 'post' | 'put', path: string, data: object) {
  const answer = await api[method](`/api/v1${path}`, { data })
  const body = await answer.json()
  expect(answer.ok(), JSON.stringify(body)).toBe(true)
  return body
}

/** Submits an application through HTTP as whoever is signed in; answers its id. */
async function submitted(page: Page, title: string, fields: readonly string[], change: object = {}): Promise<string> {
  const api = page.request
  const { signedIn } = await (await api.get('/api/v1/session')).json()
  const made = await send(api, 'post', '/requests', {
    title,
    lane: 'exception',
    purpose: '安排明年服务',
    legalBasis: '省养老服务条例 第二十条',
    areaCodes: [signedIn.areaCode],
    dueAt: lawfulDue(),
    population: { entity: 'person', filter: 'age>=80', words: '80 周岁以上老年人' },
    detail: { resources: '随事项拨付每村 2000 元' },
    ...change,
  })
  const { id } = made.request
  const { request } = await send(api, 'put', `/requests/${id}/items`, {
    version: 1,
    fields: fields.map((field) => ({ path: [field], purpose: '排班' })),
  })
  await send(api, 'post', `/requests/${id}/submission`, { version: request.version })
  return id
}

const open = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('link', { name: '准入审核' }).click()
  await page.getByRole('link', { name: title, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

/** A named approver lets whatever blocks pass: how busy a body was this week differs from run to run. */
async function passBlocks(page: Page): Promise<void> {
  const ways = page.getByRole('button', { name: /^具名放行/ })
  for (let left = await ways.count(); left > 0; left -= 1) {
    await ways.first().click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('公开')
    await dialog.getByLabel('批准人（职务和姓名）').fill('县委办主任 林夏至')
    await dialog.getByLabel('放行的理由（至少五个字）').fill('防汛责任状系法定要求')
    if (left === 1) await expectAccessible(page, 'override')
    await dialog.getByRole('button', { name: '具名放行' }).click()
    await expect(dialog).toHaveCount(0)
    await expect(ways).toHaveCount(left - 1)
  }
}

const reduced = `助浴需求摸底 ${once}`
let id = ''

test('the gatekeeper reduces one, merges two, returns one', async ({ page }) => {
  test.setTimeout(240_000)
  const [first, second, vague] = [`取暖方式调查 ${once}`, `冬季取暖情况 ${once}`, `有关情况 ${once}`]
  await signInAs(page, '乡镇党政办干事')
  await submitted(page, first, [`取暖方式${once}`, `每月取暖花费${once}`])
  await submitted(page, second, [`取暖方式${once}`, `每月取暖花费${once}`, `有没有烟道${once}`])
  await page.context().clearCookies()
  await signInAs(page, '报表准入审核')
  id = await submitted(page, reduced, [`是否需要助浴${once}`, `喜欢的水温${once}`], {
    noticeText: '各村须签订责任状。',
  })
  await submitted(page, vague, [`其他情况${once}`])

  await page.reload()
  await page.getByRole('link', { name: '准入审核' }).click()
  await expect(page.getByRole('list', { name: '待审' }).getByRole('listitem').first()).toContainText('还剩')
  await expectAccessible(page, 'queue')
  await page.keyboard.press('j')
  await expect(page.locator('.gate-row .row-title').first()).toBeFocused()

  await open(page, reduced)
  await expectAccessible(page, 'case')
  await page.keyboard.press('a')
  await page.getByLabel(/理由/).fill('依据齐全')
  await page.getByRole('button', { name: '确认准入' }).click()
  await expect(page.getByRole('complementary').getByRole('alert')).toContainText('R1-7')
  await page.keyboard.press('Escape')
  await passBlocks(page)
  await page.getByRole('button', { name: '压减' }).click()
  await page.getByRole('checkbox', { name: new RegExp(`喜欢的水温${once}`) }).check()
  await expect(page.getByText(/去掉 1 项/)).toBeVisible()
  await expectAccessible(page, 'reducing')
  await page.getByLabel(/理由/).fill('水温现场就能知道')
  await page.getByRole('button', { name: '确认压减' }).click()
  await expect(page.locator('.request-head-line')).toContainText('压减后准入')

  await open(page, second)
  await page.keyboard.press('m')
  await page.getByRole('radio', { name: new RegExp(first) }).check()
  await expect(page.locator('.gate-lacks')).toContainText(`有没有烟道${once}`)
  await expectAccessible(page, 'merging')
  await page.getByLabel(/理由/).fill('同一批老人，一次问清')
  await page.getByRole('button', { name: '确认合并' }).click()
  await expect(page.locator('.gate-main').getByRole('link', { name: first }).first()).toBeVisible()

  await open(page, vague)
  await page.keyboard.press('t')
  await page.getByLabel(/理由/).fill('用途写得太笼统')
  await expect(page.getByText('决定后不能撤销')).toBeVisible()
  await page.getByRole('button', { name: '确认退回' }).click()
  await expect(page.locator('.request-head-line')).toContainText('退回申请单位')
  await page.getByRole('link', { name: '‹ 准入' }).click()
  await page.getByRole('button', { name: '已退回' }).click()
  await expect(page.getByRole('link', { name: vague })).toBeVisible()
})

test('a resident scans a number and comments', async ({ page, browser, baseURL }) => {
  test.setTimeout(240_000)
  await signInAs(page, '报表准入审核')
  await page.goto(`/gate/${id}`)
  await page.getByRole('button', { name: '赋码' }).click()
  await page.getByRole('button', { name: '下发' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '下发' }).click()
  await expect(page.locator('.request-head-line')).toContainText('已下发')
  await expectAccessible(page, 'dispatched')
  await page.getByRole('link', { name: '打印准入通知' }).click()
  await expect(page.getByRole('heading', { name: '准入通知' })).toBeVisible()
  await expectAccessible(page, 'notice')
  const picture = await page.getByRole('img', { name: /扫码查验/ }).getAttribute('src')
  const scanned = scanSvg(await (await page.request.get(picture ?? '')).text())
  const path = new URL(scanned).pathname
  expect(path).toMatch(/^\/c\/\d{6}-\d{4}-\d{5}-\w{2}$/)

  const phone = { viewport: { width: 320, height: 640 }, ...(baseURL === undefined ? {} : { baseURL }) }
  const plain = await browser.newContext({ ...phone, javaScriptEnabled: false })
  const resident = await plain.newPage()
  await resident.goto(path)
  await expect(resident.getByText('这个准入码有效')).toBeVisible()
  await expect(resident.getByRole('heading', { level: 1 })).toHaveText(reduced)
  await expect(resident.getByText('县委办主任 林夏至').first()).toBeVisible()
  await resident.getByLabel('您的意见').fill('老人自己会洗的就别问了')
  await resident.getByRole('button', { name: '提交意见' }).click()
  await expect(resident.getByText('意见已收到')).toBeVisible()
  await expect(resident.getByText('老人自己会洗的就别问了')).toBeVisible()
  await plain.close()

  // Axe needs script in the browser; the page has none of its own.
  const looking = await browser.newContext(phone)
  const looked = await looking.newPage()
  for (const address of [path, `${path}?lang=en`, '/c', '/c/511123-2026-00001-00']) {
    await looked.goto(address)
    await expectAccessible(looked, address)
    await expectNoSidewaysScroll(looked, address)
  }
  await looking.close()
})

test('budgets are set with a reason, and figures of returns are open to everyone', async ({ page }) => {
  await signInAs(page, '报表准入审核')
  await page.getByRole('link', { name: '填报预算' }).click()
  await expect(page.getByRole('row', { name: /民政局/ })).toBeVisible()
  await expectAccessible(page, 'budgets')
  await page.getByRole('button', { name: /^改 .*民政局/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/多少小时/).fill('1500')
  await dialog.getByLabel('理由').fill('年度额度')
  await expectAccessible(page, 'budget dialog')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('row', { name: /民政局/ })).toContainText('1,500 小时')
  await page.getByRole('button', { name: '村、社区（按月）' }).click()
  await expect(page.getByRole('region', { name: '村、社区（按月）' })).toBeVisible()
  await page.getByRole('link', { name: '退回情况' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: '退回情况' })).toBeVisible()
  await expectAccessible(page, 'returns')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })
  test('the gate fits', async ({ page }) => {
    await signInAs(page, '报表准入审核')
    for (const path of ['/gate', `/gate/${id}`, `/gate/${id}/notice`, '/budgets', '/returns']) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectAccessible(page, path)
      await expectNoSidewaysScroll(page, path)
    }
  })
})
