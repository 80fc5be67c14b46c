import { expect, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './desk.ts'
import { call, numberedRequest, personAt } from './requests-arrange.ts'

const PHONE = { width: 390, height: 844 }
const TITLE = '老人助浴意愿核对'

test('a village comments, gets an answer, returns the request, and the issuer answers', async ({ browser }) => {
  test.setTimeout(240_000)
  const department = await personAt(browser, '民政局科员')
  const gate = await personAt(browser, '报表准入审核')
  const village = await personAt(browser, '村文书', PHONE)
  const { areaCode } = (await call(village, 'GET', '/session')).body.signedIn
  const id = await numberedRequest({ department, gate }, { title: TITLE, village: areaCode, field: '是否需要助浴' })

  // Before it is sent, the village says what cannot be done; nothing goes out until that has an answer.
  await village.goto(`/requests/${id}`)
  await village.getByLabel('提意见').fill('很多老人在外地，问不到')
  await village.getByRole('button', { name: '提交意见' }).click()
  await expect(village.getByText('还没有答复')).toBeVisible()
  await expectAccessible(village, 'numbered request of a village on a phone')
  await expectNoSidewaysScroll(village, 'numbered request on a phone')

  await department.goto(`/requests/${id}`)
  await expect(department.locator('.number-itself')).toHaveText(/^511123-20\d\d-\d{5}-[0-9A-Z]{2}$/)
  await expect(department.getByRole('button', { name: '下发' })).toBeDisabled()
  await department.getByLabel('答复周小满的意见').fill('在外地的不问')
  await department.getByRole('button', { name: '答复', exact: true }).click()
  await department.getByRole('button', { name: '下发' }).click()
  await expectAccessible(department, 'dispatch dialog')
  await department.getByRole('dialog').getByRole('button', { name: '下发' }).click()
  await expect(department.getByRole('heading', { name: '已下发，正在办' })).toBeVisible()
  await expectAccessible(department, 'dispatched request')

  // The village sees who asks, what it costs and what is filled, and sends it back on one of five grounds.
  await village.goto('/requests')
  await expect(village.locator('.request-row', { hasText: TITLE })).toContainText('待办')
  await expectAccessible(village, 'sent to us')
  await village.getByRole('link', { name: TITLE }).click()
  await expect(village.locator('.load')).toContainText('2 项里 1 项')
  await expectAccessible(village, 'request of a village')
  await village.getByRole('button', { name: '退回', exact: true }).click()
  const dialog = village.getByRole('dialog')
  await expect(dialog.getByRole('radio')).toHaveCount(5)
  await expect(dialog.getByRole('button', { name: '退回', exact: true })).toBeDisabled()
  await dialog.getByRole('radio', { name: /村里无从知道/ }).check()
  await dialog.getByLabel('说明').fill('大多在外地，村里问不到')
  await expectAccessible(village, 'return dialog')
  await dialog.getByRole('button', { name: '退回', exact: true }).click()
  await expect(village.getByRole('heading', { name: /您已退回/ })).toBeVisible()
  await expect(village.getByText(/前不答复，这件事对您自动失效/)).toBeVisible()

  // The issuer sees the clock and answers; the village has it again, with the answer.
  await department.goto('/requests')
  await expect(department.locator('.request-row', { hasText: TITLE }).first()).toContainText('1 个退回待答复')
  await department.getByRole('link', { name: TITLE }).first().click()
  await expect(department.getByText(/须在 .*前答复，过时自动失效/)).toBeVisible()
  await department.getByRole('button', { name: /^答复退回：/ }).click()
  await department.getByRole('dialog').getByRole('radio', { name: /调整/ }).check()
  await department.getByRole('dialog').getByLabel('答复', { exact: true }).fill('在外地的不用问，只报在村的')
  await expectAccessible(department, 'answer dialog')
  await department.getByRole('dialog').getByRole('button', { name: '答复退回' }).click()
  await expect(department.locator('#returns')).toContainText('在外地的不用问，只报在村的')
  await expectAccessible(department, 'answered return')

  await village.reload()
  await expect(village.getByRole('heading', { name: /要您办/ })).toBeVisible()
  await expect(village.locator('#returns')).toContainText('在外地的不用问，只报在村的')
  await village.getByRole('button', { name: '办结' }).click()
  await expect(village.getByRole('heading', { name: '您这部分已办结' })).toBeVisible()
  await expectNoSidewaysScroll(village, 'finished part on a phone')
})
