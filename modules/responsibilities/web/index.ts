export { CertificatesScreen } from './CertificatesScreen.tsx'
export { CompareScreen } from './CompareScreen.tsx'
export { DutiesScreen } from './DutiesScreen.tsx'
export { DutyItemScreen } from './DutyItemScreen.tsx'
