import { expect, test } from '@playwright/test'
import { ELDERLY, signInAs, uploadTemplate } from './desk.ts'

test('everything Yici itself says is English when English is chosen, also after a reload', async ({ page }) => {
  await signInAs(page, '乡镇党政办干事')
  await uploadTemplate(page, ELDERLY)
  await page.getByRole('button', { name: 'English' }).click()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('button', { name: 'Fill the form' })).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Main' })).toContainText('Data elements')
  const header = page.locator('.head', { hasText: '性别' }).first()
  await expect(header.locator('.head-meaning')).not.toContainText(/[一-鿿]/)
  // What the server says is English too; only words quoted from the form stay as they are.
  await expect(page.getByRole('region', { name: 'About whom' }).locator('strong')).toHaveText('People aged 80 or over')
  await header.click()
  const reason = page.getByRole('complementary', { name: 'What the header means' }).locator('.facts dd').first()
  await expect(reason).not.toBeEmpty()
  expect((await reason.innerText()).replace(/“[^”]*”/g, '')).not.toMatch(/[一-鿿]/)

  for (const path of ['/forms', '/imports', '/ledger', '/catalogue']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).not.toContainText(/[一-鿿]/)
    for (const button of await page.getByRole('main').getByRole('button').all()) {
      const said = (await button.innerText()).trim()
      expect(said, `a button on ${path}`).not.toMatch(/[一-鿿]/)
    }
  }
})

test('a refusal comes in the language of the reader', async ({ page }) => {
  await signInAs(page, '乡镇党政办干事')
  await page.getByRole('button', { name: 'English' }).click()
  await page
    .getByTestId('file')
    .setInputFiles({ name: 'note.xlsx', mimeType: 'text/plain', buffer: Buffer.from('no workbook') })
  await expect(page.getByRole('alert')).toContainText('Next:')
  await expect(page.getByRole('alert')).not.toContainText(/[一-鿿]{4}/)
})
