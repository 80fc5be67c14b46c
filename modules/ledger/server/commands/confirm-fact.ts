import { command } from '#platform/http/index.ts'
import { ConfirmFact, FactsRecorded } from '../../contract.ts'
import { mayRecordFacts } from '../policy.ts'
import { problems } from '../problems.ts'
import { getFact, writeOne } from '../write-one.ts'

/** Says that the value still holds today. Its source and its first day stay. */
export const confirmFact = command({
  name: 'confirmFact',
  input: ConfirmFact,
  output: FactsRecorded,
  may: mayRecordFacts,
  audit: {
    event: 'fact.confirmed',
    title: { zh: '确认事实仍然属实', en: 'Confirm a fact' },
    line: ({ input, output }) => ({
      subject: input.subjectId,
      data: { changeNo: output.changeNo, element: input.element },
    }),
  },
  async run(ctx, { entity, subjectId, element, source }) {
    const fact = await getFact(ctx, entity, subjectId, element)
    if (fact.value === null) throw problems.nothingToConfirm({ element: fact.element.nameZh })
    const { changeNo, inserted, updated, unchanged, conflicts } = await writeOne(ctx, {
      entity,
      subjectId,
      facts: { [element]: fact.value },
      change: { kind: 'confirmation', source, areaCode: fact.areaCode },
    })
    return { changeNo, inserted, updated, unchanged, conflicts }
  },
})
