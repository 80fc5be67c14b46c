import { z } from 'zod'
import { loadCatalogue } from '#modules/catalogue/server/index.ts'
import { listAreas } from '#modules/organisations/server/index.ts'
import { command, view, type Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import { AnswerCorrection, Correction, CorrectionList, CorrectionQuestion, ReportFact } from '../../contract.ts'
import { namesSomebody } from '../../domain/names-somebody.ts'
import { mayAnswerForHolder, mayReportFact, maySeeRequests } from '../policy.ts'
import { answerCorrectionRow, insertCorrection, listCorrections, type CorrectionRow } from '../store/sharing.ts'
import { answerByFrom, findHolderBody, isPast, maySpeakFor } from './find-holder-body.ts'
import { sharingProblems as problems } from './problems.ts'

async function shownOf(ctx: Ctx, rows: readonly CorrectionRow[]): Promise<Correction[]> {
  const catalogue = await loadCatalogue(ctx)
  const { areaFrom: from, areaTo: to } = ctx.actor
  const names = new Map(
    (await listAreas(ctx.tx, { day: civilDay(ctx.now()), within: { from, to } })).map((area) => [area.code, area.name]),
  )
  const shown: Correction[] = []
  for (const row of rows) {
    const element = catalogue.elements.get(row.element)
    const { subject_entity: entity, subject_id: id, purpose } = row
    shown.push({
      id: row.id,
      areaCode: row.area_code,
      areaName: names.get(row.area_code) ?? row.area_code,
      element: row.element,
      elementName: (ctx.language === 'en' ? element?.nameEn : element?.nameZh) ?? row.element,
      holder: row.holder,
      isHolderHere: row.holder_body_id !== null,
      words: row.words,
      subject: entity === null || id === null || purpose === null ? null : { entity, id, purpose },
      state: row.state,
      reportedBy: row.reported_by_name,
      reportedAt: row.reported_at,
      answerBy: row.answer_by,
      isLate: row.state === 'open' && isPast(row.answer_by, ctx.now()),
      answerWords: row.answer_words,
      answeredAt: row.answered_at,
      mayAnswer: row.state === 'open' && mayAnswerForHolder(ctx.actor) && (await maySpeakFor(ctx, row.holder_body_id)),
    })
  }
  return shown
}

/** @throws requests/correction-not-found */
async function getCorrection(ctx: Ctx, id: string): Promise<Correction> {
  const [shown] = await shownOf(ctx, await listCorrections(ctx, { id }))
  if (shown === undefined) throw problems.correctionNotFound()
  return shown
}

/** Tickets of the reader's area: what is said to be wrong, whose word counts, what was answered. */
export const correctionList = view({
  name: 'correctionList',
  input: CorrectionQuestion,
  output: CorrectionList,
  may: maySeeRequests,
  async run(ctx, { state }) {
    return { corrections: await shownOf(ctx, await listCorrections(ctx, { state })) }
  },
})

/** Tells the source that a fact is wrong. Without a subject the words name nobody; with one a purpose stands beside it. */
export const reportWrongFact = command({
  name: 'reportWrongFact',
  input: ReportFact,
  output: Correction,
  status: 201,
  may: mayReportFact,
  audit: {
    event: 'correction.reported',
    title: { zh: '提更正单', en: 'Reported a wrong fact to its source' },
    line: ({ input, output }) => ({
      subject: output.id,
      data: { element: input.element, purpose: input.subject?.purpose },
    }),
  },
  async run(ctx, { element, words, subject }) {
    if (namesSomebody(words)) throw problems.wordsNameSomebody()
    const known = (await loadCatalogue(ctx)).elements.get(element)
    if (known === undefined) throw problems.elementUnknown({ element })
    const holder = known.authority ?? '县准入办'
    const id = ctx.newId()
    await insertCorrection(ctx, {
      id,
      area_code: ctx.actor.areaFrom,
      element,
      holder,
      holder_body_id: (await findHolderBody(ctx, holder))?.id ?? null,
      words,
      subject_entity: subject?.entity ?? null,
      subject_id: subject?.id ?? null,
      purpose: subject?.purpose ?? null,
      state: 'open',
      reported_by_name: ctx.actor.name,
      reported_at: ctx.now().toISOString(),
      answer_by: answerByFrom(ctx.now()),
    })
    return getCorrection(ctx, id)
  },
})

/** The source corrects it, or says why it stands. */
export const answerCorrection = command({
  name: 'answerCorrection',
  input: AnswerCorrection.extend({ correctionId: z.uuid() }),
  output: Correction,
  may: mayAnswerForHolder,
  audit: {
    event: 'correction.answered',
    title: { zh: '答复更正单', en: 'Answered a correction' },
    line: ({ input }) => ({ subject: input.correctionId, data: { outcome: input.outcome } }),
  },
  async run(ctx, { correctionId, outcome, words }) {
    const ticket = await getCorrection(ctx, correctionId)
    if (ticket.state !== 'open') throw problems.correctionClosed()
    if (!ticket.mayAnswer) throw problems.shareNotYours({ holder: ticket.holder })
    const moved = await answerCorrectionRow(ctx, correctionId, {
      state: outcome,
      answer_words: words,
      answered_at: ctx.now().toISOString(),
      answered_by_name: ctx.actor.name,
    })
    if (!moved) throw problems.correctionClosed()
    return getCorrection(ctx, correctionId)
  },
})
