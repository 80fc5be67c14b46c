export { routes } from './routes.ts'
export {
  dutyListInForce,
  findDutyItem,
  getDutyItem,
  listDutyItems,
  suggestDutyItems,
  type Asking as AskingDuties,
  type ItemQuestion,
} from './ask-duties.ts'
export { findCertificates } from '../domain/find-certificates.ts'
export { isSameOffice } from '../domain/department-names.ts'
export { loadSampleDuties } from './load-sample-duties.ts'
