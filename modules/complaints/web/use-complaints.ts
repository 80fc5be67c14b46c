import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { request } from '#platform/client/request.ts'
import { ComplaintByReceipt, ComplaintList, ComplaintReceipt, type ComplaintTopic } from '../contract.ts'

export interface NewComplaint {
  readonly county: string
  readonly topic: ComplaintTopic
  readonly words: string
  readonly screen: string
  readonly contact: string
}

export const useComplain = () =>
  useMutation({ mutationFn: (complaint: NewComplaint) => request(ComplaintReceipt, 'POST', '/complaints', complaint) })

export const useReadAnswer = () =>
  useMutation({
    mutationFn: (receipt: string) =>
      request(ComplaintByReceipt, 'GET', `/complaints/by-receipt/${encodeURIComponent(receipt)}`),
  })

export const useComplaints = (open: boolean) =>
  useQuery({
    queryKey: ['complaints', open],
    queryFn: () => request(ComplaintList, 'GET', `/complaints?open=${String(open)}`),
  })

export function useAnswerComplaint() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (answer: { id: string; words: string }) =>
      request(z.unknown(), 'POST', `/complaints/${answer.id}/answer`, { words: answer.words }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['complaints'] }),
  })
}
