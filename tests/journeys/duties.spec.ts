import { expect, test } from '@playwright/test'
import { GOOD, TWICE, xlsxOf } from '#modules/responsibilities/tests/build-list.ts'
import { expectAccessible, expectNoSidewaysScroll, signInAs } from './desk.ts'

const MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const fileOf = async (rows: Parameters<typeof xlsxOf>[0], name: string) => ({
  name,
  mimeType: MIME,
  buffer: Buffer.from(await xlsxOf(rows)),
})

test('a gatekeeper imports a list with a code used twice, is told where, corrects it, compares, and gives it up', async ({
  page,
}) => {
  // Axe looks at 340 rows more than once.
  test.setTimeout(240_000)
  await signInAs(page, '报表准入审核')
  await page.getByRole('link', { name: '职责清单' }).click()
  await expect(page.locator('.duty-row')).toHaveCount(340)
  await expectAccessible(page, 'duty list')
  await page.getByRole('button', { name: '导入清单' }).click()
  const dialog = page.getByRole('dialog')
  await page.getByTestId('file').setInputFiles(await fileOf(TWICE, '新清单.xlsx'))
  await expect(dialog.getByLabel('清单名称')).toHaveValue('新清单')
  await expectAccessible(page, 'import dialog')
  await dialog.getByRole('button', { name: '导入清单' }).click()

  const faults = page.getByRole('alert', { name: /新清单\.xlsx/ })
  await expect(faults.getByRole('row', { name: /A3.*“A1”重复/ })).toBeVisible()
  await expect(page.getByRole('button', { name: '公布' })).toBeDisabled()
  await expectAccessible(page, 'faults')

  await page.getByTestId('file').setInputFiles(await fileOf(GOOD, '新清单.xlsx'))
  await expect(page.locator('.duty-row')).toHaveCount(3)
  await expect(faults).toHaveCount(0)
  await page.getByRole('button', { name: '公布' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page, 'publish dialog')
  await page.getByLabel('施行日期').fill('2020-01-01')
  await page.getByRole('dialog').getByRole('button', { name: '公布' }).click()
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('太早')
  await page.keyboard.press('Escape')

  await page.getByRole('link', { name: '对比版本' }).click()
  await expect(page.getByRole('heading', { name: /取消/ })).toBeVisible()
  await expectAccessible(page, 'comparison')
  await page.getByRole('link', { name: '‹ 职责清单' }).click()
  await page.getByLabel('版本').selectOption({ label: '新清单 · 草稿' })
  await page.getByRole('button', { name: '放弃草稿' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '放弃草稿' }).click()
  await expect(page.locator('.duty-row')).toHaveCount(340)
})

test('a township clerk looks an item up and sees that it may no longer be asked', async ({ page }) => {
  await signInAs(page, '乡镇党政办干事')
  await page.getByRole('link', { name: '职责清单' }).click()
  await expect(page.getByRole('button', { name: '导入清单' })).toHaveCount(0)
  await page.getByRole('searchbox', { name: '搜索事项' }).fill('卫片图斑')
  await expect(page.locator('.duty-row')).toHaveCount(1)
  await page.getByLabel('履职类型').selectOption('基本履职')
  await expect(page.getByText('没有符合的事项')).toBeVisible()
  await page.getByLabel('履职类型').selectOption('上级收回')
  await page.locator('.duty-row').getByRole('link').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: '可以要求什么' })).toContainText('不得再要求乡镇')
  await expectAccessible(page, 'taken-back item')
  await expectNoSidewaysScroll(page, 'taken-back item')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })
  test('a village clerk types what a resident asks for, refuses it, and hands over the note', async ({ page }) => {
    await signInAs(page, '村文书')
    await page.goto('/certificates')
    await page.getByLabel('居民要开什么证明').fill('买房要开单身证明')
    const answer = page.getByRole('region', { name: '村（社区）不能开' })
    await expect(answer).toContainText('县级民政局婚姻登记机关')
    await expectAccessible(page, 'certificates')
    await expectNoSidewaysScroll(page, 'certificates')
    const opening = page.waitForEvent('popup')
    await answer.getByRole('link', { name: /打印办理说明/ }).click()
    const note = await opening
    await expect(note.getByRole('heading', { level: 1 })).toHaveText('婚姻状况证明：村（社区）不能开，请到这里办')
    await expectAccessible(note, 'note')
    await expectNoSidewaysScroll(note, 'note')
    await page.getByLabel('居民要开什么证明').fill('电力公司要居住证明')
    await expect(page.getByRole('region', { name: '村（社区）可以开' })).toBeVisible()
  })
})
