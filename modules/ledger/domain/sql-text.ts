const IDENTIFIER = /^[a-z][a-z0-9_]{0,62}$/

/** A name made for SQL text. Throws on anything that is not a plain lower-case name: such a name can only be a bug or an attack. */
export function quoteName(name: string): string {
  if (!IDENTIFIER.test(name)) throw new Error(`not a name: ${JSON.stringify(name)}`)
  return `"${name}"`
}

/** A text literal. COPY (query) takes no parameters, so values are written into the statement here and nowhere else. */
export function quoteText(value: string): string {
  const clean = value.replaceAll('\u0000', '')
  return clean.includes('\\')
    ? ` E'${clean.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
    : `'${clean.replaceAll("'", "''")}'`
}

export function quoteNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error('not a finite number')
  return `${value}`
}
