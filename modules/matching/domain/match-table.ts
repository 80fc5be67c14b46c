import type { Population } from '#modules/catalogue/contract.ts'
import { isSaidOf } from './aggregates/compose-filter.ts'
import { isDecidable } from './aggregates/decidable-names.ts'
import { readAggregate } from './aggregates/read-aggregate.ts'
import type { AggregateReading } from './aggregates/read-path.ts'
import { tellsProgramme } from './population/tells-programme.ts'
import { readPopulation } from './population/read-population.ts'
import type { Alternative, Confirmation, HeaderContext, HeaderMatch, TableMatch, Verdict } from '../contract.ts'
import { assignRole } from './assign-role.ts'
import { decideVerdict, spreadChances, type Chances } from './decide-verdict.ts'
import { checkColumn } from './check-column.ts'
import { cleanHeader } from './normalise-header.ts'
import { describeReason, type ReasonParts } from './describe-reason.ts'
import { judgeTable, type Judgement } from './judge-headers.ts'
import type { Ranked } from './rank-candidates.ts'
import type { Knowledge } from './knowledge.ts'
import type { Said } from './said.ts'
import { isWholePopulation } from './whole-population.ts'
import { weighConfirmations } from './weigh-confirmations.ts'

const alternativeLimit = 5
// The chance of an aggregate is that of its reading, less that of a like-named element: with every word of the header read
// (0.9), one in five left to an element is doubt about the name and not about what is counted.
const countedFrom = 0.8
const round = (x: number): number => Math.round(Math.min(0.999, Math.max(0, x)) * 1000) / 1000

function listAlternatives(
  judgement: Judgement,
  chances: Chances,
  chosen: Verdict,
  chosenId: string | undefined,
): Alternative[] {
  const others: Alternative[] = judgement.ranked
    .filter((ranked) => !(chosen === 'element' && ranked.candidate.id === chosenId))
    .slice(0, alternativeLimit)
    .map((ranked, i) => {
      const role = assignRole(judgement.rows.view, ranked.candidate.profile)
      const share =
        chosen === 'element'
          ? (1 - chances.element) * ranked.chance
          : i === 0
            ? chances.element
            : chances.element * ranked.chance
      return {
        verdict: 'element',
        element: ranked.candidate.id,
        ...(role === undefined ? {} : { role }),
        confidence: round(share),
      }
    })
  const rest: [Verdict, number][] = [
    ['local', chances.local],
    ['aggregate', chances.aggregate],
    ['new', chances.unknown],
  ]
  for (const [verdict, confidence] of rest)
    if (verdict !== chosen && confidence >= 0.05) others.push({ verdict, confidence: round(confidence) })
  return others.toSorted((a, b) => b.confidence - a.confidence).slice(0, alternativeLimit)
}

/** The best candidate after what stands in the column: a drop-down of 是/否 is no ID number. */
function reorder(
  ranked: readonly Ranked[],
  context: HeaderContext,
): { readonly ranked: readonly Ranked[]; readonly fits: number } {
  // 类型(独居、空巢): the choices printed beside the name are as good as a drop-down.
  const printed = context.dropDown === undefined ? cleanHeader(context.path.at(-1) ?? '').options : undefined
  const seen = printed === undefined ? context : { ...context, dropDown: printed }
  const checked = ranked.map((each) => ({ each, fit: checkColumn(seen, each.candidate.profile.element) }))
  const [first] = checked
  if (first === undefined || first.fit >= 0) return { ranked, fits: first?.fit ?? 0 }
  const better = checked.find(({ each, fit }) => fit > 0 && each.chance > (printed === undefined ? 0.1 : 0.02))
  if (better === undefined) return { ranked, fits: first.fit }
  return { ranked: [better.each, ...ranked.filter((each) => each !== better.each)], fits: better.fit }
}

/** Every word was read, and the ledger can decide every condition. */
const isComputable = ({ aggregate, confidence }: AggregateReading): boolean =>
  confidence >= 0.9 &&
  [...aggregate.filter, ...(aggregate.of?.filter ?? [])].every(
    ({ name }) =>
      isDecidable(name) &&
      // Of people no condition on an organisation or an event can hold.
      ((aggregate.entity !== 'person' && aggregate.entity !== 'household') || isSaidOf(aggregate.entity, name)),
  )

const WHICH_BENEFIT: Said = {
  zh: '没有写明是哪一项补助，请核对填报范围或对照',
  en: 'it does not say which benefit; check the population or the mapping',
}
const WHICH_FIGURE: Said = {
  zh: '可取村里上报的年度数，也可由台账点数，请核对口径',
  en: 'the village’s yearly figure and a count of the ledger are both possible; check which is meant',
}
const WHOSE: Said = {
  zh: '没有写明是谁的，请核对',
  en: 'it does not say whose it is; please check',
}

const unsaid = (told: boolean, isGuess: boolean): Said | undefined =>
  told ? (isGuess ? WHOSE : undefined) : WHICH_BENEFIT

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function reasonsOf(parts: ReasonParts): Pick<HeaderMatch, 'reason' | 'reasonEn'> {
  const { zh, en } = describeReason(parts)
  return { reason: zh, reasonEn: capital(en) }
}

function decidedByPerson(
  context: HeaderContext,
  { verdict, element, role, aggregate }: Confirmation,
  reason: Said,
): Omit<HeaderMatch, 'alternatives'> {
  return {
    cell: context.cell,
    path: context.path,
    verdict,
    ...(element === undefined ? {} : { element }),
    ...(role === undefined ? {} : { role }),
    ...(aggregate === undefined ? {} : { aggregate }),
    confidence: 0.995,
    automatic: verdict === 'element' || verdict === 'aggregate',
    reason: reason.zh,
    reasonEn: capital(reason.en),
  }
}

function matchHeader(
  judged: Judgement,
  context: HeaderContext,
  knowledge: Knowledge,
  population: Population | undefined,
): HeaderMatch {
  const { ranked, fits } = reorder(judged.ranked, context)
  const moved = ranked[0] !== judged.ranked[0]
  const judgement: Judgement = {
    ...judged,
    ranked,
    ...(moved ? { right: Math.max(judged.right, ranked[0]?.chance ?? 0), score: 0 } : {}),
  }
  const view = judgement.rows.view
  const reading = readAggregate(context, population === undefined ? {} : { population })
  const learned = weighConfirmations(view, knowledge.confirmations, ranked[0]?.candidate.id)
  if (learned?.decided !== undefined) {
    const { element, verdict } = learned.decided
    const alternatives = listAlternatives(judgement, spreadChances(judgement, reading), verdict, element)
    return { ...decidedByPerson(context, learned.decided, learned.words), alternatives }
  }
  const chances = spreadChances({ ...judgement, right: learned?.adjust(judgement.right) ?? judgement.right }, reading)
  const { verdict, confidence } = decideVerdict(chances)
  const best = ranked[0]?.candidate
  const isElement = verdict === 'element' && best !== undefined
  const role = isElement ? assignRole(view, best.profile) : undefined
  const proven = best !== undefined && (knowledge.base.used.has(best.id) || learned?.supports === true)
  const sure =
    judgement.score >= knowledge.model.automaticFrom || (learned?.supports === true && chances.element >= 0.9)
  const told = isElement && tellsProgramme(best.profile.element, context, population)
  const automatic = told && sure && proven && fits >= 0 && learned?.contradicts !== true
  const counted = verdict === 'aggregate' && reading !== undefined
  const eitherFigure = counted && isWholePopulation(view, reading)
  return {
    cell: context.cell,
    path: context.path,
    verdict,
    ...(isElement ? { element: best.id } : {}),
    ...(role === undefined ? {} : { role }),
    ...(counted ? { aggregate: reading.aggregate } : {}),
    confidence: round(counted ? Math.min(confidence, reading.confidence) : confidence),
    automatic: automatic || (counted && !eitherFigure && confidence >= countedFrom && isComputable(reading)),
    ...reasonsOf({
      verdict,
      view,
      candidate: best,
      recollection: judgement.rows.findings.recollection,
      role,
      reading: reading?.reason,
      learned:
        learned?.words ?? (eitherFigure ? WHICH_FIGURE : isElement ? unsaid(told, judgement.isGuess) : undefined),
      fits,
    }),
    alternatives: listAlternatives(judgement, chances, verdict, best?.id),
  }
}

/** Matches all headers of one table. Deterministic, offline, and pure: the same contexts and knowledge give the same answer. */
export function matchTable(
  contexts: readonly HeaderContext[],
  knowledge: Knowledge,
  about: { readonly preamble?: readonly string[] } = {},
): TableMatch {
  const first = contexts[0]
  if (first === undefined) return { population: undefined, columns: [] }
  const population = readPopulation({
    title: first.title,
    ...(first.department === undefined ? {} : { department: first.department }),
    notes: first.notes,
    preamble: about.preamble ?? [],
    headerPaths: first.siblings,
  })
  const judgements = judgeTable(contexts, knowledge.base, knowledge.model)
  return {
    population,
    columns: judgements.map((judgement, i) => matchHeader(judgement, contexts[i] ?? first, knowledge, population)),
  }
}
