import { z } from 'zod'
import { loadCatalogue } from '#modules/catalogue/server/index.ts'
import { view } from '#platform/http/index.ts'
import { Day, LedgerEntityName, SubjectPage, Uuid } from '../../contract.ts'
import { factAt, type Assertion } from '../../domain/fact-at.ts'
import { maskValue } from '../../domain/mask-value.ts'
import { mayReadLedger, seesPersonalDataWhole } from '../policy.ts'
import { problems } from '../problems.ts'
import type { DescribedChange } from '../read/describe-change.ts'
import { describeValue, findSubject, type HeldFact } from '../read/read-facts.ts'

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

/** What the ledger holds of a subject, with who said it, when and on what evidence; or what was true on a day, as known at a time. */
export const subjectFacts = view({
  name: 'subjectFacts',
  input: z.object({
    entity: LedgerEntityName,
    subjectId: Uuid,
    validAt: Day.optional(),
    knownAt: z.iso.datetime().optional(),
    /** Why the person looks; kept in the audit log. */
    reason: z.string().trim().max(200).optional(),
  }),
  output: SubjectPage,
  may: mayReadLedger,
  personalData: {
    purpose: '查看台账对象 / read a subject of the ledger',
    line: ({ input }) => ({ subject: input.subjectId, data: { entity: input.entity, reason: input.reason ?? null } }),
  },
  async run(ctx, { entity, subjectId, validAt, knownAt }) {
    const catalogue = await loadCatalogue(ctx)
    const subject = await findSubject(ctx, catalogue, entity, subjectId)
    if (subject === undefined) throw problems.subjectNotFound()
    const isWhole = seesPersonalDataWhole(ctx.actor)
    const facts = subject.facts.map((fact) => {
      const { element } = fact
      const say = (value: unknown): string | null => {
        const words = describeValue(catalogue, element, value)
        return words === null || isWhole ? words : maskValue(element, words)
      }
      const past = validAt !== undefined || knownAt !== undefined
      const chosen = past ? factAt(assertionsOf(fact), validAt ?? '9999-12-31', knownAt ?? '9999-12-31') : undefined
      const shown = past
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
    return { entity, id: subjectId, areaCode: subject.areaCode, facts }
  },
})
