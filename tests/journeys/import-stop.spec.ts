import { expect, test } from '@playwright/test'
import { expectAccessible, signInAs } from './desk.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Area prefix 519900 does not exist: nobody has these numbers. */
function idNumber(nth: number): string {
  const body = `51990020150101${String(nth).padStart(3, '0')}`
  const sum = WEIGHTS.reduce((all, weight, at) => all + weight * Number(body[at]), 0)
  return body + ('10X98765432'[sum % 11] ?? '')
}

/** Word for word the same people again and again: long to read, little that is new. */
function longList(people: number, times: number): Buffer {
  const rows = Array.from(
    { length: people },
    (_, nth) =>
      `导入${String(nth).padStart(3, '0')},${idNumber(nth)},${Math.floor(nth % 2) === 1 ? '男' : '女'},2015-01-01,汉族,凤岭社区居委会`,
  )
  const all = Array.from({ length: times }, () => rows.join('\n'))
  return Buffer.from(`姓名,身份证号码,性别,出生日期,民族,村(社区)\n${all.join('\n')}\n`)
}

test('an import under way is stopped, keeps what is in, and goes on where it stopped', async ({ page }) => {
  test.setTimeout(240_000)
  await signInAs(page, '村文书')
  await page.goto('/imports')
  const file = { name: '长名册.csv', mimeType: 'text/csv', buffer: longList(400, 250) }
  await page.getByTestId('file').setInputFiles(file)
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/)
  await page.getByLabel('谁提供的').fill('凤岭社区居委会')
  await page.getByRole('button', { name: '开始导入' }).click()
  await page.getByRole('button', { name: '停止导入' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('已经进台账的行保留')
  await expectAccessible(page, 'stop import dialog')
  await dialog.getByRole('button', { name: '停止导入' }).click()
  await expect(page.locator('.chip', { hasText: '已停止' })).toBeVisible()
  await expectAccessible(page, 'stopped import')
  const read = page.locator('.figure', { hasText: '已读' }).locator('dd')
  const digits = async (): Promise<number> => Number((await read.innerText()).split('/')[0]?.replace(/\D/g, ''))
  expect(await digits()).toBeLessThan(100_000)

  await page.getByRole('button', { name: '接着导入' }).click()
  await expect(page.locator('.chip', { hasText: '已完成' })).toBeVisible({ timeout: 180_000 })
  expect(await digits()).toBe(100_000)
  await expect(page.locator('.figure', { hasText: '新增' }).locator('dd')).toHaveText('400')
})
