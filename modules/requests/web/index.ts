export { NewRequestScreen } from './apply/NewRequestScreen.tsx'
export { RequestsScreen } from './list/RequestsScreen.tsx'
export { RequestScreen } from './page/RequestScreen.tsx'
