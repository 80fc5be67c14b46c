import { expect, test, type Page } from '@playwright/test'
import { ELDERLY, signInAs, uploadTemplate } from './desk.ts'

/** Tabs until the wanted control has the focus; a control that cannot be reached fails here. */
async function tabTo(page: Page, focused: string, most = 60): Promise<void> {
  const wanted = page.locator(`${focused}:focus`)
  for (let step = 0; step < most; step++) {
    if ((await wanted.count()) > 0) return
    await page.keyboard.press('Tab')
  }
  expect(await wanted.count(), `${focused} cannot be reached by Tab`).toBe(1)
}

test('a village worker, by keyboard alone, fills a saved form in one step and sees where a value comes from and what is missing', async ({
  page,
}) => {
  await signInAs(page, '村文书')
  await uploadTemplate(page, ELDERLY)
  await page.goto('/forms')
  await expect(page.locator('.form-row').first()).toBeVisible()

  await tabTo(page, '.form-row .ant-btn-primary')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/fills\//)
  await expect(page.locator('[data-cell="B4"]')).toBeVisible()

  await tabTo(page, '[data-cell]')
  await expect(page.locator('[data-cell="B4"]')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('[data-cell="C5"]')).toBeFocused()
  const source = page.getByRole('complementary', { name: '这个值的来源' })
  await expect(source.getByRole('heading', { name: '性别' })).toBeVisible()
  await expect(source.getByText('谁提供')).toBeVisible()
  await expect(source.getByText('公安局')).toBeVisible()

  await page.getByRole('tab', { name: /填好的表/ }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  const groups = page.getByRole('list', { name: '按数据元' })
  await expect(groups).toBeVisible()
  const said = Number(/缺口\s*(\d+)/.exec(await page.getByRole('tab', { name: /缺口/ }).innerText())?.[1])
  const counts = await groups.locator('.group-count').allInnerTexts()
  const [all = 0, ...parts] = counts.map((text) => Number(text.replace(/\D/g, '')))
  expect(all).toBe(said)
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(said)
})
