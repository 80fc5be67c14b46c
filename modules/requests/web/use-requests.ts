import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { useSession } from '#modules/organisations/web/index.ts'
import { request } from '#platform/client/request.ts'
import { upload } from '#platform/client/upload.ts'
import {
  DispatchAnswer,
  RequestList,
  RequestPage,
  type AnswerReturn,
  type DraftRequest,
  type RequestKind,
  type RequestListInput,
  type RequestState,
  type ReturnRequest,
} from '../contract.ts'

export const PAGE_SIZE = 20

/** Strings and numbers only, so that it can be an address. */
export interface RequestQuestion {
  readonly of: z.input<typeof RequestListInput>['of']
  readonly state?: RequestState | undefined
  readonly kind?: RequestKind | undefined
  readonly search?: string
  readonly limit?: number
  readonly offset?: number
}

export const useRequests = (question: RequestQuestion) =>
  useQuery({
    queryKey: ['requests', question],
    queryFn: () => {
      const asked = Object.entries({ limit: PAGE_SIZE, ...question }).flatMap(([name, value]) =>
        value === undefined || value === '' ? [] : [[name, `${value}`]],
      )
      return request(RequestList, 'GET', `/requests?${new URLSearchParams(asked)}`)
    },
    placeholderData: (earlier) => earlier,
  })

export const useRequest = (id: string) =>
  useQuery({ queryKey: ['request', id], queryFn: () => request(RequestPage, 'GET', `/requests/${id}`) })

/** Keeps what a command answered as the newest state of the page; lists are read again. */
export function useKeepPage() {
  const queries = useQueryClient()
  return (page: RequestPage): void => {
    queries.setQueryData(['request', page.request.id], page)
    void queries.invalidateQueries({ queryKey: ['requests'] })
  }
}

function useDo<In>(act: (input: In) => Promise<RequestPage>) {
  const keep = useKeepPage()
  return useMutation({ mutationFn: act, onSuccess: keep })
}

type NewDraft = z.input<typeof DraftRequest>

export const createDraft = (draft: NewDraft): Promise<RequestPage> => request(RequestPage, 'POST', '/requests', draft)

export function attachTemplate(
  of: { readonly id: string; readonly version: number; readonly file: File },
  told: (share: number) => void,
): Promise<RequestPage> {
  const form = new FormData()
  form.set('version', String(of.version))
  form.set('file', of.file)
  return upload(RequestPage, `/requests/${of.id}/template`, form, told)
}

export const useCreateDraft = () => useDo(createDraft)

export const useRevise = (id: string) =>
  useDo((version: number) => request(RequestPage, 'POST', `/requests/${id}/revision`, { version }))

export const useFinishRequest = (id: string) => useDo(() => request(RequestPage, 'POST', `/requests/${id}/completion`))

export const useFinishPart = (id: string) =>
  useDo(() => request(RequestPage, 'POST', `/requests/${id}/part/completion`))

export const useReturnRequest = (id: string) =>
  useDo((back: z.input<typeof ReturnRequest>) => request(RequestPage, 'POST', `/requests/${id}/returns`, back))

export const useAnswerReturn = (returnId: string) =>
  useDo((answer: z.input<typeof AnswerReturn>) => request(RequestPage, 'POST', `/returns/${returnId}/answer`, answer))

export const useComment = (id: string) =>
  useDo((words: string) => request(RequestPage, 'POST', `/requests/${id}/comments`, { words }))

export const useAnswerComment = (commentId: string) =>
  useDo((words: string) => request(RequestPage, 'POST', `/comments/${commentId}/answer`, { words }))

/** Sends it under its own number; the page is read again, because the answer only counts. */
export function useDispatch(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (controlNumber: string) =>
      request(DispatchAnswer, 'POST', `/requests/${id}/dispatch`, { controlNumber, channel: 'screen' }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['request', id] })
      await queries.invalidateQueries({ queryKey: ['requests'] })
    },
  })
}

export interface Reader {
  readonly mayApply: boolean
  /** Works where requests arrive: a village or township. */
  readonly isRecipient: boolean
  readonly areaCode: string
  readonly areaName: string
}

/** What the one who has signed in may do here, for showing buttons; the server holds to it. */
export function useReader(): Reader {
  const signedIn = useSession().data?.signedIn
  const has = (...roles: readonly string[]): boolean => signedIn?.roles.some((role) => roles.includes(role)) === true
  return {
    mayApply: has('department-staff', 'township-staff', 'gatekeeper'),
    isRecipient: has('village-worker', 'township-staff'),
    areaCode: signedIn?.areaCode ?? '',
    areaName: signedIn?.areaName ?? '',
  }
}
