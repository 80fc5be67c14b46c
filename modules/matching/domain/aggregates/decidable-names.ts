const TIME_AND_ALIASES: ReadonlySet<string> = new Set([
  'age',
  'gender',
  'sex',
  'veteran',
  'dibao',
  'tekun',
  'hukou_type',
  'village_post',
  'programme',
  'ytd',
  'month',
  'start_month',
  'end_month',
  'start_year',
  'end_year',
  'in_household',
])
const OF_ELEMENTS =
  /^(?:person|household|dwelling|homestead|plot|org|event|subsidy|region|project|animal|vehicle|village|guardian|helper|grid)_/
/** Written like elements, but made of the form's own words. */
const NO_ELEMENTS: ReadonlySet<string> = new Set(['person_returned', 'org_scale'])

/** Whether the ledger can decide a condition of this name: it is an element, an alias of one, or a time of the report. */
export const isDecidable = (name: string): boolean =>
  TIME_AND_ALIASES.has(name) || (OF_ELEMENTS.test(name) && !NO_ELEMENTS.has(name))
