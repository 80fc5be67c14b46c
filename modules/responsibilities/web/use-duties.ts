import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { request } from '#platform/client/request.ts'
import { upload } from '#platform/client/upload.ts'
import { useSession } from '#modules/organisations/web/index.ts'
import {
  CertificateList,
  DutyComparison,
  DutyItemPage,
  DutyItems,
  DutyListPage,
  DutyLists,
  type DutyQuestion,
  type ResourceKind,
} from '../contract.ts'

/** Who keeps the gate keeps the list. */
export const useMayKeep = (): boolean => useSession().data?.signedIn?.roles.includes('gatekeeper') === true

const queryOf = (of: Readonly<Record<string, string | undefined>>): string =>
  new URLSearchParams(
    Object.entries(of).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]])),
  ).toString()

export const useDutyLists = () =>
  useQuery({ queryKey: ['duty-lists'], queryFn: () => request(DutyLists, 'GET', '/duty-lists') })

export const useDutyList = (id: string) =>
  useQuery({ queryKey: ['duty-lists', id], queryFn: () => request(DutyListPage, 'GET', `/duty-lists/${id}`) })

export const useDutyItems = (listId: string, question: DutyQuestion) =>
  useQuery({
    queryKey: ['duty-lists', listId, 'items', question],
    queryFn: () => request(DutyItems, 'GET', `/duty-lists/${listId}/items?${queryOf({ ...question })}`),
    placeholderData: (earlier) => earlier,
  })

export const useDutyItem = (id: string) =>
  useQuery({ queryKey: ['duty-item', id], queryFn: () => request(DutyItemPage, 'GET', `/duty-items/${id}`) })

export const useDutyComparison = (later: string, earlier: string) =>
  useQuery({
    queryKey: ['duty-lists', later, 'comparison', earlier],
    queryFn: () => request(DutyComparison, 'GET', `/duty-lists/${later}/comparison?with=${earlier}`),
    enabled: later !== '' && earlier !== '' && later !== earlier,
  })

export const useCertificates = (search: string) =>
  useQuery({
    queryKey: ['certificates', search],
    queryFn: () => request(CertificateList, 'GET', `/certificates?${queryOf({ search })}`),
    placeholderData: (earlier) => earlier,
  })

/** Whatever is done to a list is seen in all that shows lists. */
function useDoToLists<In, Out>(doIt: (input: In) => Promise<Out>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: doIt,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['duty-lists'] }),
  })
}

export const useImportList = (told: (share: number) => void) =>
  useDoToLists(({ title, file }: { title: string; file: File }) => {
    const form = new FormData()
    form.set('title', title)
    form.set('file', file)
    return upload(DutyListPage, '/duty-lists', form, told)
  })

export const useBringFile = (id: string) =>
  useDoToLists((file: File) => {
    const form = new FormData()
    form.set('file', file)
    return request(DutyListPage, 'PUT', `/duty-lists/${id}/file`, form)
  })

export const usePublishList = (id: string) =>
  useDoToLists((validFrom: string) => request(DutyListPage, 'POST', `/duty-lists/${id}/publication`, { validFrom }))

export function useDiscardList(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => request(z.object({ discarded: z.string() }), 'DELETE', `/duty-lists/${id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['duty-lists'], exact: true }),
  })
}

export interface NewResource {
  readonly kind: ResourceKind
  readonly state: 'granted' | 'owed'
  readonly what: string
  readonly since: string
}

export function useRecordResource(itemId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (resource: NewResource) => request(DutyItemPage, 'POST', `/duty-items/${itemId}/resources`, resource),
    onSuccess: (page) => queries.setQueryData(['duty-item', itemId], page),
  })
}
