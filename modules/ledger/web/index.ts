export { ConflictsScreen } from './ConflictsScreen.tsx'
export { LedgerScreen } from './LedgerScreen.tsx'
export { SubjectScreen } from './SubjectScreen.tsx'
