import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll, signInAs } from './desk.ts'

/** Opens the first person of a name, for a reason. */
async function openPerson(page: Page, name: string): Promise<void> {
  await page.goto('/ledger')
  await page.getByLabel('姓名或完整号码').fill(name)
  await page.getByLabel('为什么查').selectOption({ index: 1 })
  await page.locator('.find-fields button[type=submit]').click()
  await page.locator('.subject-row a').first().click()
  await expect(page.locator('.fact-row').first()).toBeVisible()
}

for (const width of [1440, 390]) {
  test(`at ${width} px a wrong fact is corrected with source and reason, and the old value stays in its history`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 })
    await signInAs(page, '报表准入审核')
    await openPerson(page, '李')
    await expectAccessible(page, 'a person')
    await expectNoSidewaysScroll(page, 'a person')
    await page.getByRole('textbox', { name: '在记录里查找' }).or(page.getByRole('searchbox')).fill('籍贯')
    const fact = page.locator('.fact-row').first()
    const before = await fact.locator('.fact-value').innerText()
    await fact.getByRole('button', { name: '更正“籍贯”' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText(before)
    await expectAccessible(page, 'correct dialog')
    const right = `四川宜宾${width}`
    await dialog.getByLabel('正确的值').fill(right)
    await dialog.getByLabel('为什么更正').fill('本人带户口簿来核对')
    await dialog.getByRole('button', { name: '更正', exact: true }).click()
    await expect(dialog).toHaveCount(0)
    await expect(fact.locator('.fact-value')).toHaveText(right)
    await fact.locator('summary').click()
    await expect(fact.locator('details')).toContainText(before)
  })
}

test('two sources that disagree are settled with a reason, and the conflict is gone', async ({ page }) => {
  await signInAs(page, '报表准入审核')
  await page.goto('/ledger/conflicts')
  const rows = page.locator('.conflict-row')
  await expect(rows.first()).toBeVisible()
  const links = rows.first().getByRole('link')
  const whose = await links.first().getAttribute('href')
  const what = await rows.first().locator('.row-title').innerText()
  const before = await rows.count()
  await rows
    .first()
    .getByRole('button', { name: /^以这个为准/ })
    .last()
    .click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(what)
  await expect(dialog.getByRole('button', { name: '以这个为准' })).toBeDisabled()
  await expectAccessible(page, 'settle dialog')
  await dialog.getByLabel('依据是什么').fill('入户看了证件')
  await dialog.getByRole('button', { name: '以这个为准' }).click()
  await expect(dialog).toHaveCount(0)
  if (before < 20) await expect(rows).toHaveCount(before - 1)
  else await expect(rows.first().getByRole('link').first()).not.toHaveAttribute('href', whose ?? '')
})

test('a data element is added, and the ledger has its column at once', async ({ page }) => {
  await signInAs(page, '报表准入审核')
  await page.goto('/catalogue/new')
  await page.getByRole('button', { name: '登记' }).click()
  await expect(page.getByText('请填写这一项').first()).toBeVisible()
  await expectAccessible(page, 'new element refused')
  await page.getByLabel('中文名称').fill('是否会用智能手机')
  await page.getByLabel('英文名称').fill('uses a smartphone')
  await page.getByLabel('标识').fill('person_smartphone')
  await page.getByLabel('含义').fill('本人会用智能手机办理业务')
  await page.getByLabel('类型').selectOption('boolean')
  await page.getByRole('button', { name: '登记' }).click()
  await page.waitForURL(/\/catalogue\/person_smartphone$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('是否会用智能手机')

  await openPerson(page, '李')
  await page.getByRole('checkbox', { name: '也显示没有记录的项' }).check()
  const fact = page.locator('.fact-row', { hasText: '是否会用智能手机' })
  await expect(fact).toContainText('没有记录')
  await fact.getByRole('button', { name: /^更正/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('正确的值').fill('是')
  await dialog.getByLabel('为什么更正').fill('入户时看到')
  await dialog.getByRole('button', { name: '更正', exact: true }).click()
  await expect(fact.locator('.fact-value')).toHaveText('是')
})
