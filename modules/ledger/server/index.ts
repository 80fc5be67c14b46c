export { openChange, type NewChange } from './store/open-change.ts'
export {
  writeFacts,
  type FactRow,
  type FactsToWrite,
  type RefusedRow,
  type WrittenFacts,
  type Writing,
} from './store/write-facts.ts'
export type { ChangeKind } from './tables.ts'
