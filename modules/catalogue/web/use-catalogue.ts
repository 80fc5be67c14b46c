import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { z } from 'zod'
import { request } from '#platform/client/request.ts'
import { useLanguage } from '#design/desk/words.tsx'
import { DataElement, DataElementList, DataElementPage, type NewDataElement, ValueDomainList } from '../contract.ts'

const HOUR = 3_600_000

/** The closest elements to some words. */
export const useElementSearch = (words: string, entity?: string, limit = 40) =>
  useQuery({
    queryKey: ['elements', words, entity ?? '', limit],
    queryFn: () =>
      request(
        DataElementList,
        'GET',
        `/data-elements?words=${encodeURIComponent(words)}&limit=${limit}${entity === undefined || entity === '' ? '' : `&entity=${entity}`}`,
      ),
    placeholderData: (earlier) => earlier,
    staleTime: HOUR,
  })

/** Every element of the catalogue (some hundreds): for names in the reader's language and for choosing. */
export const useAllElements = () => useElementSearch('', undefined, 500)

/** Name of an element in the reader's language; until the catalogue is there, or for what is none of it, `other`. */
export function useElementName(): (id: string, other?: string) => string {
  const { language } = useLanguage()
  const all = useAllElements()
  const elements = all.data?.elements
  return useMemo(() => {
    const names = new Map((elements ?? []).map((each) => [each.id, language === 'zh' ? each.nameZh : each.nameEn]))
    return (id, other = id) => names.get(id) ?? other
  }, [elements, language])
}

export const useElement = (id: string) =>
  useQuery({ queryKey: ['element', id], queryFn: () => request(DataElementPage, 'GET', `/data-elements/${id}`) })

export const useValueDomains = () =>
  useQuery({
    queryKey: ['value-domains'],
    queryFn: () => request(ValueDomainList, 'GET', '/value-domains'),
    staleTime: HOUR,
  })

/** Registers an element; the ledger has a typed column for it when this answers. */
export function useAddElement() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (element: NewDataElement) => request(DataElement, 'POST', '/data-elements', element),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['elements'] }),
  })
}

export function useAddSynonym(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (text: string) => request(DataElement, 'POST', `/data-elements/${id}/synonyms`, { text }),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['element', id] }),
        queries.invalidateQueries({ queryKey: ['elements'] }),
      ]),
  })
}

export type ElementPage = z.infer<typeof DataElementPage>
