import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { request } from '#platform/client/request.ts'
import { BudgetPage, SetBudgetAnswer, type BudgetHolder, type SetBudget } from '../contract.ts'

export const useBudgets = (holder: BudgetHolder, period: string) =>
  useQuery({
    queryKey: ['budgets', holder, period],
    queryFn: () => request(BudgetPage, 'GET', `/budgets?holder=${holder}&period=${period}`),
    placeholderData: (earlier) => (earlier?.holder === holder ? earlier : undefined),
  })

export function useSetBudget() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (budget: z.input<typeof SetBudget>) => request(SetBudgetAnswer, 'PUT', '/budgets', budget),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['budgets'] }),
  })
}
