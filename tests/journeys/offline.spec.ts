import { expect, test } from '@playwright/test'
import { ELDERLY, signInAs, uploadTemplate } from './desk.ts'

test('when the server cannot be reached the desk says so, keeps what is on the page, and goes on afterwards', async ({
  page,
  context,
}) => {
  await signInAs(page, '乡镇党政办干事')
  await uploadTemplate(page, ELDERLY)
  const header = page.locator('.head', { hasText: '民族' }).first()
  await header.click()
  await context.setOffline(true)
  await page.getByRole('button', { name: '台账没有' }).click()
  await expect(page.getByRole('alert')).toContainText('连不上服务器')
  await expect(page.getByRole('alert')).toContainText('请检查网络后重试')
  await expect(header).toHaveClass(/head-automatic/)

  await context.setOffline(false)
  await page.getByRole('button', { name: '台账没有' }).click()
  await expect(header).toHaveClass(/head-not-filled/)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(header).toHaveClass(/head-automatic/)
})

test('a page that cannot be read offers to try again, and then works', async ({ page }) => {
  await signInAs(page, '乡镇党政办干事')
  await page.route('**/api/v1/data-elements?**', (route) => route.abort())
  await page.goto('/catalogue')
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('连不上服务器')
  await page.unroute('**/api/v1/data-elements?**')
  await alert.getByRole('button', { name: '重试' }).click()
  await expect(page.locator('.element-row').first()).toBeVisible()
})
