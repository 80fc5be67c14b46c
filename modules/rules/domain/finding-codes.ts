/** What can be wrong with a table. */
export const FINDING_CODES = [
  'condition-not-read',
  'fact-not-known',
  'parameter-not-known',
  'parameter-without-bounds',
  'parameter-out-of-bounds',
  'parameter-twice',
  'row-twice',
  'clause-missing',
  'message-missing',
  'placeholder-not-known',
  'rows-overlap',
  'case-missing',
  'row-unreachable',
  'row-covered',
  'core-changed',
  'too-large-to-check',
] as const
