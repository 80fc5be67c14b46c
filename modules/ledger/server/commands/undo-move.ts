import { command } from '#platform/http/index.ts'
import { SubjectMoved, UndoMove } from '../../contract.ts'
import { mayMoveSubjects } from '../policy.ts'
import { problems } from '../problems.ts'
import { findLastMove, findPlace, hasHouseholdNo, takeBackRows } from '../store/move-rows.ts'
import { openChange } from '../store/open-change.ts'

/** Says that the last move never happened: everyone it brought is back where they lived, for every day. */
export const undoMove = command({
  name: 'undoMove',
  input: UndoMove,
  output: SubjectMoved,
  may: mayMoveSubjects,
  audit: {
    event: 'subject.move-undone',
    title: { zh: '撤回迁移', en: 'Take a move back' },
    line: ({ input, output: { changeNo, fromAreaCode, toAreaCode, moved } }) => ({
      subject: input.subjectId,
      data: { changeNo, fromAreaCode, toAreaCode, moved, reason: input.reason },
    }),
  },
  async run(ctx, { entity, subjectId, reason, source }) {
    const place = await findPlace(ctx, entity, subjectId)
    if (place === undefined) throw problems.subjectNotFound()
    const last = await findLastMove(ctx, entity, subjectId)
    if (last === undefined) throw problems.noMoveToUndo()
    if (
      entity === 'household' &&
      place.householdNo !== null &&
      (await hasHouseholdNo(ctx, last.from, place.householdNo))
    )
      throw problems.householdNoTaken({ householdNo: place.householdNo })
    const { no: changeNo } = await openChange(ctx, { kind: 'move', source, areaCode: last.from, reason })
    const moved = {
      households: await takeBackRows(ctx, 'household', last.changeNo),
      persons: await takeBackRows(ctx, 'person', last.changeNo),
      enrolments: await takeBackRows(ctx, 'enrolment', last.changeNo),
    }
    return { changeNo, fromAreaCode: place.areaCode, toAreaCode: last.from, moved }
  },
})
