import { expect, type Browser, type Page } from '@playwright/test'
import { signInAs } from './desk.ts'

interface Answer {
  readonly status: number
  readonly body: {
    readonly code?: string
    readonly request: { readonly id: string; readonly version: number }
    readonly number: { readonly number: string } | null
    readonly signedIn: { readonly areaCode: string }
    readonly screening: {
      readonly findings: readonly { readonly table: string; readonly row: string; readonly effect: string }[]
    }
  }
}

/** Calls the server as who has signed in on this page. */
export const call = (page: Page, method: string, path: string, body?: object): Promise<Answer> =>
  page.evaluate(
    async ([how, where, sent]) => {
      const answer = await fetch(`/api/v1${where}`, {
        method: how,
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
      })
      return { status: answer.status, body: (await answer.json()) as Answer['body'] }
    },
    [method, path, body] as const,
  )

/** Three weeks on, at the end of a working day in China. */
export const dueDay = (): string => {
  const day = new Date(Date.now() + 21 * 86_400_000)
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setUTCDate(day.getUTCDate() + 1)
  return day.toISOString().slice(0, 10)
}

/** A page of one's own for each person, as in an office. */
export async function personAt(browser: Browser, title: string, viewport?: { width: number; height: number }) {
  const context = await browser.newContext({
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    viewport: viewport ?? { width: 1440, height: 900 },
  })
  const page = await context.newPage()
  await signInAs(page, title)
  return page
}

/** The gate admits it and gives it a number; what blocks by the count of this week is let pass by name. */
async function admit(gate: Page, id: string): Promise<void> {
  const versionOf = async (): Promise<number> => (await call(gate, 'GET', `/requests/${id}`)).body.request.version
  const { screening } = (await call(gate, 'GET', `/requests/${id}`)).body
  for (const { table, row, effect } of screening.findings) {
    if (effect !== 'block') continue
    const passed = {
      version: await versionOf(),
      table,
      row,
      approver: '县委办主任 林夏至',
      reason: '行程演练需要，一次放行',
    }
    expect((await call(gate, 'POST', `/requests/${id}/overrides`, passed)).status).toBe(200)
  }
  const decided = { version: await versionOf(), decision: 'admit', reason: '依据齐全，代价合理' }
  expect((await call(gate, 'POST', `/requests/${id}/decision`, decided)).status).toBe(200)
  await call(gate, 'POST', `/requests/${id}/control-number`, { version: await versionOf() })
}

/** A lawful request of the civil affairs bureau to one village, admitted and numbered. Answers its id. */
export async function numberedRequest(
  by: { readonly department: Page; readonly gate: Page },
  of: { readonly title: string; readonly village: string; readonly field: string },
): Promise<string> {
  const made = await call(by.department, 'POST', '/requests', {
    title: of.title,
    lane: 'exception',
    purpose: '安排明年助浴服务',
    legalBasis: '省养老服务条例 第二十条',
    areaCodes: [of.village],
    dueAt: `${dueDay()}T09:00:00.000Z`,
    population: { entity: 'person', filter: 'age>=80', words: '80 周岁以上老年人' },
    detail: { resources: '随事项拨付每村 2000 元' },
  })
  const { id } = made.body.request
  const fields = ['姓名', of.field].map((name) => ({ path: [name], purpose: '排班' }))
  const listed = await call(by.department, 'PUT', `/requests/${id}/items`, { version: 1, fields })
  const { version } = listed.body.request
  const submitted = await call(by.department, 'POST', `/requests/${id}/submission`, { version })
  expect(submitted.status, JSON.stringify(submitted.body)).toBe(200)
  await admit(by.gate, id)
  return id
}
