import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { BodyList } from '#modules/organisations/contract.ts'
import { request } from '#platform/client/request.ts'
import type { CorrectDemand } from '../contract.ts'
import { NoticeList, NoticePage } from '../contract.ts'

export const PAGE = 20

export const useNotices = (page: number) =>
  useQuery({
    queryKey: ['notices', page],
    queryFn: () => request(NoticeList, 'GET', `/notices?limit=${PAGE}&offset=${page * PAGE}`),
    placeholderData: (earlier) => earlier,
  })

export const useNotice = (id: string) =>
  useQuery({ queryKey: ['notice', id], queryFn: () => request(NoticePage, 'GET', `/notices/${id}`) })

export const useBodies = () =>
  useQuery({ queryKey: ['bodies'], queryFn: () => request(BodyList, 'GET', '/bodies'), staleTime: Infinity })

export function useTakeNotice() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ text, file }: { text: string; file?: File | undefined }) => {
      const form = new FormData()
      form.set('text', text)
      if (file !== undefined) form.set('file', file)
      return request(NoticePage, 'POST', '/notices', form)
    },
    onSuccess: (page) => {
      queries.setQueryData(['notice', page.id], page)
      return queries.invalidateQueries({ queryKey: ['notices'] })
    },
  })
}

/** Whatever is done to one notice answers with its page. */
function useDoToNotice<In>(id: string, doIt: (input: In) => Promise<NoticePage>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: doIt,
    onSuccess: (page) => {
      queries.setQueryData(['notice', id], page)
      return queries.invalidateQueries({ queryKey: ['notices'] })
    },
  })
}

export type Correction = z.input<typeof CorrectDemand>

export const useCorrect = (id: string) =>
  useDoToNotice(id, ({ position, ...said }: Correction & { position: number }) =>
    request(NoticePage, 'PATCH', `/notices/${id}/demands/${position}`, said),
  )

export const useAnswer = (id: string) =>
  useDoToNotice(id, (order: { version: number; position: number; formId?: string }) =>
    request(NoticePage, 'POST', `/notices/${id}/answer`, order),
  )

export const useAttach = (id: string) =>
  useDoToNotice(id, ({ version, file }: { version: number; file: File }) => {
    const form = new FormData()
    form.set('version', String(version))
    form.set('file', file)
    return request(NoticePage, 'POST', `/notices/${id}/file`, form)
  })

export const useReport = (id: string) =>
  useDoToNotice(id, (positions: readonly number[]) =>
    request(NoticePage, 'POST', `/notices/${id}/report`, { positions }),
  )

export const useWithdraw = (id: string) =>
  useDoToNotice<void>(id, () => request(NoticePage, 'DELETE', `/notices/${id}/report`))

export function useDiscard(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => request(z.object({ noticeId: z.string(), countyCode: z.string() }), 'DELETE', `/notices/${id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  })
}
