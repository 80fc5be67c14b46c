import type { z } from 'zod'
import { loadCatalogue } from '#modules/catalogue/server/index.ts'
import type { SubjectPage } from '../../contract.ts'
import type { LedgerEntity } from '../../domain/entity-shape.ts'
import { factAt, type Assertion } from '../../domain/fact-at.ts'
import { maskValue } from '../../domain/mask-value.ts'
import { problems } from '../problems.ts'
import type { DescribedChange } from './describe-change.ts'
import { listResidences } from './list-residences.ts'
import { nameAreas } from './name-subjects.ts'
import { describeValue, findSubject, type HeldFact } from './read-facts.ts'
import type { Reading } from './read-list.ts'

const sourceOf = (change: DescribedChange | undefined) => {
  if (change === undefined) return null
  const { no, ...rest } = change
  return { changeNo: no, ...rest }
}

/** Current row and history together are everything that was ever said of the fact. */
function assertionsOf(fact: HeldFact): readonly (Assertion & { change: DescribedChange | undefined })[] {
  const current =
    fact.value === null
      ? []
      : [{ value: fact.value, validFrom: fact.validFrom, change: fact.change, retractedAt: undefined }]
  const before = fact.history.map((each) => ({
    value: each.value,
    validFrom: each.validFrom,
    change: each.change,
    retractedAt: each.retracted ? each.supersededAt : undefined,
  }))
  return [...current, ...before].map(({ retractedAt, ...each }) => ({
    ...each,
    changeNo: each.change?.no ?? 0,
    recordedAt: each.change?.recordedAt ?? '',
    ...(retractedAt === undefined ? {} : { retractedAt }),
  }))
}

export interface Asked {
  readonly entity: LedgerEntity
  readonly subjectId: string
  readonly validAt?: string | undefined
  readonly knownAt?: string | undefined
}

/** @throws ledger/subject-not-found */
export async function readSubjectPage(
  ctx: Reading,
  { entity, subjectId, validAt, knownAt }: Asked,
  isMasked: boolean,
): Promise<z.output<typeof SubjectPage>> {
  const catalogue = await loadCatalogue(ctx)
  const subject = await findSubject(ctx, catalogue, entity, subjectId)
  if (subject === undefined) throw problems.subjectNotFound()
  const isPast = validAt !== undefined || knownAt !== undefined
  const facts = subject.facts.map((fact) => {
    const { element } = fact
    const say = (value: unknown): string | null => {
      const words = describeValue(catalogue, element, value)
      return words === null || !isMasked ? words : maskValue(element, words)
    }
    const chosen = isPast ? factAt(assertionsOf(fact), validAt ?? '9999-12-31', knownAt ?? '9999-12-31') : undefined
    const shown = isPast
      ? {
          value: say(chosen?.value),
          validFrom: chosen?.validFrom ?? null,
          confirmedOn: null,
          source: sourceOf((chosen as { change?: DescribedChange } | undefined)?.change),
        }
      : {
          value: say(fact.value),
          validFrom: fact.validFrom,
          confirmedOn: fact.confirmedOn,
          source: sourceOf(fact.change),
        }
    return {
      element: element.id,
      nameZh: element.nameZh,
      unit: element.unit,
      sensitivity: element.sensitivity,
      ...shown,
      inConflict: fact.inConflict,
      history: fact.history.map(({ value, change, ...rest }) => ({
        ...rest,
        value: say(value),
        source: sourceOf(change),
      })),
    }
  })
  const lived = await listResidences(ctx, entity, subjectId)
  const areaName = await nameAreas(ctx, [subject.areaCode, ...lived.map((each) => each.areaCode)])
  return {
    entity,
    id: subjectId,
    areaCode: subject.areaCode,
    areaName: areaName(subject.areaCode),
    isMasked,
    livesThereSince: subject.livesThereSince,
    livedBefore: lived.map((each) => ({ ...each, areaName: areaName(each.areaCode) })),
    facts,
  }
}
