import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from '#platform/client/request.ts'
import { IssuerQuestion, IssuerQuestions, OffChannelList, OffChannelReport, OffChannelStatistics } from '../contract.ts'

export const REPORTS_PAGE = 20

export const useReports = (open: boolean, page: number, enabled: boolean) =>
  useQuery({
    queryKey: ['off-channel', open, page],
    queryFn: () =>
      request(
        OffChannelList,
        'GET',
        `/off-channel/reports?open=${open}&limit=${REPORTS_PAGE}&offset=${page * REPORTS_PAGE}`,
      ),
    placeholderData: (earlier) => earlier,
    enabled,
  })

export const useQuestions = (enabled: boolean) =>
  useQuery({
    queryKey: ['off-channel-questions'],
    queryFn: () => request(IssuerQuestions, 'GET', '/off-channel/questions'),
    enabled,
  })

export const useOffChannelStatistics = (county: string, year: number) =>
  useQuery({
    queryKey: ['off-channel-statistics', county, year],
    queryFn: () => request(OffChannelStatistics, 'GET', `/off-channel/statistics?county=${county}&year=${year}`),
  })

function useDo<In, Out>(doIt: (input: In) => Promise<Out>, key: string) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: doIt, onSuccess: () => queries.invalidateQueries({ queryKey: [key] }) })
}

export const useMakeRequest = () =>
  useDo(
    ({ id, issuerBodyId }: { id: string; issuerBodyId?: string }) =>
      request(
        OffChannelReport,
        'POST',
        `/off-channel/reports/${id}/request`,
        issuerBodyId === undefined ? {} : { issuerBodyId },
      ),
    'off-channel',
  )
export const useAskIssuer = () =>
  useDo(
    ({ id, ...ask }: { id: string; question: string; evenIfAlone: boolean; issuerBodyId?: string }) =>
      request(OffChannelReport, 'POST', `/off-channel/reports/${id}/question`, ask),
    'off-channel',
  )
export const useDismiss = () =>
  useDo(
    ({ id, because }: { id: string; because: string }) =>
      request(OffChannelReport, 'POST', `/off-channel/reports/${id}/dismissal`, { because }),
    'off-channel',
  )
export const useAnswerQuestion = () =>
  useDo(
    ({ id, words }: { id: string; words: string }) =>
      request(IssuerQuestion, 'POST', `/off-channel/questions/${id}/answer`, { words }),
    'off-channel-questions',
  )
