import { command } from '#platform/http/index.ts'
import { FactsRecorded, RecordFacts } from '../../contract.ts'
import { mayRecordFacts } from '../policy.ts'
import { writeOne } from '../write-one.ts'

export const recordFacts = command({
  name: 'recordFacts',
  input: RecordFacts,
  output: FactsRecorded,
  may: mayRecordFacts,
  audit: {
    event: 'facts.recorded',
    title: { zh: '录入事实', en: 'Record facts' },
    // Which elements, never their values: the audit log is no second ledger.
    line: ({ input, output }) => ({
      subject: input.subjectId ?? input.areaCode,
      data: { changeNo: output.changeNo, elements: Object.keys(input.facts) },
    }),
  },
  async run(ctx, { entity, subjectId, areaCode, source, evidence, validFrom, facts }) {
    const { changeNo, inserted, updated, unchanged, conflicts } = await writeOne(ctx, {
      entity,
      facts,
      change: {
        kind: 'entry',
        source,
        areaCode,
        ...(evidence === undefined ? {} : { evidence }),
        ...(validFrom === undefined ? {} : { beginsOn: validFrom }),
      },
      ...(subjectId === undefined ? {} : { subjectId }),
      ...(validFrom === undefined ? {} : { validFrom }),
    })
    return { changeNo, inserted, updated, unchanged, conflicts }
  },
})
