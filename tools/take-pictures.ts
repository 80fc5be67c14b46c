import { chromium, type Browser, type Page } from '@playwright/test'
import { fileURLToPath } from 'node:url'

/**
 * The pictures of docs/pictures, taken of a served sample county:
 * `./yici seed && ./yici serve --demo`, then `node tools/take-pictures.ts http://127.0.0.1:4173`.
 */
const base = process.argv[2] ?? 'http://127.0.0.1:4173'
const file = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))
const TEMPLATES = 'data/templates'
const WIDE = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }

async function openAs(browser: Browser, title: string | undefined, viewport = WIDE): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', reducedMotion: 'reduce', baseURL: base })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  if (title === undefined) return page
  await page.goto('/')
  await page.locator('.persona', { hasText: title }).first().click()
  await page.getByRole('navigation').first().waitFor()
  return page
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  // Toasts and rows that fade come to rest.
  await page.waitForTimeout(700)
  await page.screenshot({ path: file(`docs/pictures/${name}.png`) })
  console.log(name)
}

/** The form the README tells of: uploaded, looked at wide and on a phone, filled, its gaps. */
async function takeForms(browser: Browser): Promise<void> {
  const page = await openAs(browser, '乡镇党政办干事')
  await page.goto('/forms')
  await page.getByTestId('file').setInputFiles(file(`${TEMPLATES}/80岁以上老年人花名册.xlsx`))
  await page.waitForURL(/\/forms\/[0-9a-f-]{36}$/)
  const { pathname } = new URL(page.url())
  await page.locator('.head', { hasText: '家庭住址' }).first().click()
  await take(page, 'form-1440')
  await page.setViewportSize(PHONE)
  await page.goto(pathname)
  await page.locator('.head').first().waitFor()
  await take(page, 'form-390')
  await page.setViewportSize(WIDE)
  await page.goto(pathname)
  await page.getByRole('button', { name: '填表', exact: true }).click()
  await page.getByRole('button', { name: '开始填' }).click()
  await page.waitForURL(/\/fills\//)
  await page.locator('.filled-ok').first().waitFor()
  await takeFilled(page)
  await page.goto('/forms')
  await take(page, 'forms-1440')
}

/** A stale cell of 健康状况, with its source; then the list of gaps. */
async function takeFilled(page: Page): Promise<void> {
  await page.locator('.filled-stale').first().click()
  await take(page, 'filled-1440')
  await page.getByRole('tab', { name: /缺/ }).click()
  await take(page, 'gaps-1440')
}

/** A department's application with its price, the gate's case of it, and what anyone sees of a number. */
async function takeGate(browser: Browser): Promise<void> {
  const page = await openAs(browser, '民政局科员')
  await page.goto('/requests/new')
  await page.getByTestId('file').setInputFiles(file(`${TEMPLATES}/享受高龄津贴老年人增减花名册.xlsx`))
  await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/)
  await page.getByLabel('犍为县的下级').selectOption({ label: '玉津镇' })
  await page.getByRole('button', { name: '加上“玉津镇”' }).click()
  await page.locator('#screening .price-total > strong').waitFor()
  await page.locator('.apply-saving', { hasText: '已保存' }).waitFor()
  await page.evaluate('scrollTo(0, 0)')
  await take(page, 'apply-1440')

  const gate = await openAs(browser, '报表准入审核')
  await gate.goto('/gate')
  await take(gate, 'gate-1440')
  await gate.locator('.gate-row .row-title').first().click()
  await gate.waitForURL(/\/gate\/[0-9a-f-]{36}$/)
  await take(gate, 'case-1440')
  await gate.goto('/rules/lead-time')
  await take(gate, 'rules-1440')
  await gate.goto('/about')
  await take(gate, 'about-1440')
}

/** The public page of the newest number that holds, on a phone. */
async function takeNumber(browser: Browser): Promise<void> {
  const keeper = await openAs(browser, '报表准入审核')
  const answer = await keeper.request.get('/api/v1/requests?state=dispatched&limit=1')
  const { requests } = (await answer.json()) as { requests: readonly { controlNumber: string | null }[] }
  const number = requests[0]?.controlNumber
  if (number === undefined || number === null) throw new Error('no dispatched request: seed first')
  const page = await openAs(browser, undefined, PHONE)
  await page.goto(`/c/${number}`)
  await take(page, 'number-390')
}

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  const parts = { forms: takeForms, gate: takeGate, number: takeNumber }
  for (const [name, run] of Object.entries(parts))
    if (process.argv[3] === undefined || process.argv[3] === name) await run(browser)
} finally {
  await browser.close()
}
