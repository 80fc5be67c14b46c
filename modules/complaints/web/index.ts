export { ComplainButton } from './ComplainButton.tsx'
export { ComplaintsScreen } from './ComplaintsScreen.tsx'
