export { routes } from './routes.ts'
export { openChange, type NewChange } from './store/open-change.ts'
export {
  writeFacts,
  type FactRow,
  type FactsToWrite,
  type RefusedRow,
  type WrittenFacts,
  type Writing,
} from './store/write-facts.ts'
export { checkColumns } from './store/check-columns.ts'
export { SeenRows } from './store/seen-rows.ts'
export type { ChangeKind } from './tables.ts'
export type { CopyCell, DoubtCount } from './read/long-list.ts'
export { readList, type List, type ListColumn, type ListQuestion, type Reading } from './read/read-list.ts'
export { changeOfCell, readRows, type ListRow } from './read/read-rows.ts'
export {
  computeAggregate,
  type Statistics,
  type StatisticsCell,
  type StatisticsQuestion,
} from './read/compute-aggregate.ts'
export { describeChange, type DescribedChange } from './read/describe-change.ts'
export { listGaps, type LedgerGap, type LedgerGaps } from './read/list-gaps.ts'
export { readCoverage, type Coverage } from './read/read-coverage.ts'
export type { CoverageQuestion } from './read/count-coverage.ts'
export { COUNT_COVERAGE, orderCount, runCountCoverage } from './order-count.ts'
export { listConflicts, type OpenConflict } from './read/list-conflicts.ts'
export { findSubject, type HeldFact, type HeldSubject } from './read/read-facts.ts'
export { isLedgerEntity, type LedgerEntity } from '../domain/entity-shape.ts'
export type { FactColumn } from '../domain/plan-write.ts'
