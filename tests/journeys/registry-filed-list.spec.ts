import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll, signInAs } from './desk.ts'

const pictures = process.env['PICTURES']
async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page, name)
  await expectNoSidewaysScroll(page, name)
  if (pictures === undefined) return
  await page.screenshot({ path: `${pictures}/${name}-1440.png`, fullPage: true })
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page, `${name} on a phone`)
  await page.screenshot({ path: `${pictures}/${name}-390.png`, fullPage: true })
  await page.setViewportSize({ width: 1440, height: 900 })
}

test('the gate office brings in the yearly list, sees which row came back, leaves a column out, renews and withdraws', async ({
  page,
}) => {
  test.setTimeout(240_000)
  const number = `MZ-${Date.now() % 100_000}`
  await signInAs(page, '报表准入审核')
  await page.goto('/registry')
  await expect(page.getByRole('heading', { level: 1, name: '备案目录' })).toBeVisible()
  await page.getByRole('button', { name: '导入年度目录' }).click()
  const day = new Date().toISOString().slice(0, 10)
  const rows = [
    '编号,名称,要求单位,频次,依据,起始日期,截止日期,字段,用途',
    `${number},高龄老人助浴月报,民政局,每月,省养老服务条例,${day},${day.slice(0, 4)}-12-31,助浴意愿、热水条件,排班`,
    `${number}-B,无主表,某某局,每年,条例,${day},${day.slice(0, 4)}-12-31,,`,
  ]
  await page
    .getByTestId('file')
    .setInputFiles({ name: '年度目录.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) })
  await expect(page.getByText('备案 1 条，没有变化 0 条，退回 1 条')).toBeVisible()
  await expect(page.getByRole('link', { name: '下载退回的行' })).toBeVisible()
  await expectAccessible(page, 'import of the list')
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox').fill(number)
  await expect(page.getByRole('listitem').filter({ hasText: '高龄老人助浴月报' })).toHaveCount(1)
  await look(page, 'registry')
  await page.getByRole('link', { name: '高龄老人助浴月报' }).click()
  await page.getByRole('button', { name: '下一版删去：热水条件' }).click()
  await expect(page.getByRole('row', { name: /热水条件.*下一版删去/ })).toBeVisible()
  await look(page, 'entry')
  await page.getByRole('button', { name: '备案新版本' }).click()
  await expect(page.getByRole('dialog')).toContainText('热水条件')
  await page.getByLabel('变更说明').fill('热水条件没有人用')
  await expectAccessible(page, 'new version')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /备\s*案/ })
    .click()
  await expect(page.getByRole('list', { name: '版本' }).getByRole('listitem')).toHaveCount(2)
  await expect(page.getByRole('row', { name: /热水条件/ })).toHaveCount(0)
  await page.getByRole('button', { name: /撤\s*下/ }).click()
  await page.getByLabel('原因').fill('上级取消')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /撤\s*下/ })
    .click()
  await expect(page.getByText('已撤下').first()).toBeVisible()
})

test('a village says a fact is wrong, the source answers, the gate office sees what is shared and planned', async ({
  page,
}) => {
  test.setTimeout(240_000)
  await signInAs(page, '村文书')
  await page.goto('/corrections')
  await page.getByRole('button', { name: '提更正单' }).click()
  await page.getByRole('combobox').fill('低保证')
  await page
    .getByRole('option', { name: /低保证/ })
    .first()
    .click()
  await page.getByLabel('哪里不对').fill('二组有一户，电话 13800138000')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /提\s*交/ })
    .click()
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('证件号或电话')
  await page.getByLabel('哪里不对').fill('二组有一户低保已停发，台账仍写在保')
  await expectAccessible(page, 'report dialog')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /提\s*交/ })
    .click()
  await expect(page.getByText('二组有一户低保已停发').first()).toBeVisible()
  await look(page, 'corrections')
  await page.goto('/sharing')
  await look(page, 'sharing')
  await page.goto('/calendar')
  await page.getByRole('button', { name: '找第一个空当' }).click()
  await expect(page.getByText(/最早的空当/)).toBeVisible()
  await look(page, 'calendar')
})
