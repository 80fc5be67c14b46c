import pg from 'pg'

/**
 * How values leave the database, the same on both engines:
 * date → 'YYYY-MM-DD' · timestamptz, timestamp → ISO 8601 text in UTC with at least milliseconds · int8, numeric → number when
 * exact (safe integer, at most 15 significant digits), else the text · json, jsonb → parsed · everything else as `pg` does.
 * Dates stay text because a JS Date moves a day when time zones differ.
 */
const asText = (text: string): string => text

const asTimestamp = (text: string): string => {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d+))?(?:\+00)?$/.exec(text)
  return match ? `${match[1]}T${match[2]}.${(match[3] ?? '').padEnd(3, '0')}Z` : text
}

const asExactNumber = (text: string): number | string => {
  const digits = text.replace(/^-?0*\.?0*|\./g, '')
  return digits.length <= 15 || Number.isSafeInteger(Number(text)) ? toNumber(text) : text
}

const toNumber = (text: string): number | string => {
  const value = Number(text)
  return Number.isFinite(value) ? value : text
}

const { builtins } = pg.types
const own = new Map<number, (text: string) => unknown>([
  [builtins.DATE, asText],
  [builtins.TIMESTAMPTZ, asTimestamp],
  [builtins.TIMESTAMP, asTimestamp],
  [builtins.INT8, asExactNumber],
  [builtins.NUMERIC, asExactNumber],
])

/** `types` for a pg client. Binary results are never asked for, so the text parsers are enough. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: string) => {
    const parser = format === 'binary' ? undefined : own.get(oid)
    return parser ?? (pg.types.getTypeParser(oid, 'text') as (text: string) => unknown)
  },
}
