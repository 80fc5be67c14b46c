import { command } from '#platform/http/index.ts'
import { FactsRecorded, SettleConflict } from '../../contract.ts'
import { isLedgerEntity } from '../../domain/entity-shape.ts'
import type { RawValue } from '../../domain/normalise/cell-text.ts'
import { maySettleConflicts } from '../policy.ts'
import { problems } from '../problems.ts'
import { closeConflict, findOpenConflict } from '../store/settle.ts'
import { getFact, writeOne } from '../write-one.ts'

/** Decides between what two sources say. What loses stays in history, with the reason. */
export const settleConflict = command({
  name: 'settleConflict',
  input: SettleConflict,
  output: FactsRecorded,
  may: maySettleConflicts,
  audit: {
    event: 'conflict.settled',
    title: { zh: '处理数据冲突', en: 'Settle a conflict' },
    line: ({ input, output }) => ({
      subject: input.conflictId,
      data: { changeNo: output.changeNo, decision: input.decision, reason: input.reason },
    }),
  },
  async run(ctx, { conflictId, decision, value, reason }) {
    const conflict = await findOpenConflict(ctx, conflictId)
    if (conflict === undefined || !isLedgerEntity(conflict.entity)) throw problems.conflictNotFound()
    const { entity, subject_id: subjectId, element } = conflict
    const fact = await getFact(ctx, entity, subjectId, element)
    const chosen: RawValue =
      decision === 'current' ? fact.value : decision === 'contender' ? (conflict.contender as RawValue) : value
    const { changeNo, inserted, updated, unchanged, conflicts } = await writeOne(ctx, {
      entity,
      subjectId,
      facts: { [element]: chosen },
      change: {
        kind: 'settlement',
        source: decision === 'contender' ? conflict.source : ctx.actor.name,
        areaCode: fact.areaCode,
        reason,
      },
      overrides: true,
      retracted: true,
      ...(decision === 'contender' ? { validFrom: conflict.valid_from } : {}),
    })
    await closeConflict(ctx, { id: conflictId, entity, subject_id: subjectId, element }, decision, changeNo)
    return { changeNo, inserted, updated, unchanged, conflicts }
  },
})
