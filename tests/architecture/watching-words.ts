/**
 * Words of what clauses 11 and 14 of docs/guides/rules.md forbid: check-ins, points, ranking of people, counts of logins, time
 * online, tracks, read receipts, likes, forced downloads. An identifier is split into its words first: `lastSeenAt` is `last-seen-at`.
 */
const WATCHING = new RegExp(
  `(^|-)(${[
    'check-?ins?',
    'clock-(in|out)s?',
    'punch(es)?',
    'streaks?',
    'badges?',
    'points?',
    'leader-?boards?',
    'rank(s|ed|ing|ings)?',
    'log-?ins?-(count|counts|at|times)|login-counts?|logins',
    '(time|minutes|hours)-online|online-(time|minutes|hours|at|since)',
    'last-(seen|login|log-in|active|online|visit|sign-in)',
    'active-(days|minutes|time|since)|activity|activities|inactive',
    'gps|tracks?|trails?|geo-?location|locations?|latitude|longitude|lat|lng',
    'read-receipts?|read-(at|by|on)|seen-(at|by|on)|unread|is-read|viewed-(at|by|on)|viewers?',
    'likes?|upvotes?|thumbs?|forwards|repost(s|ed)?',
    'installs?|installed|install-rate|download-(count|rate|s)|downloads',
    'scores?|productivity|performance|handling-time|time-spent|keystrokes?|screenshots?',
  ].join('|')})(-|$)`,
)

/** What has such a word on the wire and watches nobody, each with its reason. */
export const INNOCENT_ON_THE_WIRE: Readonly<Record<string, string>> = {
  latitude: 'of an area or a dwelling',
  longitude: 'as above',
  household_points: 'a fact of a household that departments ask; no worker has points',
  'check-in':
    'by which an off-channel demand is recognised: that somebody asked for check-ins is what is logged against them',
}

/** `minutesOnline`, `minutes_online`, `minutes.online` → `minutes-online` */
export const wordsOf = (identifier: string): string =>
  identifier
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase()

export const isWatching = (identifier: string): boolean => WATCHING.test(wordsOf(identifier))

/** Every path, operation, parameter, field and permissible value of an OpenAPI document. */
export function identifiersOf(document: { readonly paths: Readonly<Record<string, unknown>> }): readonly string[] {
  const found = new Set(Object.keys(document.paths))
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk)
    if (typeof node !== 'object' || node === null) return
    for (const [key, value] of Object.entries(node)) {
      if (key === 'properties' && typeof value === 'object' && value !== null)
        for (const name of Object.keys(value)) found.add(name)
      if ((key === 'name' || key === 'operationId' || key === 'const') && typeof value === 'string') found.add(value)
      if (key === 'enum' && Array.isArray(value)) for (const one of value) found.add(String(one))
      walk(value)
    }
  }
  walk(document.paths)
  return [...found]
}
