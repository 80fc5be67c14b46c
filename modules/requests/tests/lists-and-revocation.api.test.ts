import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { dispatchOn } from '#apps/server/cli/dispatch.ts'
import { readWorkbookGrid } from '#modules/workbook/server/index.ts'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startRequestWeeks, type RequestBuilders } from '#tests/support/requests.ts'
import type { TestApp } from '#tests/support/test-app.ts'

const weeks = startRequestWeeks()
const DAY = 86_400_000
let app: TestApp
let build: RequestBuilders
let village = ''
let otherVillage = ''
beforeAll(async () => {
  ;({ app, build, village } = weeks)
  otherVillage = (await app.as('other-village-worker').get('/session')).body.signedIn.areaCode
})

const csv = (rows: readonly (readonly string[])[]): FormData => {
  const form = new FormData()
  form.set('file', new File([rows.map((row) => row.join(',')).join('\n')], '下发.csv'))
  return form
}

test('a list sends its good rows, answers the bad ones as a workbook with the reason beside the cell, and is idempotent', async () => {
  const first = await build.numbered()
  const second = await build.numbered()
  const rows = [
    ['准入码', '区划代码'],
    [first.number, village],
    [second.number, otherVillage],
    [second.number, '犍为'],
    ['', '全部'],
    ['511123-2026-00001-00', '全部'],
  ]
  const answer = await app.as('department-staff').post('/dispatches/imports', csv(rows))
  expect(answer.body).toMatchObject({ rows: 5, taken: 1, unchanged: 0, refused: 4 })
  expect(answer.body.faults.map((fault: { row: number; column: string; code: string | null }) => fault)).toMatchObject([
    { row: 3, column: '区划代码', value: otherVillage, code: 'requests/area-not-asked' },
    { row: 4, column: '区划代码', value: '犍为', code: null },
    { row: 5, column: '准入码', code: 'requests/number-missing' },
    { row: 6, column: '准入码', code: 'requests/number-mistyped' },
  ])
  const refused = await app.as('department-staff').get(`/list-imports/${answer.body.id}/refused`)
  const { sheets } = await readWorkbookGrid({ bytes: refused.bytes }, { fileName: '退回.xlsx' })
  const [sheet] = sheets
  expect([1, 2, 3, 4].map((column) => sheet?.cell(1, column)?.value)).toEqual([
    '准入码',
    '退回原因：准入码',
    '区划代码',
    '退回原因：区划代码',
  ])
  expect(sheet?.cell(2, 4)?.value).toMatch('不在这件事项的范围里')
  expect(sheet?.rows).toBe(5)
  const nobody = await app.as('gatekeeper').get(`/list-imports/${answer.body.id}/refused`)
  expect(nobody.body.code).toBe('requests/list-not-found')
  const again = await app.as('department-staff').post('/dispatches/imports', csv(rows.slice(0, 2)))
  expect(again.body).toMatchObject({ taken: 0, unchanged: 1, refused: 0 })
  const noHeader = await app.as('department-staff').post(
    '/dispatches/imports',
    csv([
      ['甲', '乙'],
      ['1', '2'],
    ]),
  )
  expect(noHeader.body.code).toBe('requests/list-without-header')
})

test('the command line sends for the body named only, by area, and by a list with exit code 4 for refused rows', async () => {
  const { number } = await build.numbered()
  await expect(dispatchOn(app.parts, { number, as: '教育局' })).rejects.toMatchObject({
    code: 'requests/not-your-body',
  })
  await expect(dispatchOn(app.parts, { number, area: otherVillage })).rejects.toMatchObject({
    code: 'requests/area-not-asked',
  })
  const folder = await mkdtemp(join(tmpdir(), 'yici-dispatch-'))
  const file = join(folder, 'list.csv')
  await writeFile(file, `准入码,区划代码\n${number},${village}\n511123-2026-00001-00,全部\n`)
  const refused = join(folder, 'refused.xlsx')
  expect(await dispatchOn(app.parts, { file, refused })).toBe(4)
  const { readFile } = await import('node:fs/promises')
  const { sheets } = await readWorkbookGrid({ bytes: await readFile(refused) }, { fileName: 'refused.xlsx' })
  expect(sheets[0]?.cell(2, 2)?.value).toMatch('校验位不符')
  expect(await dispatchOn(app.parts, { number, as: '民政局', area: village, json: true })).toBe(0)
})

test('revoked: open parts and returns end, the minutes come back, anyone sees why', async () => {
  const { id, number } = await build.dispatched()
  await app.as('village-worker').post(`/requests/${id}/returns`, { ground: 'off-list', words: '不在清单' })
  const period = new Date(weeks.clock.getTime() + 15 * DAY).toISOString().slice(0, 7)
  const taken = async (): Promise<number> => {
    const rows = await app.system(({ kysely }) =>
      sql<{ n: number }>`select coalesce(sum(bound_minutes), 0)::float as n from budgets.entry
        where request_id = ${id} and state = 'bound' and period = ${period}`.execute(kysely),
    )
    return rows.rows[0]?.n ?? 0
  }
  expect(await taken()).toBeGreaterThan(0)
  const early = await app.as('gatekeeper').post(`/control-numbers/${number}/revocation`, { reason: '错' })
  expect(early.status).toBe(422)
  const revoked = await app
    .as('gatekeeper')
    .post(`/control-numbers/${number}/revocation`, { reason: '上级已撤销该任务' })
  expect(revoked.body).toMatchObject({ requestId: id, withdrawn: 1 })
  expect(await taken()).toBe(0)
  const { body } = await app.as('village-worker').get(`/requests/${id}`)
  expect(body).toMatchObject({
    request: { state: 'lapsed' },
    recipients: [{ state: 'withdrawn' }],
    returns: [{ state: 'answered', answer: 'withdrawn' }],
  })
  expect((await app.anonymous.get(`/control-numbers/${number}`)).body).toMatchObject({
    standing: 'revoked',
    revokedBecause: '上级已撤销该任务',
  })
  const twice = await app.as('gatekeeper').post(`/control-numbers/${number}/revocation`, { reason: '再撤一次看看' })
  expect(twice.body.code).toBe('requests/revoked-already')
})
