import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { request } from '#platform/client/request.ts'
import type { DecideMapping } from '../contract.ts'
import { FillList, FormList, FormPage, PopulationShape } from '../contract.ts'

export const useForms = (archived: boolean) =>
  useQuery({ queryKey: ['forms', { archived }], queryFn: () => request(FormList, 'GET', `/forms?archived=${archived}`) })

export const useForm = (formId: string) =>
  useQuery({ queryKey: ['form', formId], queryFn: () => request(FormPage, 'GET', `/forms/${formId}`) })

export function useUploadForm() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ file, department }: { file: File; department: string | undefined }) => {
      const body = new FormData()
      body.set('file', file)
      if (department !== undefined && department !== '') body.set('department', department)
      return request(FormPage, 'POST', '/forms', body)
    },
    onSuccess: (page) => {
      queries.setQueryData(['form', page.form.id], page)
      return queries.invalidateQueries({ queryKey: ['forms'] })
    },
  })
}

const One = z.object({ formId: z.string() })

export function useArchiveForm() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ formId, archive }: { formId: string; archive: boolean }) =>
      archive ? request(One, 'DELETE', `/forms/${formId}`) : request(One, 'POST', `/forms/${formId}/restoration`),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['forms'] }),
  })
}

/** One change of the mapping; the answer is the page in its new version. */
export function useDecideMapping(formId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (change: z.input<typeof DecideMapping>) => request(FormPage, 'PATCH', `/forms/${formId}/mapping`, change),
    onSuccess: (page) => queries.setQueryData(['form', formId], page),
    // Someone else was faster: what they decided is fetched before the person looks again.
    onError: () => queries.invalidateQueries({ queryKey: ['form', formId] }),
  })
}

export function useRestoreMapping(formId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (change: { version: number; toVersion: number }) =>
      request(FormPage, 'POST', `/forms/${formId}/mapping/restorations`, change),
    onSuccess: (page) => queries.setQueryData(['form', formId], page),
  })
}

export const useReadPopulation = (formId: string) =>
  useMutation({
    mutationFn: (words: string) =>
      request(PopulationShape, 'GET', `/forms/${formId}/population-reading?words=${encodeURIComponent(words)}`),
  })

export const useFills = (formId: string) =>
  useQuery({ queryKey: ['fills', formId], queryFn: () => request(FillList, 'GET', `/forms/${formId}/fills`) })
