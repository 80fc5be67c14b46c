import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Loadable } from '#design/desk/Loadable.tsx'
import { useWords } from '#design/desk/words.tsx'
import { RefusedRequest } from '#platform/client/request.ts'
import { words } from './words.ts'

type Screen = () => ReactNode
type Load<Name extends string> = () => Promise<Readonly<Record<Name, Screen>>>

const loads = new Set<() => Promise<unknown>>()

/**
 * A screen whose code is fetched when it is first opened. Without a network the frame stays, with a message and a way to
 * try again; the router's own lazy loading would reload the page and lose what was typed.
 */
export function opened<Name extends string>(load: Load<Name>, name: Name): Screen {
  loads.add(load)
  return function Opened() {
    const w = useWords(words)
    const screen = useQuery({
      queryKey: ['screen', name],
      queryFn: async () => {
        const face = await load().catch(() => {
          throw new RefusedRequest({ status: 0, code: 'client/offline', title: w.notOpened, nextStep: w.notOpenedNext })
        })
        const Opening: Screen = face[name]
        return { Opening }
      },
      staleTime: Infinity,
      gcTime: Infinity,
    })
    return <Loadable of={screen}>{({ Opening }) => <Opening />}</Loadable>
  }
}

/** Fetches the code of every screen ahead, so that a cut network does not stop one from going on. */
export const fetchScreens = (): void => {
  for (const load of loads) load().catch(() => undefined)
}
