import { expect, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll, signInAs } from './desk.ts'

const TABLE = '/rules/lead-time'

test('the gatekeeper reads a rule, changes a figure, is told of a contradiction, undoes it and publishes', async ({
  page,
}) => {
  await signInAs(page, '准入')
  await page.goto('/rules')
  await expect(page.getByRole('list', { name: '规则表' }).getByRole('listitem').first()).toBeVisible()
  await expectAccessible(page, 'list of rules')
  await page.goto(TABLE)
  await expect(page.locator('.rule-sentence').first()).toContainText('最少工作日')
  await expectAccessible(page, 'a rule table')
  await page.getByRole('button', { name: '表格', exact: true }).click()
  await expect(page.getByRole('table').first()).toContainText('minimumLeadDays')

  await page.getByRole('button', { name: '修改' }).click()
  await expect(page.getByText('没有错误，可以发布')).toBeVisible()
  await page.getByRole('button', { name: '增加一行' }).click()
  await expect(page.getByText(/处错误，改好后才能发布/)).toBeVisible()
  await expect(page.getByRole('button', { name: '发布' })).toBeDisabled()
  await expectAccessible(page, 'the editor with mistakes')
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByText('没有错误，可以发布')).toBeVisible()

  const figure = page.getByRole('spinbutton', { name: '最少工作日 值', exact: true })
  await figure.fill('40')
  await expect(page.locator('.rule-parameters .rule-cell-wrong')).toContainText('不在')
  await figure.fill('4')
  await expect(page.locator('.rule-changes')).toContainText('最少工作日')
  await page.getByRole('button', { name: '保存草稿' }).click()
  await expect(page.getByText('没有未保存的改动')).toBeVisible()
  await page.getByRole('button', { name: '发布' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/理由/).fill('三天做不完，各镇都这么说')
  await expectAccessible(page, 'the dialog that publishes')
  await dialog.getByRole('button', { name: /发.?布/ }).click()
  await expect(page.getByRole('list', { name: '版本' })).toContainText('三天做不完')
  await expect(page.locator('.rule-sentence').first()).toContainText('4 个工作日')

  // Back as it was, for the next to come.
  await page.getByRole('button', { name: '修改' }).click()
  await figure.fill('3')
  await page.getByRole('button', { name: '发布' }).click()
  await dialog.getByLabel(/理由/).fill('演示完毕，改回原值')
  await dialog.getByRole('button', { name: /发.?布/ }).click()
  await expect(page.locator('.rule-sentence').first()).toContainText('3 个工作日')
})

test('a township sets a figure of its own within the bounds, and ends it; on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signInAs(page, '乡镇党政办干事')
  await page.goto(TABLE)
  await expectNoSidewaysScroll(page, 'a rule table')
  await expect(page.getByRole('button', { name: '修改' })).toHaveCount(0)
  await page.getByRole('button', { name: '增加局部调整' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /^值/ }).fill('99')
  await dialog.getByLabel(/理由/).fill('山区路远，走村要两天')
  await dialog.getByRole('button', { name: /保.?存/ }).click()
  await expect(dialog.getByRole('alert')).toContainText('不在')
  await dialog.getByRole('textbox', { name: /^值/ }).fill('5')
  await expectAccessible(page, 'the dialog of a local figure')
  await dialog.getByRole('button', { name: /保.?存/ }).click()
  const local = page.getByRole('list', { name: '局部调整' })
  await expect(local).toContainText('山区路远')
  await local.getByRole('button', { name: /结束/ }).first().click()
  await expect(local).toContainText('已结束')
  await expectAccessible(page, 'a rule table with a local figure')
})
