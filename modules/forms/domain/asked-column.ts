import type { PlannedColumn } from './plan-list.ts'

/** A column as the ledger is asked for it. */
export interface AskedColumn {
  readonly element: string
  readonly role?: string
  readonly programmes?: readonly string[]
}

/** `isMember`: each row is a member of the household, so that the role says nothing more. */
export const askedColumn = (
  { element, role, programmes }: Pick<PlannedColumn, 'element' | 'role' | 'programmes'>,
  isMember = false,
): AskedColumn => ({
  element,
  ...(role === undefined || (isMember && role === 'member') ? {} : { role }),
  ...(programmes === undefined ? {} : { programmes }),
})
