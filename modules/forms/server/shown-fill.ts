import type { FillSummary } from '../contract.ts'
import type { Language } from '../domain/said.ts'
import type { FillRow } from './fill-store.ts'
import { rowsUnderWay } from './jobs.ts'
import type { StoredProblem, StoredSummary } from './tables.ts'

const NOTHING = {
  rows: 0,
  cellsFilled: 0,
  cellsAsked: 0,
  gaps: 0,
  gapGroups: [],
  equations: [],
  notices: [],
  unfilled: [],
  milliseconds: 0,
}

const inLanguage = (summary: StoredSummary, language: Language): StoredSummary => ({
  ...summary,
  unfilled: summary.unfilled.map(({ whyEn, ...one }) => ({
    ...one,
    why: language === 'en' ? (whyEn ?? one.why) : one.why,
  })),
})

const problemIn = (problem: StoredProblem, language: Language): { title: string; nextStep: string } =>
  language === 'zh'
    ? { title: problem.title, nextStep: problem.nextStep }
    : { title: problem.titleEn ?? problem.title, nextStep: problem.nextStepEn ?? problem.nextStep }

/** A fill as the screen shows it, in whichever state it is. */
export function shownFill(fill: FillRow, areaName: string, language: Language): FillSummary {
  const rows = rowsUnderWay(fill.id)
  const running = fill.state === 'queued' && rows !== undefined
  return {
    ...(fill.summary === null ? { ...NOTHING, rows: rows ?? 0 } : inLanguage(fill.summary, language)),
    id: fill.id,
    formId: fill.form_id,
    areaCode: fill.area_code,
    areaName,
    asOf: fill.as_of,
    state: running ? 'running' : fill.state,
    // The number of rows to come is not known before they were read: half-way says no more than "under way".
    progress: fill.state === 'ready' ? 1 : running ? 0.5 : 0,
    startedAt: fill.started_at,
    problem: fill.problem === null ? null : problemIn(fill.problem, language),
  }
}
