import { expect, test } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { ELDERLY, signInAs, template, uploadTemplate } from './desk.ts'

test('a damaged file is refused in words with what to do, and nothing that was there is lost', async ({ page }) => {
  await signInAs(page, '乡镇党政办干事')
  await uploadTemplate(page, ELDERLY)
  await page.goto('/forms')
  const rows = page.locator('.form-row')
  await expect(rows.first()).toBeVisible()
  const before = await rows.count()

  const whole = await readFile(template(ELDERLY))
  const cut = whole.subarray(0, Math.floor(whole.length / 2))
  await page
    .getByTestId('file')
    .setInputFiles({ name: '传坏的表.xlsx', mimeType: 'application/octet-stream', buffer: cut })
  const refusal = page.locator('.refusal')
  await expect(refusal).toContainText('传坏的表.xlsx')
  await expect(refusal.getByRole('alert')).toContainText('下一步')
  await expect(page).toHaveURL(/\/forms$/)
  await expect(rows).toHaveCount(before)

  await refusal.getByRole('button', { name: '知道了' }).click()
  await expect(refusal).toHaveCount(0)
})

test('a deleted form is brought back by undo, and from the list of deleted forms', async ({ page }) => {
  await signInAs(page, '乡镇党政办干事')
  await uploadTemplate(page, ELDERLY)
  await page.goto('/forms')
  const rows = page.locator('.form-row')
  await expect(rows.first()).toBeVisible()
  const before = await rows.count()
  const remove = page.getByRole('button', { name: /^删除/ }).first()

  await remove.click()
  await expect(rows).toHaveCount(before - 1)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(rows).toHaveCount(before)

  await remove.click()
  await expect(rows).toHaveCount(before - 1)
  await page.getByText('已删除', { exact: true }).click()
  await page.getByRole('button', { name: /^恢复/ }).first().click()
  await page.getByText('在用', { exact: true }).click()
  await expect(rows).toHaveCount(before)
})
