import { expect, test } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { readWorkbookGrid } from '#modules/workbook/server/index.ts'
import { SUBSIDIES, signInAs, uploadTemplate } from './desk.ts'

test('a township clerk uploads a template, settles the unsure header, fills the form and downloads it', async ({
  page,
}) => {
  await signInAs(page, '乡镇党政办干事')
  await uploadTemplate(page, SUBSIDIES)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('困难残疾人生活补贴')

  const toLook = page.locator('.head-open')
  const before = await toLook.count()
  expect(before).toBeGreaterThan(0)
  await page.keyboard.press('n')
  const panel = page.getByRole('complementary', { name: '表头的含义' })
  await expect(panel.getByText('待看')).toBeVisible()
  await panel.getByRole('button', { name: '对，就填这个' }).click()
  await expect(toLook).toHaveCount(before - 1)

  await page.getByRole('button', { name: '填表', exact: true }).click()
  await page.getByRole('button', { name: '开始填' }).click()
  await page.waitForURL(/\/fills\//)
  await expect(page.locator('.filled-ok').first()).toBeVisible()
  const shownName = await page.locator('[data-cell="D5"]').innerText()

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载填好的表' }).click()
  const path = await (await download).path()
  const { sheets } = await readWorkbookGrid({ bytes: await readFile(path) }, { fileName: 'filled.xlsx' })
  expect(sheets[0]?.cell(5, 4)?.value).toBe(shownName)
  expect(String(sheets[0]?.cell(5, 6)?.value)).toMatch(/^519\d{14}[\dX]$/)
})
