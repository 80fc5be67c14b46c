import type { FillSummary } from '../contract.ts'
import type { FillRow } from './fill-store.ts'
import { rowsUnderWay } from './jobs.ts'

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

/** A fill as the screen shows it, in whichever state it is. */
export function shownFill(fill: FillRow, areaName: string): FillSummary {
  const rows = rowsUnderWay(fill.id)
  const running = fill.state === 'queued' && rows !== undefined
  return {
    ...(fill.summary ?? { ...NOTHING, rows: rows ?? 0 }),
    id: fill.id,
    formId: fill.form_id,
    areaCode: fill.area_code,
    areaName,
    asOf: fill.as_of,
    state: running ? 'running' : fill.state,
    // The number of rows to come is not known before they were read: half-way says no more than "under way".
    progress: fill.state === 'ready' ? 1 : running ? 0.5 : 0,
    startedAt: fill.started_at,
    problem: fill.problem,
  }
}
