import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { fileURLToPath } from 'node:url'

/** Templates of departments, drawn by code; the ones the county ships as samples. */
export const template = (name: string): string =>
  fileURLToPath(new URL(`../../data/templates/${name}.xlsx`, import.meta.url))

export const ELDERLY = '80岁以上老年人花名册'
/** Its 补贴标准 stands twice, under two subsidies: the matcher asks about the second. */
export const SUBSIDIES = '残疾人两项补贴花名册'
export const CHILDREN = '农村留守儿童基本情况登记表'
export const AGES = '各村人口年龄分布统计表'

/** Signs in as the first persona with this title. */
export async function signInAs(page: Page, title: string): Promise<void> {
  await page.goto('/')
  await page.locator('.persona', { hasText: title }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('navigation').first()).toBeVisible()
}

/** Uploads a template on the list of forms and waits for its page. Answers the page's address. */
export async function uploadTemplate(page: Page, name: string): Promise<string> {
  await page.goto('/forms')
  await page.getByTestId('file').setInputFiles(template(name))
  await page.waitForURL(/\/forms\/[0-9a-f-]{36}$/)
  await expect(page.locator('.head').first()).toBeVisible()
  return page.url()
}

/** No violation of any rule, popups and dialogs included: whatever is on the page now. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  // Moving things are measured where they come to rest.
  await page.waitForTimeout(350)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(
    (each) => `${where}: ${each.id} (${each.nodes.length}) ${each.nodes[0]?.html.slice(0, 160) ?? ''}`,
  )
  expect(found).toEqual([])
}

export async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
  expect(over, `${where} scrolls sideways`).toBeLessThanOrEqual(0)
}
