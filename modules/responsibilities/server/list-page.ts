import { civilDay } from '#platform/time.ts'
import type { DutyListPage } from '../contract.ts'
import { listOf, type ListRow } from './store.ts'

export const pageOf = (row: ListRow, now: Date): DutyListPage => ({
  ...listOf(row, civilDay(now)),
  lastFile: row.last_file,
})
