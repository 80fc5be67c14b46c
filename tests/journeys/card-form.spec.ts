import { expect, test } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { readWorkbookGrid } from '#modules/workbook/server/index.ts'
import { CHILDREN, expectAccessible, expectNoSidewaysScroll, signInAs, uploadTemplate } from './desk.ts'

for (const width of [1440, 390]) {
  test(`at ${width} px the cards of several children are looked through one by one and come back as sheets of one workbook`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 })
    await signInAs(page, '乡镇党政办干事')
    await uploadTemplate(page, CHILDREN)
    await page.getByRole('button', { name: '填表', exact: true }).click()
    await page.getByRole('button', { name: '开始填' }).click()
    await page.waitForURL(/\/fills\//)
    const whose = page.getByRole('combobox', { name: /一人一表，共 \d+ 张/ })
    await expect(whose).toBeVisible()
    const cards = await whose.locator('option').allInnerTexts()
    expect(cards.length).toBeGreaterThan(1)
    const nameOf = (nth: number): string => (cards[nth] ?? '').replace(/^\d+\. /, '')
    await expect(page.locator('[data-cell="B3"]')).toHaveText(nameOf(0))
    await expect(page.getByRole('button', { name: '上一张' })).toBeDisabled()

    await page.getByRole('button', { name: '下一张' }).click()
    await expect(page.locator('[data-cell="B3"]')).toHaveText(nameOf(1))
    await page.locator('[data-cell="B3"]').click()
    const panel = width < 1000 ? page.getByRole('dialog') : page.getByRole('complementary')
    await expect(panel.locator('.panel-value')).toHaveText(nameOf(1))
    if (width < 1000) await page.keyboard.press('Escape')
    await expectAccessible(page, 'second card')
    await expectNoSidewaysScroll(page, 'second card')

    await whose.selectOption({ index: cards.length - 1 })
    await expect(page.locator('[data-cell="B3"]')).toHaveText(nameOf(cards.length - 1))
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '下载填好的表' }).click()
    const { sheets } = await readWorkbookGrid(
      { bytes: await readFile(await (await download).path()) },
      { fileName: 'cards.xlsx' },
    )
    expect(sheets.map((sheet) => String(sheet.cell(3, 2)?.value))).toEqual(cards.map((_, nth) => nameOf(nth)))
  })
}
