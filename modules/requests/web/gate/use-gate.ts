import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { z } from 'zod'
import { useSession } from '#modules/organisations/web/index.ts'
import { request } from '#platform/client/request.ts'
import {
  RequestList,
  RequestMessage,
  RequestPage,
  ReturnStatistics,
  type DecideRequest,
  type OverrideBlock,
  type RequestState,
} from '../../contract.ts'
import { useKeepPage } from '../use-requests.ts'

/** A list of the gate: what waits by clock, or requests in one state. Never more than 200 at once. */
export function useGateList(view: 'queue' | RequestState, limit: number, offset: number) {
  const which = view === 'queue' ? 'of=queue' : `state=${view}`
  return useQuery({
    queryKey: ['requests', 'gate', view, limit, offset],
    queryFn: () => request(RequestList, 'GET', `/requests?${which}&limit=${limit}&offset=${offset}`),
    placeholderData: (earlier) => earlier,
  })
}

function useOn<In>(id: string, path: string) {
  const keep = useKeepPage()
  return useMutation({
    mutationFn: (input: In) => request(RequestPage, 'POST', `/requests/${id}/${path}`, input),
    onSuccess: keep,
  })
}

export const useDecide = (id: string) => useOn<z.input<typeof DecideRequest>>(id, 'decision')
export const useOverrideBlock = (id: string) => useOn<z.input<typeof OverrideBlock>>(id, 'overrides')
export const useNumber = (id: string) => useOn<{ version: number }>(id, 'control-number')
export const useResume = (id: string) => useOn<{ version: number }>(id, 'resumption')

export const useMessage = (id: string, isNumbered: boolean) =>
  useQuery({
    queryKey: ['request-message', id],
    queryFn: () => request(RequestMessage, 'GET', `/requests/${id}/message`),
    enabled: isNumbered,
  })

export function useReturnStatistics(year: number) {
  const county = useSession().data?.signedIn?.areaCode.slice(0, 6) ?? ''
  return useQuery({
    queryKey: ['return-statistics', county, year],
    queryFn: () => request(ReturnStatistics, 'GET', `/returns/statistics?county=${county}&year=${year}`),
    enabled: county !== '',
  })
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"]') !==
    null

/** Single letters, except while someone types, a dialog is open or a modifier is held. */
export function useGateKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (document.querySelector('.ant-modal-wrap:not([style*="none"])') !== null) return
      if (event.key !== 'Escape' && isTyping(event.target)) return
      const act = latest.current[event.key.toLowerCase()]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
}
