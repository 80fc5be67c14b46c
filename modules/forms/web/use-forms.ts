import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { offlineProblem, problemFrom, RefusedRequest, request } from '#platform/client/request.ts'
import { upload } from '#platform/client/upload.ts'
import type { DecideMapping, RenameForm } from '../contract.ts'
import { FormList, FormPage, PopulationShape, SampleTemplateList } from '../contract.ts'

export const useForms = (archived: boolean) =>
  useQuery({
    queryKey: ['forms', { archived }],
    queryFn: () => request(FormList, 'GET', `/forms?archived=${archived}`),
  })

export const useForm = (formId: string) =>
  useQuery({ queryKey: ['form', formId], queryFn: () => request(FormPage, 'GET', `/forms/${formId}`) })

/** `sent` of the running upload goes to `onProgress`, 0..1. */
export function useUploadForm(onProgress: (share: number) => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (file: File) => {
      const body = new FormData()
      body.set('file', file)
      return upload(FormPage, '/forms', body, onProgress)
    },
    onSuccess: (page) => {
      asked.add(page.form.id)
      queries.setQueryData(['form', page.form.id], page)
      return queries.invalidateQueries({ queryKey: ['forms'] })
    },
  })
}

/** Forms just taken in whose department was not yet looked at by the person who brought them. */
const asked = new Set<string>()
export const isAsked = (formId: string): boolean => asked.has(formId)
export const closeQuestion = (formId: string): void => void asked.delete(formId)

/** Forms to try with; empty outside the demonstration. */
export const useSampleTemplates = () =>
  useQuery({
    queryKey: ['sample-templates'],
    queryFn: () => request(SampleTemplateList, 'GET', '/sample-templates'),
    staleTime: Infinity,
  })

/** @throws RefusedRequest when the file cannot be had */
export async function fetchSample(name: string): Promise<File> {
  const response = await fetch(`/api/v1/sample-templates/${encodeURIComponent(name)}`).catch(() => undefined)
  if (response === undefined) throw new RefusedRequest(offlineProblem())
  if (!response.ok) throw new RefusedRequest(problemFrom(response.status, await response.json().catch(() => ({}))))
  return new File([await response.blob()], `${name}.xlsx`)
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
    mutationFn: (change: z.input<typeof DecideMapping>) =>
      request(FormPage, 'PATCH', `/forms/${formId}/mapping`, change),
    onSuccess: (page) => queries.setQueryData(['form', formId], page),
    // Someone else was faster: what they decided is fetched before the person looks again.
    onError: (error) =>
      error instanceof RefusedRequest && error.problem.status === 409
        ? queries.invalidateQueries({ queryKey: ['form', formId] })
        : undefined,
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

export function useRenameForm(formId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (change: z.input<typeof RenameForm>) => request(FormPage, 'PATCH', `/forms/${formId}`, change),
    onSuccess: (page) => {
      queries.setQueryData(['form', formId], page)
      return queries.invalidateQueries({ queryKey: ['forms'] })
    },
  })
}
