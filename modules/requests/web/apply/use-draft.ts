import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { request } from '#platform/client/request.ts'
import { RequestPage } from '../../contract.ts'
import { DraftKeeper, type DraftWire, type KeptDraft } from './draft-keeper.ts'
import type { Unsent } from './unsent.ts'

const placeOf = (id: string): string => `yici.request-draft.${id}`

/** What an earlier visit could not send: the machine was closed, or the network was away. */
function readUnsent(id: string): Unsent | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(placeOf(id)) ?? 'null')
    return kept !== null && typeof kept === 'object' && 'change' in kept && 'items' in kept
      ? (kept as Unsent)
      : undefined
  } catch {
    return undefined
  }
}

const keepUnsent =
  (id: string) =>
  (unsent: Unsent | null): void => {
    try {
      if (unsent === null) localStorage.removeItem(placeOf(id))
      else localStorage.setItem(placeOf(id), JSON.stringify(unsent))
    } catch {
      // A full or forbidden store only loses the second copy: what was typed is still on the page.
    }
  }

const wireOf = (id: string): DraftWire => ({
  load: () => request(RequestPage, 'GET', `/requests/${id}`),
  save: (version, draft) => request(RequestPage, 'PATCH', `/requests/${id}`, { version, draft }),
  trim: (version, items) => request(RequestPage, 'PATCH', `/requests/${id}/items`, { version, items }),
  screen: () => request(RequestPage, 'POST', `/requests/${id}/screening`),
})

/** The keeper of one draft for as long as its page is open. */
export function useDraftKeeper(page: RequestPage): DraftKeeper {
  const queries = useQueryClient()
  const { id } = page.request
  const [keeper] = useState(
    () =>
      new DraftKeeper({
        page,
        wire: wireOf(id),
        unsent: readUnsent(id),
        keepUnsent: keepUnsent(id),
        keepPage: (next) => queries.setQueryData(['request', id], next),
      }),
  )
  useEffect(() => {
    keeper.retry()
    window.addEventListener('online', keeper.retry)
    return () => {
      window.removeEventListener('online', keeper.retry)
      keeper.close()
      void queries.invalidateQueries({ queryKey: ['requests'] })
    }
  }, [keeper, queries])
  return keeper
}

export const DraftContext = createContext<DraftKeeper | null>(null)

/** The draft as it stands, and the hand that changes it. Below `DraftContext` only. */
export function useDraft(): KeptDraft & { readonly keeper: DraftKeeper } {
  const keeper = useContext(DraftContext)
  if (keeper === null) throw new Error('useDraft needs a DraftContext above it')
  const kept = useSyncExternalStore(keeper.subscribe, keeper.read)
  return { ...kept, keeper }
}
