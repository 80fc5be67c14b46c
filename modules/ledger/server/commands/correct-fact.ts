import { command } from '#platform/http/index.ts'
import { CorrectFact, FactsRecorded } from '../../contract.ts'
import { mayRecordFacts } from '../policy.ts'
import { getFact, writeOne } from '../write-one.ts'

/** Says that the current value was never true. It stays in history as taken back. */
export const correctFact = command({
  name: 'correctFact',
  input: CorrectFact,
  output: FactsRecorded,
  may: mayRecordFacts,
  audit: {
    event: 'fact.corrected',
    title: { zh: '更正事实', en: 'Correct a fact' },
    line: ({ input, output }) => ({
      subject: input.subjectId,
      data: { changeNo: output.changeNo, element: input.element, reason: input.reason },
    }),
  },
  async run(ctx, { entity, subjectId, element, value, source, validFrom, reason }) {
    const { areaCode, validFrom: before } = await getFact(ctx, entity, subjectId, element)
    const { changeNo, inserted, updated, unchanged, conflicts } = await writeOne(ctx, {
      entity,
      subjectId,
      facts: { [element]: value },
      change: {
        kind: 'correction',
        source,
        areaCode,
        reason,
        // The day of what is corrected says nothing new: it may be no more than the day of a file.
        ...(validFrom === undefined || validFrom === before ? {} : { beginsOn: validFrom }),
      },
      overrides: true,
      retracted: true,
      ...(validFrom === undefined ? {} : { validFrom }),
    })
    return { changeNo, inserted, updated, unchanged, conflicts }
  },
})
