import type { ComplaintTopic } from '../contract.ts'

export interface ComplaintTable {
  county_code: string
  id: string
  receipt_hash: string
  topic: ComplaintTopic
  words: string
  screen: string
  contact: string
  made_at: string
  reply_by: string
  answer: string | null
  answered_at: string | null
  answered_by_name: string | null
}

export interface ComplaintsTables {
  'complaints.complaint': ComplaintTable
}
