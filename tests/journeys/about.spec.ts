import { expect, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll, signInAs } from './desk.ts'

test('anyone reads, without signing in, whether this program is filed, and how each clause is held', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByRole('link', { name: '关于本软件' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '关于一次' })).toBeVisible()
  await expect(page.getByRole('note')).toContainText('未备案 not filed')
  await expect(page.getByRole('note')).toContainText('不得要求任何人使用')
  await expect(page.getByRole('row', { name: /禁止打卡、积分排名/ })).toContainText('做到')
  await expect(page.getByRole('row', { name: /未备案不得要求任何人使用/ })).toContainText('要看')
  await expectAccessible(page, 'about')
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page, 'about on a phone')
  await expectAccessible(page, 'about on a phone')
})

test('a village worker finds it, and where to complain, at the foot of the screen', async ({ page }) => {
  await signInAs(page, '村文书')
  const foot = page.locator('footer')
  await expect(foot.getByRole('button', { name: /投诉/ })).toBeVisible()
  await foot.getByRole('link', { name: '关于本软件' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '关于一次' })).toBeVisible()
  await expect(page.getByRole('navigation').first()).toBeVisible()
})
