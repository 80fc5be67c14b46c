import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from '#platform/client/request.ts'
import { AreaList, PersonaList, Post, SessionView, SignInAnswer, SignOutAnswer } from '../contract.ts'

/** Who is signed in, and whether a persona may be chosen (demo mode). */
export const useSession = () =>
  useQuery({ queryKey: ['session'], queryFn: () => request(SessionView, 'GET', '/session'), staleTime: 60_000 })

export const usePersonas = () =>
  useQuery({ queryKey: ['personas'], queryFn: () => request(PersonaList, 'GET', '/personas'), staleTime: 600_000 })

/** Signing in or out changes what every read answers: all that was read is dropped. */
export function useSignIn() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (personaId: string) => request(SignInAnswer, 'POST', '/session', { personaId }),
    onSuccess: () => queries.resetQueries(),
  })
}

/** Another post is another area: all that was read is dropped. */
export function useChoosePost() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (areaCode: string) => request(Post, 'POST', '/session/post', { areaCode }),
    onSuccess: () => queries.resetQueries(),
  })
}

export function useSignOut() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => request(SignOutAnswer, 'DELETE', '/session'),
    onSuccess: () => queries.resetQueries(),
  })
}

/** Areas below one area, on today's divisions. */
export const useAreasBelow = (parent: string | undefined) =>
  useQuery({
    queryKey: ['areas', parent],
    queryFn: () => request(AreaList, 'GET', `/areas?parent=${parent ?? ''}`),
    enabled: parent !== undefined,
    staleTime: 600_000,
  })
