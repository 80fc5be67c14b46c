import { findActorOfMember, getArea } from '#modules/organisations/server/index.ts'
import { cellRef } from '#modules/workbook/server/index.ts'
import { Problem } from '#platform/errors.ts'
import { scopeOfActor, type Actor, type ServerParts } from '#platform/http/index.ts'
import { cancel, done, type Job, type JobEnd } from '#platform/jobs/index.ts'
import type { FillSummary } from '../contract.ts'
import { collectSources } from './collect-sources.ts'
import { getFill, insertSources, updateFill } from './fill-store.ts'
import { fillToBytes } from './fill/write-fill.ts'
import type { Tally } from './fill/filling.ts'
import { readStoredTemplate } from './read-template.ts'
import { getForm, getMapping } from './store.ts'
import type { StoredSummary } from './tables.ts'
import { civilDay } from '#platform/time.ts'

export const FILL_FORM = 'forms.fill'

// Progress of fills under way in this process, by id; the fill's own transaction shows nothing before it ends.
const underWay = new Map<string, number>()
export const rowsUnderWay = (fillId: string): number | undefined => underWay.get(fillId)

export function summaryOf(tally: Tally, milliseconds: number): StoredSummary {
  const gapGroups: FillSummary['gapGroups'] = [...tally.gaps.values()].toSorted((a, b) => b.count - a.count)
  return {
    rows: tally.rows,
    cellsFilled: tally.filled,
    cellsAsked: tally.asked,
    gaps: gapGroups.reduce((sum, group) => sum + group.count, 0),
    gapGroups,
    equations: tally.equations,
    notices: tally.notices,
    unfilled: tally.unfilled,
    milliseconds,
  }
}

async function fillOne(parts: ServerParts, actor: Actor, fillId: string): Promise<void> {
  await parts.db.transaction(scopeOfActor(actor), async (tx) => {
    const ctx = { tx, actor }
    const began = performance.now()
    const fill = await getFill(ctx, fillId)
    const form = await getForm(ctx, fill.form_id)
    const mapping = await getMapping(ctx, fill.form_id, fill.version)
    const area = await getArea(tx, fill.area_code)
    // A long list is not told row by row: it is under way all the same.
    underWay.set(fillId, 0)
    const sources = collectSources((rows) => underWay.set(fillId, rows))
    const written = await fillToBytes(
      ctx,
      {
        template: await readStoredTemplate(form.workbook, form.sha256),
        understanding: form.understanding,
        decisions: mapping.decisions,
        populations: mapping.populations,
        areaCode: fill.area_code,
        areaName: area.name,
        asOf: fill.as_of,
        subjects: fill.subjects,
      },
      { listener: sources },
    )
    // Of several cards each has the same cells: the screen explains the one it shows, the first.
    const cells = written.format === 'zip' ? firstOfEach(sources.cells) : sources.cells
    await insertSources(ctx, fillId, sources.rows, cells, cellRef)
    await updateFill(ctx, fillId, {
      state: 'ready',
      summary: summaryOf(written.tally, Math.round(performance.now() - began)),
      columns: sources.columns(),
      format: written.format,
      workbook: written.bytes,
      at: parts.now(),
    })
  })
}

function firstOfEach<T extends { sheet: number; row: number; column: number }>(cells: readonly T[]): readonly T[] {
  const first = new Map<string, T>()
  for (const cell of cells) {
    const key = `${cell.sheet}:${cell.row}:${cell.column}`
    if (!first.has(key)) first.set(key, cell)
  }
  return [...first.values()]
}

/** Fills one form as the member who asked for it, with that member's scope. */
export async function runFillForm(job: Job, parts: ServerParts): Promise<JobEnd> {
  const fillId = String(job.data['fillId'])
  const memberId = String(job.data['memberId'])
  const today = civilDay(parts.now())
  const actor = await parts.db.transaction({ kind: 'system' }, (tx) =>
    findActorOfMember(tx, job.countyCode, memberId, today),
  )
  if (actor === undefined) return cancel('the member who asked works here no longer')
  try {
    await fillOne(parts, actor, fillId)
    return done()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await parts.db.transaction(scopeOfActor(actor), (tx) =>
      updateFill({ tx, actor }, fillId, {
        state: 'failed',
        problem: {
          title: error.titleZh,
          nextStep: error.nextStepZh,
          titleEn: error.titleEn,
          nextStepEn: error.nextStepEn,
        },
        at: parts.now(),
      }),
    )
    return cancel(error.code)
  } finally {
    underWay.delete(fillId)
  }
}
