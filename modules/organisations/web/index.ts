export { SignIn } from './SignIn.tsx'
export { useAreasBelow, useSession, useSignOut } from './use-session.ts'
