import { expect, test } from '@playwright/test'
import { AGES, CHILDREN, ELDERLY, expectAccessible, expectNoSidewaysScroll, signInAs, uploadTemplate } from './desk.ts'

for (const width of [1440, 390]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 844 } })
    // Each look of axe at a sheet of a thousand buttons takes seconds on a small machine.
    test.setTimeout(300_000)

    test('sign-in, lists and their empty states have no violation', async ({ page }) => {
      await page.goto('/')
      await expect(page.locator('.persona').first()).toBeVisible()
      await expectAccessible(page, 'sign-in')
      await signInAs(page, '报表准入审核')
      for (const path of [
        '/forms',
        '/imports',
        '/ledger',
        '/ledger/conflicts',
        '/catalogue',
        '/catalogue/person_ethnicity',
        '/catalogue/new',
        '/duties',
        '/duty-comparison',
        '/certificates',
        '/nowhere',
      ]) {
        await page.goto(path)
        await expect(page.locator('main#content')).toBeVisible()
        await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
        await expectAccessible(page, path)
        await expectNoSidewaysScroll(page, path)
      }
    })

    test('a form, its panel, search and dialogs have no violation', async ({ page }) => {
      await signInAs(page, '村文书')
      for (const name of [AGES, CHILDREN]) {
        await uploadTemplate(page, name)
        await expectAccessible(page, name)
        await expectNoSidewaysScroll(page, name)
      }
      await page.getByRole('button', { name: '改名' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectAccessible(page, 'rename dialog')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: '填表', exact: true }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectAccessible(page, 'fill dialog')
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await page.locator('.head').first().click()
      await page.getByRole('combobox', { name: '换成别的数据元' }).fill('姓名')
      await expect(page.locator('.option').first()).toBeVisible()
      await expectAccessible(page, 'header panel')
    })

    test('a filled form, its sources and gaps have no violation', async ({ page }) => {
      await signInAs(page, '村文书')
      await uploadTemplate(page, ELDERLY)
      await page.getByRole('button', { name: '填表', exact: true }).click()
      await page.getByRole('button', { name: '开始填' }).click()
      await expect(page.locator('[data-cell]').first()).toBeVisible()
      await expectAccessible(page, 'filled form')
      await expectNoSidewaysScroll(page, 'filled form')
      await page.locator('[data-cell]').first().click()
      await expect(page.locator('.panel-value')).toBeVisible()
      await expectAccessible(page, 'source')
      if (width < 1000) await page.keyboard.press('Escape')
      await page.getByRole('tab', { name: /缺口/ }).click()
      await expect(page.getByRole('list', { name: '按数据元' })).toBeVisible()
      await expectAccessible(page, 'gaps')
    })
  })
}
