import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { request } from '#platform/client/request.ts'
import type { CorrectFact, MoveSubject, SettleConflict } from '../contract.ts'
import { ConflictList, type Fact, LedgerSummary, SubjectList, SubjectPage } from '../contract.ts'

export type LedgerFact = z.infer<typeof Fact>
export type Subject = z.infer<typeof SubjectPage>
export type Conflict = z.infer<typeof ConflictList>['conflicts'][number]

/** What a command answers is read again from its view; here only that it answered matters. */
const Answered = z.unknown()

export const PAGE_SIZE = 20

export const useSummary = (areaCode: string | undefined) =>
  useQuery({
    queryKey: ['ledger-summary', areaCode],
    queryFn: () => request(LedgerSummary, 'GET', `/ledger-summaries/${areaCode ?? ''}`),
    enabled: areaCode !== undefined,
  })

export interface Search {
  readonly entity: string
  readonly words: string
  readonly reason: string
}

export const useSubjects = (search: Search | undefined) =>
  useQuery({
    queryKey: ['subjects', search],
    queryFn: () =>
      request(SubjectList, 'GET', `/subjects?${new URLSearchParams({ ...search, limit: String(PAGE_SIZE) })}`),
    enabled: search !== undefined,
  })

/** With a purpose every value is whole; without, numbers are masked. */
export const useSubject = (entity: string, id: string, reason: string, purpose: string | undefined) =>
  useQuery({
    queryKey: ['subject', entity, id, purpose],
    queryFn: () =>
      purpose === undefined
        ? request(SubjectPage, 'GET', `/subjects/${entity}/${id}?${new URLSearchParams({ reason })}`)
        : request(SubjectPage, 'GET', `/subjects/${entity}/${id}/whole?${new URLSearchParams({ purpose })}`),
    placeholderData: (earlier) => earlier,
  })

export const useConflicts = (page: number, purpose: string | undefined) =>
  useQuery({
    queryKey: ['conflicts', page, purpose],
    queryFn: () => {
      const asked = { offset: String((page - 1) * PAGE_SIZE), limit: String(PAGE_SIZE) }
      return request(
        ConflictList,
        'GET',
        `/conflicts?${new URLSearchParams(purpose === undefined ? asked : { ...asked, purpose })}`,
      )
    },
    placeholderData: (earlier) => earlier,
  })

function useRefreshLedger() {
  const queries = useQueryClient()
  return () =>
    Promise.all(['subject', 'conflicts', 'ledger-summary'].map((key) => queries.invalidateQueries({ queryKey: [key] })))
}

export function useCorrectFact(entity: string, subjectId: string) {
  const onSuccess = useRefreshLedger()
  return useMutation({
    mutationFn: (correction: Omit<z.input<typeof CorrectFact>, 'entity' | 'subjectId'>) =>
      request(Answered, 'POST', `/subjects/${entity}/${subjectId}/corrections`, correction),
    onSuccess,
  })
}

export function useConfirmFact(entity: string, subjectId: string) {
  const onSuccess = useRefreshLedger()
  return useMutation({
    mutationFn: (confirmation: { element: string; source: string }) =>
      request(Answered, 'POST', `/subjects/${entity}/${subjectId}/confirmations`, confirmation),
    onSuccess,
  })
}

export function useMove(entity: string, subjectId: string) {
  const onSuccess = useRefreshLedger()
  return useMutation({
    mutationFn: (move: Omit<z.input<typeof MoveSubject>, 'entity' | 'subjectId'>) =>
      request(Answered, 'POST', `/subjects/${entity}/${subjectId}/moves`, move),
    onSuccess,
  })
}

export function useUndoMove(entity: string, subjectId: string) {
  const onSuccess = useRefreshLedger()
  return useMutation({
    mutationFn: (undo: { source: string; reason: string }) =>
      request(Answered, 'POST', `/subjects/${entity}/${subjectId}/moves/undo`, undo),
    onSuccess,
  })
}

export function useSettleConflict() {
  const onSuccess = useRefreshLedger()
  return useMutation({
    mutationFn: ({ conflictId, ...settlement }: z.input<typeof SettleConflict>) =>
      request(Answered, 'POST', `/conflicts/${conflictId}/settlement`, settlement),
    onSuccess,
  })
}
