import { expect, test } from '@playwright/test'
import { ELDERLY, signInAs, template, uploadTemplate } from './desk.ts'

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

test('with the network cut every place says so, keeps the frame and what was typed, and goes on afterwards', async ({
  page,
  context,
}) => {
  await signInAs(page, '报表准入审核')
  // The code of the screens is fetched ahead.
  await page.waitForLoadState('networkidle')
  const places = page.getByRole('navigation', { name: '主导航' })
  await context.setOffline(true)
  for (const place of ['导入', '台账', '数据元']) {
    await places.getByRole('link', { name: place, exact: true }).click()
    await expect(page.getByRole('main').getByRole('alert').first()).toContainText('连不上服务器')
    await expect(page.getByRole('main').getByRole('button', { name: '重试' }).first()).toBeVisible()
  }
  // The network is back: nobody needs to press anything.
  await context.setOffline(false)
  await expect(page.locator('.element-row').first()).toBeVisible()
})

test('a file, a search and a new data element sent without a network are refused in words and sent again', async ({
  page,
  context,
}) => {
  await signInAs(page, '报表准入审核')
  await page.goto('/catalogue/new')
  await page.getByLabel('中文名称').fill('没有网时登记的项')
  await page.getByLabel('英文名称').fill('registered offline')
  await page.getByLabel('标识').fill('person_offline_note')
  await page.getByLabel('含义').fill('试一试')
  await context.setOffline(true)
  await page.getByRole('button', { name: '登记' }).click()
  await expect(page.getByRole('alert')).toContainText('连不上服务器')
  await expect(page.getByLabel('中文名称')).toHaveValue('没有网时登记的项')
  await context.setOffline(false)
  await page.getByRole('button', { name: '登记' }).click()
  await page.waitForURL(/\/catalogue\/person_offline_note$/)

  await page.goto('/forms')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await context.setOffline(true)
  await page.getByTestId('file').setInputFiles(template(ELDERLY))
  await expect(page.locator('.refusal')).toContainText('连不上服务器')
  await context.setOffline(false)
  await page.getByTestId('file').setInputFiles(template(ELDERLY))
  await page.waitForURL(/\/forms\/[0-9a-f-]{36}$/)

  await page.goto('/ledger')
  await page.getByLabel('姓名或完整号码').fill('李')
  await page.getByLabel('为什么查').selectOption({ index: 1 })
  await context.setOffline(true)
  await page.locator('.find-fields button[type=submit]').click()
  await expect(page.getByRole('alert')).toContainText('连不上服务器')
  await expect(page.getByLabel('姓名或完整号码')).toHaveValue('李')
  await context.setOffline(false)
  await expect(page.locator('.subject-row').first()).toBeVisible()
})

test('a correction typed without a network stays in its dialog until it is saved', async ({ page, context }) => {
  await signInAs(page, '报表准入审核')
  await page.goto('/ledger')
  await page.getByLabel('姓名或完整号码').fill('张')
  await page.getByLabel('为什么查').selectOption({ index: 1 })
  await page.locator('.find-fields button[type=submit]').click()
  await page.locator('.subject-row a').first().click()
  await page.getByRole('button', { name: '更正“籍贯”' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('正确的值').fill('四川乐山')
  await dialog.getByLabel('为什么更正').fill('核对过')
  await context.setOffline(true)
  await dialog.getByRole('button', { name: '更正', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('连不上服务器')
  await expect(dialog.getByLabel('正确的值')).toHaveValue('四川乐山')
  await context.setOffline(false)
  await dialog.getByRole('button', { name: '更正', exact: true }).click()
  await expect(dialog).toHaveCount(0)
})
