/** Header of the columns that carry the reasons of refused cells. */
export const REASON_HEADER = '退回原因'

/** A column that an earlier answer of ours put in: known by its header, and never taken. */
export const isReasonColumn = (path: readonly string[]): boolean =>
  path.at(-1)?.replace(/\s+/g, '').startsWith(REASON_HEADER) === true
