import { useQuery } from '@tanstack/react-query'
import { request } from '#platform/client/request.ts'
import { About, SelfCheck } from '../contract.ts'

export const useAbout = () => useQuery({ queryKey: ['about'], queryFn: () => request(About, 'GET', '/about') })

export const useSelfCheck = (county: string) =>
  useQuery({
    queryKey: ['self-check', county],
    queryFn: () => request(SelfCheck, 'GET', `/self-check?county=${county}`),
  })
