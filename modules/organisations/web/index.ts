export { AreaPicker } from './AreaPicker.tsx'
export type { PickedArea } from './AreaPicker.tsx'
export { SignIn } from './SignIn.tsx'
export { useAreasBelow, useSession, useSignOut } from './use-session.ts'
