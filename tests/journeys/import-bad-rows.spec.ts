import { expect, test } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { readWorkbookGrid } from '#modules/workbook/server/index.ts'
import { signInAs } from './desk.ts'

// Area prefix 519900 does not exist: nobody has these numbers. The second is short of a digit.
const LIST = `姓名,身份证号码,性别,出生日期,民族,联系电话,村(社区)
测试甲,519900195001010017,男,1950-01-01,汉族,13900000001,凤岭社区居委会
测试乙,51990019500101,男,1950-01-01,汉族,13900000002,凤岭社区居委会
`

test('an import takes the good rows in and gives the bad ones back with the reason', async ({ page }) => {
  await signInAs(page, '村文书')
  await page.goto('/imports')
  await page.getByTestId('file').setInputFiles({ name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) })
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('rowheader', { name: '身份证号码' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: /“姓名”/ })).toHaveValue('person_name')
  await page.getByLabel('谁提供的').fill('凤岭社区居委会')
  await page.getByRole('button', { name: '开始导入' }).click()
  await expect(page.getByText('已完成')).toBeVisible({ timeout: 30_000 })

  const figure = (name: string) => page.locator('.figure', { hasText: name }).locator('dd')
  await expect(figure('退还')).toHaveText('1')
  await expect(figure('新增')).toHaveText('1')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载退还的行' }).click()
  const path = await (await download).path()
  const { sheets } = await readWorkbookGrid({ bytes: await readFile(path) }, { fileName: 'refused.xlsx' })
  const texts: string[] = []
  for (let row = 1; row <= 4; row++)
    for (let column = 1; column <= 16; column++) texts.push(String(sheets[0]?.cell(row, column)?.value ?? ''))
  expect(texts).toContain('测试乙')
  expect(texts).not.toContain('测试甲')
})
