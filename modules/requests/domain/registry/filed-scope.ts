/** Times a year; what happens on an event may be asked whenever it does. */
const TIMES: Readonly<Record<string, number>> = {
  once: 1,
  year: 1,
  'half-year': 2,
  quarter: 4,
  month: 12,
  'ten-days': 36,
  week: 52,
  day: 366,
  'on-event': 366,
}

const plain = (path: readonly string[]): string => path.join('/').normalize('NFKC').replace(/\s/g, '')

export interface FiledScope {
  readonly frequency: string
  readonly fields: readonly {
    readonly path: readonly string[]
    readonly validTo: string
    readonly isRemoved: boolean
  }[]
}

export interface AskedScope {
  readonly frequency: string
  readonly paths: readonly (readonly string[])[]
}

export interface ScopeFinding {
  /** Every field asked is on the list, and it is asked no oftener than filed. */
  readonly isWithin: boolean
  readonly notFiled: readonly string[]
  readonly expired: readonly string[]
}

/** What of an ask the filed list covers. An entry without fields (a plan, an app) covers whatever it names. */
export function compareWithFiled(filed: FiledScope, asked: AskedScope, today: string): ScopeFinding {
  const byPath = new Map(filed.fields.filter((field) => !field.isRemoved).map((field) => [plain(field.path), field]))
  const names = asked.paths.map(plain)
  const notFiled = filed.fields.length === 0 ? [] : names.filter((name) => !byPath.has(name))
  const expired = names.filter((name) => {
    const field = byPath.get(name)
    return field !== undefined && field.validTo <= today
  })
  const isRareEnough = (TIMES[asked.frequency] ?? 366) <= (TIMES[filed.frequency] ?? 1)
  return { isWithin: notFiled.length === 0 && isRareEnough, notFiled, expired }
}
