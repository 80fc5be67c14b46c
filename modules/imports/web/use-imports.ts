import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { request } from '#platform/client/request.ts'
import { upload } from '#platform/client/upload.ts'
import type { MapImport } from '../contract.ts'
import { ImportBatch, ImportList } from '../contract.ts'

const POLL_MS = 700

const isUnderWay = (batch: ImportBatch | undefined): boolean => batch?.state === 'queued' || batch?.state === 'running'

export const useImports = () =>
  useQuery({ queryKey: ['imports'], queryFn: () => request(ImportList, 'GET', '/imports') })

/** One import, asked again while it runs. */
export const useImport = (importId: string) =>
  useQuery({
    queryKey: ['import', importId],
    queryFn: () => request(ImportBatch, 'GET', `/imports/${importId}`),
    refetchInterval: (query) => (isUnderWay(query.state.data) ? POLL_MS : false),
  })

export function useUploadImport(onProgress: (share: number) => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (file: File) => {
      const body = new FormData()
      body.set('file', file)
      return upload(ImportBatch, '/imports', body, onProgress)
    },
    onSuccess: (batch) => {
      queries.setQueryData(['import', batch.id], batch)
      return queries.invalidateQueries({ queryKey: ['imports'] })
    },
  })
}

function useKeepBatch(importId: string) {
  const queries = useQueryClient()
  return (batch: ImportBatch) => {
    queries.setQueryData(['import', importId], batch)
    return queries.invalidateQueries({ queryKey: ['imports'] })
  }
}

/** Keeps the mapping and starts: one step for the person. */
export function useMapAndRun(importId: string) {
  const onSuccess = useKeepBatch(importId)
  return useMutation({
    mutationFn: async (mapping: z.input<typeof MapImport>) => {
      await request(ImportBatch, 'PUT', `/imports/${importId}/mapping`, mapping)
      return request(ImportBatch, 'POST', `/imports/${importId}/run`)
    },
    onSuccess,
  })
}

export function useRunImport(importId: string) {
  const onSuccess = useKeepBatch(importId)
  return useMutation({ mutationFn: () => request(ImportBatch, 'POST', `/imports/${importId}/run`), onSuccess })
}

export function useCancelImport(importId: string) {
  const onSuccess = useKeepBatch(importId)
  return useMutation({ mutationFn: () => request(ImportBatch, 'POST', `/imports/${importId}/cancellation`), onSuccess })
}
