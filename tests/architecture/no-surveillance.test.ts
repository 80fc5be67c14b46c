import { describe, expect, test } from 'vitest'
import { moduleRoutes } from '#apps/server/compose.ts'
import { collectCommands } from '#platform/http/index.ts'
import { listProjectFiles, readText } from './project-files.ts'
import { identifiersOf, INNOCENT_ON_THE_WIRE, isWatching } from './watching-words.ts'

// Clauses 11 and 14 of docs/guides/rules.md: check-ins, point rankings, online time, login counts, tracks, read receipts must not exist.
const WATCHING =
  /\b(check_?in_?count|login_?count|last_?seen(_at)?|online_?(time|minutes)|streak|leader_?board|ranking_of_(workers|members)|gps_?track|location_?trail|read_?receipt|read_at)\b/i

/** What has such a word and watches nobody, each with its reason. */
const INNOCENT: Readonly<Record<string, string>> = {
  'organisations.area.latitude': 'where the seat of a village is, published by the statistics bureau',
  'organisations.area.longitude': 'as above',
  'ledger.dwelling.latitude': 'where a house stands, for the map of dangerous houses; no track of a person',
  'ledger.dwelling.longitude': 'as above',
  'ledger.household.household_points': 'a fact of a household that departments ask; no worker has points',
  ...INNOCENT_ON_THE_WIRE,
}

const files = listProjectFiles()
const product = files.filter(
  (file) => /^(apps|modules|platform|design)\/.+\.(ts|tsx|sql)$/.test(file) && !/\.test\.tsx?$/.test(file),
)
const suspects = (identifiers: readonly string[]): readonly string[] =>
  identifiers.filter((one) => isWatching(one) && !(one in INNOCENT))

test('no table, route or code watches a worker', () => {
  expect(product.filter((file) => WATCHING.test(readText(file)))).toEqual([])
})

test('the pattern would catch a login counter', () => {
  expect('login_count integer').toMatch(WATCHING)
})

describe('clauses 11 and 14: check-ins, points, rankings, logins, time online, tracks, read receipts, likes, forced downloads', () => {
  test.each([
    'lastSeenAt',
    'login_count',
    'minutesOnline',
    '/members/{memberId}/ranking',
    'member.checked.check-in',
    'gpsTrack',
    'read_at',
    'isRead',
    'workerScore',
    'likes',
    'points',
    'installRate',
    'activity',
  ])('%s would be caught', (identifier) => expect(isWatching(identifier)).toBe(true))

  test.each(['likelyForms', 'readingAt', 'openedAt', 'minutesPerVillage', 'threadId', 'dispatchedAt'])(
    '%s is innocent',
    (identifier) => expect(isWatching(identifier)).toBe(false),
  )

  test('are in no address, field or value of the wire', () => {
    const document = JSON.parse(readText('docs/generated/openapi.json')) as { paths: Record<string, unknown> }
    const identifiers = identifiersOf(document)
    expect(identifiers.length).toBeGreaterThan(500)
    expect(suspects(identifiers)).toEqual([])
  })

  test('are in no table or column', () => {
    const tables = [...readText('docs/generated/schema.sql').matchAll(/^create table (\S+) \(\n([\s\S]*?)^\);/gm)]
    const columns = tables.flatMap(([, table = '', body = '']) =>
      [...body.matchAll(/^ {2}(?!constraint )([a-z_0-9]+) /gm)].map((match) => `${table}.${match[1] ?? ''}`),
    )
    expect(columns.length).toBeGreaterThan(300)
    expect(suspects(columns)).toEqual([])
  })

  test('are added by no migration', () => {
    const columns = files
      .filter((file) => /^(modules|platform)\/.+\.sql$/.test(file))
      .flatMap((file) => [...readText(file).matchAll(/add column (?:if not exists )?([a-z_0-9]+)/g)])
      .map((match) => match[1] ?? '')
    expect(suspects(columns)).toEqual([])
  })

  test('are no event', () => {
    const audited = collectCommands(moduleRoutes).flatMap(({ name, event }) => [name, event ?? ''])
    const published = product.flatMap((file) =>
      [...readText(file).matchAll(/publish\(\{\s*name: '([a-z.-]+)'/g)].map((match) => match[1] ?? ''),
    )
    expect(published.length).toBeGreaterThan(0)
    expect(suspects([...audited, ...published])).toEqual([])
  })

  test('no screen asks for a position, a camera or to be installed', () => {
    const asking =
      /navigator\.(geolocation|mediaDevices)|getUserMedia|beforeinstallprompt|Notification\.requestPermission|capture=/
    expect(product.filter((file) => asking.test(readText(file)))).toEqual([])
  })

  test('who is signed in is kept for as long as it lasts, without a count or a last time', () => {
    const session =
      /create table organisations\.session \(\n([\s\S]*?)^\);/m.exec(readText('docs/generated/schema.sql'))?.[1] ?? ''
    const columns = [...session.matchAll(/^ {2}(?!constraint )([a-z_0-9]+) /gm)].map((match) => match[1] ?? '')
    expect(columns.toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'county_code',
      'ended_at',
      'expires_at',
      'member_id',
      // In which of several posts one acts.
      'post_area_code',
      'started_at',
      'token_hash',
    ])
  })
})
