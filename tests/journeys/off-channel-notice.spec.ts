import { expect, test } from '@playwright/test'
import { ELDERLY, expectAccessible, expectNoSidewaysScroll, signInAs, template } from './desk.ts'

const NOTICE =
  '各村：接县民政局通知，请于今天下午5点前报80岁以上老年人花名册，报姓名、电话、住址，拍照发群里。\n王主任 13800001234'

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, permissions: ['clipboard-read', 'clipboard-write'] })

  test('a village clerk pastes a notice with its file, gets it filled, answers, reports it and takes that back', async ({
    page,
  }) => {
    await signInAs(page, '村文书')
    await page.goto('/notices')
    await expect(page.getByText('还没有贴过通知')).toBeVisible()
    await expectAccessible(page, 'notices, empty')
    await page.getByLabel('粘贴通知原文').fill(NOTICE)
    await page.getByTestId('file').setInputFiles(template(ELDERLY))
    await expect(page.getByText(`${ELDERLY}.xlsx`)).toBeVisible()
    await page.getByRole('button', { name: '看一看' }).click()

    const card = page.getByRole('region', { name: '80岁以上老年人花名册' })
    await expect(card).toContainText('没有登记：无码不填')
    await expect(card).toContainText('民政局')
    await expect(page.locator('mark', { hasText: '今天下午5点' })).toBeVisible()
    await expectAccessible(page, 'notice')
    await expectNoSidewaysScroll(page, 'notice')

    await card.getByRole('button', { name: '用台账填好发来的表' }).click()
    await expect(card.getByText('填好了')).toBeVisible({ timeout: 30_000 })
    const coming = page.waitForEvent('download')
    await card.getByRole('link', { name: '下载填好的表' }).click()
    expect((await coming).suggestedFilename()).toContain('80岁以上老年人花名册')
    await expect(card.getByRole('textbox', { name: '回复的话' })).toHaveValue(/见附件/)
    await card.getByText('说明不办').click()
    await expect(card.getByRole('textbox', { name: '回复的话' })).toHaveValue(/无码不填/)
    await card.getByRole('button', { name: '复制' }).click()
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toContain('无码不填')

    await card.getByRole('button', { name: '更正' }).click()
    await page.getByRole('dialog').getByLabel('事情').fill('高龄老人名册')
    await expectAccessible(page, 'correct')
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await expect(page.getByRole('region', { name: '高龄老人名册' })).toBeVisible()

    await page.getByRole('button', { name: '反映给县准入办' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).not.toContainText('13800001234')
    await expectAccessible(page, 'report')
    await dialog.getByRole('button', { name: '反映', exact: true }).click()
    await expect(page.locator('.oc-reported')).toContainText('可以撤回')
    await page.locator('.oc-reported').getByRole('button', { name: '撤回' }).click()
    await expect(page.getByRole('button', { name: '反映给县准入办' })).toBeVisible()
    await page
      .getByRole('link', { name: /收到的通知/ })
      .last()
      .click()
    await expect(page.getByRole('link', { name: '高龄老人名册' })).toBeVisible()
    await expectNoSidewaysScroll(page, 'notices')
  })

  test('what cannot be read is kept with what to do, and thanks are no demand', async ({ page }) => {
    await signInAs(page, '网格员')
    await page.goto('/notices')
    await page.getByLabel('粘贴通知原文').fill('[图片]')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('alert')).toContainText('没有读到文字')
    await expectAccessible(page, 'unreadable')
    await page.goto('/notices')
    await page.getByLabel('粘贴通知原文').fill('大家辛苦了，周末愉快[玫瑰]')
    await page.getByRole('button', { name: '看一看' }).click()
    await expect(page.getByText('没有看出要做什么')).toBeVisible()
    await page.goto('/notices')
    await expect(page.getByRole('link', { name: '[图片]' })).toBeVisible()
  })
})

test('two villages report one demand; the gate office asks the body, which answers, and makes it a request', async ({
  page,
}) => {
  for (const who of ['村文书', '邻村文书']) {
    await signInAs(page, who)
    await page.goto('/notices')
    await page.getByLabel('粘贴通知原文').fill('县民政局要养老床位统计表，明天下班前报')
    await page.getByRole('button', { name: '看一看' }).click()
    await page.getByRole('button', { name: '反映给县准入办' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '反映', exact: true }).click()
    await expect(page.locator('.oc-reported')).toBeVisible()
    await page.context().clearCookies()
  }
  await signInAs(page, '报表准入审核')
  await page.goto('/off-channel')
  const report = page.getByRole('listitem', { name: '养老床位统计表' }).first()
  await expect(report).toContainText('2 个地方反映过')
  await expectAccessible(page, 'off-channel list')
  await expectNoSidewaysScroll(page, 'off-channel list')
  await report.getByRole('button', { name: '问单位' }).click()
  await expectAccessible(page, 'ask the body')
  await page.getByRole('dialog').getByRole('button', { name: '发出' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.context().clearCookies()

  await signInAs(page, '民政局科员')
  await page.goto('/off-channel')
  const asked = page.getByRole('region', { name: '准入办问您单位的' })
  await expect(asked).toContainText('养老床位统计表')
  await expect(asked).not.toContainText('村')
  await asked.getByRole('button', { name: '答复' }).click()
  await page.getByRole('dialog').getByLabel('答复').fill('已停止，年底随年报一并统计')
  await page.getByRole('dialog').getByRole('button', { name: '发出' }).click()
  await expect(asked).toContainText('已停止')
  await expectAccessible(page, 'questions')
  await page.context().clearCookies()

  await signInAs(page, '报表准入审核')
  await page.goto('/off-channel')
  await report.getByRole('button', { name: '转为申请' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: '发出' }).click()
  await expect(page.getByText('已转为该单位的草稿')).toBeVisible()
})
