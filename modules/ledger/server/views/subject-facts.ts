import { z } from 'zod'
import { view } from '#platform/http/index.ts'
import { Day, LedgerEntityName, Purpose, SubjectPage, Uuid } from '../../contract.ts'
import { mayReadLedger, maySeePersonalDataWhole } from '../policy.ts'
import { readSubjectPage } from '../read/subject-page.ts'

const Question = z.object({
  entity: LedgerEntityName,
  subjectId: Uuid,
  validAt: Day.optional(),
  knownAt: z.iso.datetime().optional(),
})

/**
 * What the ledger holds of a subject, with who said it, when and on what evidence; or what was true on a day, as known at a time.
 * Sensitive values are masked for everyone.
 */
export const subjectFacts = view({
  name: 'subjectFacts',
  input: Question.extend({
    /** Why the person looks; kept in the audit log. */
    reason: z.string().trim().max(200).optional(),
  }),
  output: SubjectPage,
  may: mayReadLedger,
  personalData: {
    purpose: '查看台账对象 / read a subject of the ledger',
    line: ({ input }) => ({ subject: input.subjectId, data: { entity: input.entity, reason: input.reason ?? null } }),
  },
  run: (ctx, asked) => readSubjectPage(ctx, asked, true),
})

/** The same with every value whole, for a purpose that is kept in the audit log. */
export const subjectFactsWhole = view({
  name: 'subjectFactsWhole',
  input: Question.extend({ purpose: Purpose }),
  output: SubjectPage,
  may: maySeePersonalDataWhole,
  personalData: {
    purpose: '查看完整的个人信息 / see personal data whole',
    line: ({ input }) => ({ subject: input.subjectId, data: { entity: input.entity, purpose: input.purpose } }),
  },
  run: (ctx, asked) => readSubjectPage(ctx, asked, false),
})
