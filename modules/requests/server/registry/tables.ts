export interface UrgentReviewTable {
  county_code: string
  request_id: string
  verdict: 'emergency' | 'not-an-emergency'
  words: string
  judged_by_name: string
  judged_at: string
}
export interface UrgentTables {
  'requests.urgent_review': UrgentReviewTable
}
