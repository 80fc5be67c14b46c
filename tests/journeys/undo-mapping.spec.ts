import { expect, test } from '@playwright/test'
import { ELDERLY, signInAs, uploadTemplate } from './desk.ts'

test('a clerk changes what a header means, undoes it, and does it again', async ({ page }) => {
  await signInAs(page, '乡镇党政办干事')
  await uploadTemplate(page, ELDERLY)
  const header = page.locator('.head', { hasText: '姓名' }).first()
  await expect(header).toHaveClass(/head-automatic/)
  await header.click()
  await page.getByRole('button', { name: '台账没有' }).click()
  await expect(header).toHaveClass(/head-not-filled/)

  await page.keyboard.press('Control+z')
  await expect(header).toHaveClass(/head-automatic/)
  await page.keyboard.press('Control+Shift+z')
  await expect(header).toHaveClass(/head-not-filled/)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(header).toHaveClass(/head-automatic/)
  await page.reload()
  await expect(header).toHaveClass(/head-automatic/)

  // What was taken back is not remembered either: the same form brought in again is read as before.
  await uploadTemplate(page, ELDERLY)
  await expect(page.locator('.head', { hasText: '姓名' }).first()).toHaveClass(/head-automatic/)
})

test('a header is given another data element by searching, with the keyboard', async ({ page }) => {
  await signInAs(page, '乡镇党政办干事')
  await uploadTemplate(page, ELDERLY)
  const header = page.locator('.head', { hasText: '民族' }).first()
  await header.focus()
  await page.keyboard.press('Enter')
  const search = page.getByRole('combobox', { name: '换成别的数据元' })
  await search.focus()
  await page.keyboard.type('文化程度')
  await expect(page.locator('.option').first()).toContainText('文化程度')
  await page.keyboard.press('Enter')
  await expect(header).toHaveClass(/head-confirmed/)
  await expect(header).toContainText('文化程度')
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(header).toHaveClass(/head-automatic/)
})

test('when someone else was faster the page says so and overwrites nothing', async ({ page, browser }) => {
  await signInAs(page, '乡镇党政办干事')
  const address = await uploadTemplate(page, ELDERLY)
  const other = await (await browser.newContext()).newPage()
  await signInAs(other, '民政局科员')
  await other.goto(address)
  await other.locator('.head', { hasText: '性别' }).first().click()
  await other.getByRole('button', { name: '台账没有' }).click()
  await expect(other.locator('.head', { hasText: '性别' }).first()).toHaveClass(/head-not-filled/)

  await page.locator('.head', { hasText: '民族' }).first().click()
  await page.getByRole('button', { name: '由填表人填写' }).click()
  await expect(page.getByRole('alert')).toContainText('刚被别人改过')
  await expect(page.locator('.head', { hasText: '性别' }).first()).toHaveClass(/head-not-filled/)
  await expect(page.locator('.head', { hasText: '民族' }).first()).toHaveClass(/head-automatic/)
  await other.getByRole('button', { name: '撤销' }).click()
  await expect(other.locator('.head', { hasText: '性别' }).first()).toHaveClass(/head-automatic/)
})
