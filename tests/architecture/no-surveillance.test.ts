import { expect, test } from 'vitest'
import { listProjectFiles, readText } from './project-files.ts'

// R2/R3 (rules 11): check-ins, point rankings, online time, login counts, tracks, read receipts must not exist.
const WATCHING =
  /\b(check_?in_?count|login_?count|last_?seen(_at)?|online_?(time|minutes)|streak|leader_?board|ranking_of_(workers|members)|gps_?track|location_?trail|read_?receipt|read_at)\b/i

const product = listProjectFiles().filter((file) => /^(apps|modules|platform|design)\/.+\.(ts|tsx|sql)$/.test(file))

test('no table, route or code watches a worker', () => {
  expect(product.filter((file) => WATCHING.test(readText(file)))).toEqual([])
})

test('the pattern would catch a login counter', () => {
  expect('login_count integer').toMatch(WATCHING)
})
