import { expect, test } from '@playwright/test'
import { ELDERLY, SUBSIDIES, signInAs, uploadTemplate } from './desk.ts'

test('headers of a template are reached by arrow keys, opened by Enter, closed by Escape, and the place is kept', async ({
  page,
}) => {
  await signInAs(page, '乡镇党政办干事')
  await uploadTemplate(page, ELDERLY)
  const heads = page.locator('.head')
  // One stop for Tab, whatever the number of headers.
  await expect(page.locator('.head[tabindex="0"]')).toHaveCount(1)
  await heads.first().focus()
  await page.keyboard.press('ArrowRight')
  await expect(heads.nth(1)).toBeFocused()
  await page.keyboard.press('End')
  await expect(heads.first()).not.toBeFocused()
  await page.keyboard.press('Home')
  await expect(heads.first()).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  const panel = page.getByRole('complementary', { name: '表头的含义' })
  const title = panel.getByRole('heading', { level: 2 })
  await expect(title).toBeFocused()
  await expect(title).toContainText((await heads.nth(1).locator('.head-text').innerText()).trim())
  await page.keyboard.press('Tab')
  await expect(panel.locator(':focus')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(panel.getByText('选一个表头')).toBeVisible()
  await expect(heads.nth(1)).toBeFocused()
})

test('on a phone the panel closes by Escape and the place is kept too', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signInAs(page, '乡镇党政办干事')
  await uploadTemplate(page, SUBSIDIES)
  await page.locator('.head').nth(2).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.locator('.head').nth(2)).toBeFocused()
})
