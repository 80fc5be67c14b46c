import { findAreaAt, isWithin } from '#modules/organisations/server/index.ts'
import { command, type Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import { MoveSubject, SubjectMoved } from '../../contract.ts'
import { decideMove } from '../../domain/decide-move.ts'
import { mayMoveSubjects } from '../policy.ts'
import { problems } from '../problems.ts'
import {
  findPlace,
  hasHouseholdNo,
  leaveHousehold,
  listEnrolments,
  listMembers,
  moveRows,
  type Place,
} from '../store/move-rows.ts'
import { openChange } from '../store/open-change.ts'

/** @throws ledger/move-beyond-scope, ledger/area-not-standing, ledger/cannot-have-moved */
async function checkMove(ctx: Ctx, place: Place, to: string, movedOn: string): Promise<void> {
  const { areaFrom, areaTo } = ctx.actor
  if (!isWithin(to, { from: areaFrom, to: areaTo })) throw problems.moveBeyondScope()
  const today = civilDay(ctx.now())
  if ((await findAreaAt(ctx.tx, to, today)) === undefined) throw problems.areaNotStanding({ areaCode: to })
  const decided = decideMove({ from: place.areaCode, to, movedOn, livedFrom: place.livedFrom }, today)
  if (decided.verdict === 'moves') return
  switch (decided.because) {
    case 'same-area':
      throw problems.livesThere()
    case 'not-yet':
      throw problems.notMovedYet({ today })
    case 'before-arrival':
      throw problems.movedBeforeArrival({ livedFrom: place.livedFrom ?? '' })
  }
}

/** A person, a household, or both with their enrolments; whoever moves alone leaves the household. */
async function listMovers(ctx: Ctx, asked: MoveSubject, place: Place) {
  const householdId = asked.entity === 'household' || asked.withHousehold ? place.householdId : null
  if (householdId === null) return { persons: [asked.subjectId], households: [] }
  return { persons: await listMembers(ctx, householdId, place.areaCode), households: [householdId] }
}

/**
 * Someone lives in another area since a day. Lists of earlier days still show them where they lived. Both areas must be within
 * the actor's own: a village cannot send anyone to, or fetch anyone from, where it may not look.
 */
export const moveSubject = command({
  name: 'moveSubject',
  input: MoveSubject,
  output: SubjectMoved,
  may: mayMoveSubjects,
  audit: {
    event: 'subject.moved',
    title: { zh: '迁移人员或户', en: 'Move a person or a household' },
    line: ({ input, output: { changeNo, fromAreaCode, toAreaCode, moved } }) => ({
      subject: input.subjectId,
      data: { changeNo, fromAreaCode, toAreaCode, moved, movedOn: input.movedOn, reason: input.reason },
    }),
  },
  async run(ctx, asked) {
    const { entity, subjectId, toAreaCode, movedOn, reason, evidence, source } = asked
    const place = await findPlace(ctx, entity, subjectId)
    if (place === undefined) throw problems.subjectNotFound()
    await checkMove(ctx, place, toAreaCode, movedOn)
    const { persons, households } = await listMovers(ctx, asked, place)
    if (
      households.length > 0 &&
      place.householdNo !== null &&
      (await hasHouseholdNo(ctx, toAreaCode, place.householdNo))
    )
      throw problems.householdNoTaken({ householdNo: place.householdNo })
    const enrolments = await listEnrolments(ctx, [...persons, ...households], place.areaCode)
    const { no: changeNo } = await openChange(ctx, {
      kind: 'move',
      source,
      areaCode: toAreaCode,
      reason,
      ...(evidence === undefined ? {} : { evidence }),
    })
    const common = { to: toAreaCode, movedOn, today: civilDay(ctx.now()), changeNo }
    await moveRows(ctx, { entity: 'household', ids: households, ...common })
    await moveRows(ctx, { entity: 'person', ids: persons, ...common })
    await moveRows(ctx, { entity: 'enrolment', ids: enrolments, ...common })
    if (households.length === 0) await leaveHousehold(ctx, subjectId)
    const moved = { persons: persons.length, households: households.length, enrolments: enrolments.length }
    return { changeNo, fromAreaCode: place.areaCode, toAreaCode, moved }
  },
})
