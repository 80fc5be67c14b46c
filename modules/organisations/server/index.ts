export { areaRange, countyOf, isAreaCode, isWithin, levelOf, parentOf, type AreaRange } from '../domain/area-code.ts'
export {
  findAreaAt,
  findAreaByName,
  getArea,
  listAreaPeriods,
  listAreas,
  listSuccessors,
  type AreaQuestion,
} from './areas.ts'
export { commandLineActor, findActorBySession, findActorOfMember, scopeOf } from './actors.ts'
export { listCounties, loadDivisions } from './load-divisions.ts'
export { demoPersonaId, loadDemoWorkplace } from './load-demo-workplace.ts'
export { routes } from './routes.ts'
