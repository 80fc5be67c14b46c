import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from '#platform/client/request.ts'
import { upload } from '#platform/client/upload.ts'
import { useSession } from '#modules/organisations/web/index.ts'
import {
  Calendar,
  Correction,
  CorrectionList,
  DataReturn,
  DataReturnList,
  FreeDay,
  ListImport,
  RegistryEntryPage,
  RegistryList,
  RegistryProposals,
  ShareApplication,
  ShareList,
  UrgentReview,
  UrgentReviews,
} from '../../contract.ts'

export const useRoles = (): readonly string[] => useSession().data?.signedIn?.roles ?? []
export const useIsKeeper = (): boolean => useRoles().includes('gatekeeper')

const queryOf = (of: Readonly<Record<string, string | undefined>>): string =>
  new URLSearchParams(
    Object.entries(of).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]])),
  ).toString()

export interface RegistryAsked {
  readonly kind?: string
  readonly standing?: string
  readonly search?: string
}

export const useRegistry = (asked: RegistryAsked) =>
  useQuery({
    queryKey: ['registry', asked],
    queryFn: () => request(RegistryList, 'GET', `/registry?${queryOf({ ...asked, limit: '200' })}`),
    placeholderData: (earlier) => earlier,
  })
export const useEntry = (id: string) =>
  useQuery({ queryKey: ['registry', 'entry', id], queryFn: () => request(RegistryEntryPage, 'GET', `/registry/${id}`) })
export const useProposals = () =>
  useQuery({
    queryKey: ['registry', 'proposals'],
    queryFn: () => request(RegistryProposals, 'GET', '/registry-proposals'),
  })
export const useUrgentReviews = () =>
  useQuery({ queryKey: ['urgent-reviews'], queryFn: () => request(UrgentReviews, 'GET', '/urgent-reviews') })

/** Whatever is changed is read again wherever it is shown. */
function useChange<I, O>(keys: readonly string[], run: (input: I) => Promise<O>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: () => Promise.all(keys.map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  })
}

export const useFileEntry = () =>
  useChange(['registry'], (entry: object) => request(RegistryEntryPage, 'POST', '/registry', entry))
export const useNewVersion = (id: string) =>
  useChange(['registry'], (change: object) => request(RegistryEntryPage, 'POST', `/registry/${id}/versions`, change))
export const useWithdrawEntry = (id: string) =>
  useChange(['registry'], (reason: string) =>
    request(RegistryEntryPage, 'POST', `/registry/${id}/withdrawal`, { reason }),
  )
export const useLeavingFields = () =>
  useChange(['registry'], ({ id, positions }: { id: string; positions: readonly number[] }) =>
    request(RegistryEntryPage, 'PUT', `/registry/${id}/leaving-fields`, { positions }),
  )
export const useImportRegistry = (told: (share: number) => void) =>
  useChange(['registry'], (file: File) => {
    const form = new FormData()
    form.set('file', file)
    return upload(ListImport, '/registry/imports', form, told)
  })
export const useJudgeUrgency = (id: string) =>
  useChange(['urgent-reviews'], (verdict: object) => request(UrgentReview, 'POST', `/urgent-reviews/${id}`, verdict))

export const useShares = (of: 'in' | 'out' | 'all') =>
  useQuery({
    queryKey: ['shares', of],
    queryFn: () => request(ShareList, 'GET', `/share-applications?of=${of}`),
    placeholderData: (earlier) => earlier,
  })
export const useShareStep = (id: string, step: 'answer' | 'delivery' | 'withdrawal') =>
  useChange(['shares'], (body: object) => request(ShareApplication, 'POST', `/share-applications/${id}/${step}`, body))

export const useCorrections = () =>
  useQuery({ queryKey: ['corrections'], queryFn: () => request(CorrectionList, 'GET', '/corrections') })
export const useReportFact = () =>
  useChange(['corrections'], (report: object) => request(Correction, 'POST', '/corrections', report))
export const useAnswerCorrection = (id: string) =>
  useChange(['corrections'], (answer: object) => request(Correction, 'POST', `/corrections/${id}/answer`, answer))
export const useDataReturns = () =>
  useQuery({ queryKey: ['data-returns'], queryFn: () => request(DataReturnList, 'GET', '/data-returns') })
export const useAskDataBack = () =>
  useChange(['data-returns'], (asked: object) => request(DataReturn, 'POST', '/data-returns', asked))
export const useReceiveData = (id: string) =>
  useChange(['data-returns'], (received: object) =>
    request(DataReturn, 'POST', `/data-returns/${id}/receipt`, received),
  )

export const useCalendar = (from: string, to: string, area: string) =>
  useQuery({
    queryKey: ['calendar', from, to, area],
    queryFn: () => request(Calendar, 'GET', `/calendar?${queryOf({ from, to, area })}`),
    placeholderData: (earlier) => earlier,
  })
export const useFreeDay = (area: string) =>
  useMutation({
    mutationFn: (after: string) => request(FreeDay, 'GET', `/calendar/free-day?${queryOf({ area, after })}`),
  })
