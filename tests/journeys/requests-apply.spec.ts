import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll, signInAs, template } from './desk.ts'
import { dueDay } from './requests-arrange.ts'

const ALLOWANCE = '享受高龄津贴老年人增减花名册'

const price = (page: Page) => page.locator('#screening .price-total > strong')

/** Minutes or hours as shown, in minutes. */
async function minutesShown(page: Page): Promise<number> {
  const text = (await price(page).innerText()).replaceAll(',', '')
  return Number.parseFloat(text) * (text.includes('小时') ? 60 : 1)
}

const purpose = (page: Page) => page.getByRole('textbox', { name: /^用途/ })
const isSaved = (page: Page) => expect(page.locator('.apply-saving')).toHaveText('已保存')

test('a department applies with its template, trims until the price falls, and submits', async ({ page }) => {
  test.setTimeout(240_000)
  await signInAs(page, '民政局科员')
  await page.getByRole('link', { name: '事项', exact: true }).click()
  await expectAccessible(page, 'list of requests')
  await page.getByRole('button', { name: '申请准入' }).first().click()
  await expect(page.getByRole('radio', { name: /要数据/ })).toBeChecked()
  await expectAccessible(page, 'new request')
  await page.getByTestId('file').setInputFiles(template(ALLOWANCE))
  await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/)

  // What is asked, and what the ledger has of it once it is said whom it is about.
  await expect(page.getByRole('checkbox', { name: '要“姓名”' })).toBeChecked()
  await expect(page.getByText('选了要哪些乡镇、村办，就算得出来。')).toBeVisible()
  await page.getByLabel('犍为县的下级').selectOption({ label: '玉津镇' })
  await page.getByRole('button', { name: '加上“玉津镇”' }).click()
  await expect(price(page)).toBeVisible()
  await expect(page.locator('.ask-row', { hasText: '姓名' })).toContainText('台账有 100%')
  await expect(page.locator('#law').locator('..')).toContainText('没有写明用途')
  await expectAccessible(page, 'draft')
  await expectNoSidewaysScroll(page, 'draft')

  // Why, on what basis, under which duty, until when.
  await purpose(page).fill('核对高龄津贴发放名单，停发已去世和迁出的')
  await page.getByRole('textbox', { name: /^依据/ }).fill('老年人权益保障法 第三十三条')
  await page.getByLabel('办结时限').fill(`${dueDay()}T17:00`)
  await page.getByRole('button', { name: /受理高龄津贴申请/ }).click()
  await expect(page.locator('.duty-chosen')).toContainText('受理高龄津贴申请')
  await expect(page.locator('#law').locator('..')).not.toContainText('没有写明用途')

  // The price falls as a field is left out, and comes back by undoing.
  await isSaved(page)
  const before = await minutesShown(page)
  const phone = page.getByRole('checkbox', { name: '要“联系电话”' })
  await phone.uncheck()
  await expect(page.locator('.price-fell')).toBeVisible()
  await expect(page.locator('.price-before')).toBeVisible()
  expect(await minutesShown(page)).toBeLessThan(before)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(phone).toBeChecked()
  await expect(page.locator('.price-fell')).toHaveCount(0)
  await phone.uncheck()
  await page.getByRole('checkbox', { name: '要“年龄段”' }).uncheck()
  await expect(page.locator('.price-fell')).toBeVisible()
  for (const share of await page.getByRole('button', { name: /共享，不问基层/ }).all()) await share.click()
  await isSaved(page)
  await expectAccessible(page, 'trimmed draft')

  // All was saved by itself: a reload shows the same.
  await page.reload()
  await expect(page.getByRole('checkbox', { name: '要“联系电话”' })).not.toBeChecked()
  await expect(page.getByRole('textbox', { name: /^依据/ })).toHaveValue('老年人权益保障法 第三十三条')
  await expect(page.locator('#screening')).toHaveAttribute('aria-busy', 'false')

  await page.getByRole('button', { name: '提交准入申请' }).click()
  const anyway = page.getByRole('button', { name: '仍然提交' })
  await expect(anyway.or(page.locator('.next-screened'))).toBeVisible()
  if (await anyway.isVisible()) {
    await expectAccessible(page, 'what still blocks')
    await anyway.click()
  }
  await expect(page.getByRole('heading', { name: '等准入办决定' })).toBeVisible()
  await expectAccessible(page, 'submitted request')
  await page.getByRole('button', { name: '撤回修改' }).click()
  await expect(page.locator('.apply-saving')).toBeVisible()
})

test('what is typed without a network is kept and saved when it is back; a second window is not overwritten', async ({
  page,
  context,
}) => {
  await signInAs(page, '民政局科员')
  await page.goto('/requests/new')
  await page.getByRole('radio', { name: /会议/ }).check()
  await page.getByRole('textbox', { name: /^事项名称/ }).fill('养老服务工作会')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/)
  await isSaved(page)
  await expect(page.locator('#screening')).toHaveAttribute('aria-busy', 'false')
  await context.setOffline(true)
  await purpose(page).fill('布置冬季养老服务')
  await expect(page.locator('.apply-saving')).toContainText('没连上服务器')
  await expectAccessible(page, 'offline draft')
  await context.setOffline(false)
  await isSaved(page)

  const other = await context.newPage()
  await other.goto(page.url())
  await expect(purpose(other)).toHaveValue('布置冬季养老服务')
  await purpose(other).fill('另一个窗口写的')
  await isSaved(other)
  await expect(other.locator('#screening')).toHaveAttribute('aria-busy', 'false')
  await purpose(page).fill('这个窗口写的')
  const conflict = page.getByRole('alert').filter({ hasText: '有人同时改了这份草稿' })
  await expect(conflict).toBeVisible()
  await expect(purpose(page)).toHaveValue('这个窗口写的')
  await expectAccessible(page, 'conflict')
  await conflict.getByRole('button', { name: '以我写的为准' }).click()
  await isSaved(page)
  await page.getByRole('button', { name: '放弃草稿' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '放弃草稿' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '事项' })).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })
  test('an application by hand shows its price at the bottom while it is written', async ({ page }) => {
    await signInAs(page, '民政局科员')
    await page.goto('/requests/new')
    await expectAccessible(page, 'new request on a phone')
    await expectNoSidewaysScroll(page, 'new request on a phone')
    await page.getByRole('textbox', { name: /^事项名称/ }).fill('助浴需求')
    await page.getByRole('button', { name: '建草稿' }).click()
    await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/)
    await page.getByRole('button', { name: '逐项写' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('姓名\n是否需要助浴\n上门照片')
    await expectAccessible(page, 'fields by hand')
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await expect(page.getByText('留痕材料')).toBeVisible()
    await page.getByLabel('“上门照片”的用途').fill('核对')
    await page.getByRole('button', { name: /^加上/ }).click()
    await expect(page.locator('.apply-phone-bar strong')).toContainText('小时')
    await expect(page.locator('#screening')).toHaveAttribute('aria-busy', 'false')
    await expectAccessible(page, 'draft on a phone')
    await expectNoSidewaysScroll(page, 'draft on a phone')
    await page.getByRole('button', { name: '放弃草稿' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '放弃草稿' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '事项' })).toBeVisible()
    await expectAccessible(page, 'list on a phone')
    await expectNoSidewaysScroll(page, 'list on a phone')
  })
})
