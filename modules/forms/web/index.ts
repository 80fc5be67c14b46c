export { FillScreen } from './FillScreen.tsx'
export { FormScreen } from './FormScreen.tsx'
export { FormsScreen } from './FormsScreen.tsx'
