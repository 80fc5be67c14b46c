import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { request } from '#platform/client/request.ts'
import {
  RuleProposal,
  RuleProposalList,
  RuleTableList,
  RuleTablePage,
  SaveRuleDraftAnswer,
  SimulationResult,
  type RuleTableContent,
} from '../contract.ts'

export const useRuleTables = () =>
  useQuery({ queryKey: ['rules'], queryFn: () => request(RuleTableList, 'GET', '/rule-tables') })
export const useRuleProposals = () =>
  useQuery({ queryKey: ['rules', 'proposals'], queryFn: () => request(RuleProposalList, 'GET', '/rule-proposals') })
export const useRuleTable = (key: string) =>
  useQuery({ queryKey: ['rules', 'table', key], queryFn: () => request(RuleTablePage, 'GET', `/rule-tables/${key}`) })

/** Whatever was changed: lists and pages of rules are asked anew. */
function useRenew(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['rules'] })
}

export function useSaveDraft(key: string) {
  const renew = useRenew()
  return useMutation({
    mutationFn: (draft: RuleTableContent & { readonly revision: number }) =>
      request(SaveRuleDraftAnswer, 'PUT', `/rule-tables/${key}/draft`, draft),
    onSuccess: renew,
  })
}

export function useDiscardDraft(key: string) {
  const renew = useRenew()
  return useMutation({
    mutationFn: () => request(z.object({ discarded: z.boolean() }), 'DELETE', `/rule-tables/${key}/draft`),
    onSuccess: renew,
  })
}

export function usePublish(key: string) {
  const renew = useRenew()
  return useMutation({
    mutationFn: (what: { readonly revision: number; readonly validFrom: string; readonly reason: string }) =>
      request(
        z.object({ version: z.number(), validFrom: z.string() }),
        'POST',
        `/rule-tables/${key}/publication`,
        what,
      ),
    onSuccess: renew,
  })
}

export interface LocalFigure {
  readonly parameter: string
  readonly areaCode: string
  readonly value?: number
  readonly sameAs?: string
  readonly reason: string
  readonly expiresOn: string
}
export function useOverride(key: string) {
  const renew = useRenew()
  return useMutation({
    mutationFn: (figure: LocalFigure) =>
      request(z.object({ id: z.string() }), 'POST', `/rule-tables/${key}/overrides`, figure),
    onSuccess: renew,
  })
}

export function useEndOverride() {
  const renew = useRenew()
  return useMutation({
    mutationFn: (id: string) => request(z.object({ endedOn: z.string() }), 'POST', `/rule-overrides/${id}/end`),
    onSuccess: renew,
  })
}

export function useDecideProposal() {
  const renew = useRenew()
  return useMutation({
    mutationFn: ({
      id,
      how,
      reason,
    }: {
      readonly id: string
      readonly how: 'taking' | 'declining'
      readonly reason: string
    }) => request(RuleProposal, 'POST', `/rule-proposals/${id}/${how}`, { reason }),
    onSuccess: renew,
  })
}

/** Tries the saved draft on the cases of the past; the owner of the table provides it. */
export const useSimulation = (key: string) =>
  useMutation({ mutationFn: () => request(SimulationResult, 'POST', `/rule-tables/${key}/simulations`, {}) })
