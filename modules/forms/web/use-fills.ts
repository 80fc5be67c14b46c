import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { request } from '#platform/client/request.ts'
import type { StartFill } from '../contract.ts'
import { CellSource, FilledSheet, FillList, FillSummary, GapPage } from '../contract.ts'

const POLL_MS = 500

export const useFills = (formId: string) =>
  useQuery({ queryKey: ['fills', formId], queryFn: () => request(FillList, 'GET', `/forms/${formId}/fills`) })

/** Starts a fill; the answer carries the id of its page. */
export function useStartFill() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ formId, ...start }: z.input<typeof StartFill> & { formId: string }) =>
      request(FillSummary, 'POST', `/forms/${formId}/fills`, start),
    onSuccess: (fill) => {
      queries.setQueryData(['fill', fill.id], fill)
      return Promise.all([
        queries.invalidateQueries({ queryKey: ['fills', fill.formId] }),
        queries.invalidateQueries({ queryKey: ['forms'] }),
      ])
    },
  })
}

const isUnderWay = (fill: FillSummary | undefined): boolean => fill?.state === 'queued' || fill?.state === 'running'

/** One fill, asked again while it runs. */
export const useFill = (fillId: string) =>
  useQuery({
    queryKey: ['fill', fillId],
    queryFn: () => request(FillSummary, 'GET', `/fills/${fillId}`),
    refetchInterval: (query) => (isUnderWay(query.state.data) ? POLL_MS : false),
  })

/** The filled sheet, in pieces of rows. */
export const useFilledSheet = (fillId: string, sheet: number, enabled: boolean) =>
  useInfiniteQuery({
    queryKey: ['filled-sheet', fillId, sheet],
    queryFn: ({ pageParam }) => request(FilledSheet, 'GET', `/fills/${fillId}/sheets/${sheet}?fromRow=${pageParam}`),
    initialPageParam: 1,
    getNextPageParam: (last) => {
      const row = last.rows.at(-1)?.row
      return row === undefined || row >= last.totalRows ? undefined : row + 1
    },
    enabled,
    staleTime: Infinity,
  })

export const useCellSource = (fillId: string, sheet: number, cell: string | undefined) =>
  useQuery({
    queryKey: ['cell-source', fillId, sheet, cell],
    queryFn: () => request(CellSource, 'GET', `/fills/${fillId}/sheets/${sheet}/cells/${cell ?? ''}`),
    enabled: cell !== undefined,
    staleTime: Infinity,
  })

export const useGaps = (fillId: string, wanted: { kind: string; element: string; page: number }) =>
  useQuery({
    queryKey: ['gaps', fillId, wanted],
    queryFn: () => {
      const query = new URLSearchParams({ page: String(wanted.page) })
      if (wanted.kind !== '') query.set('kind', wanted.kind)
      if (wanted.element !== '') query.set('element', wanted.element)
      return request(GapPage, 'GET', `/fills/${fillId}/gaps?${query}`)
    },
    placeholderData: (earlier) => earlier,
  })
