import { z } from 'zod'
import { command, view, type Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import { AskDataBack, DataReturn, DataReturnList, ReceiveData } from '../../contract.ts'
import { mayAnswerForHolder, maySeeRequests } from '../policy.ts'
import { insertDataReturn, listDataReturns, updateDataReturn, type DataReturnRow } from '../store/sharing.ts'
import { sharingProblems as problems } from './problems.ts'

const shownOf = (row: DataReturnRow, today: string): DataReturn => ({
  id: row.id,
  holder: row.holder,
  what: row.what,
  askedOn: row.asked_on,
  dueOn: row.due_on,
  receivedOn: row.received_on,
  rowsExpected: row.rows_expected,
  rowsReceived: row.rows_received,
  isWhole: row.is_whole,
  isLate: row.is_whole !== true && row.due_on < today,
  words: row.words,
})

/** @throws requests/data-return-not-found */
async function getDataReturn(ctx: Ctx, id: string): Promise<DataReturn> {
  const row = (await listDataReturns(ctx)).find((one) => one.id === id)
  if (row === undefined) throw problems.dataReturnNotFound()
  return shownOf(row, civilDay(ctx.now()))
}

/** What higher levels owe back: requested, due, received, whole. */
export const dataReturnList = view({
  name: 'dataReturnList',
  input: z.object({}),
  output: DataReturnList,
  may: maySeeRequests,
  async run(ctx) {
    const today = civilDay(ctx.now())
    return { returns: (await listDataReturns(ctx)).map((row) => shownOf(row, today)) }
  },
})

/** Records that data of the county was asked back from a higher level. */
export const askDataBack = command({
  name: 'askDataBack',
  input: AskDataBack,
  output: DataReturn,
  status: 201,
  may: mayAnswerForHolder,
  audit: {
    event: 'data-return.asked',
    title: { zh: '登记数据返还需求', en: 'Asked a higher level for data back' },
    line: ({ input, output }) => ({ subject: output.id, data: { holder: input.holder, dueOn: input.dueOn } }),
  },
  async run(ctx, { holder, what, dueOn, rowsExpected }) {
    const today = civilDay(ctx.now())
    if (dueOn <= today) throw problems.dueBeforeAsked()
    const id = ctx.newId()
    await insertDataReturn(ctx, {
      id,
      holder,
      what,
      asked_on: today,
      due_on: dueOn,
      rows_expected: rowsExpected ?? null,
      recorded_by_name: ctx.actor.name,
    })
    return getDataReturn(ctx, id)
  },
})

/** Records what came back. Fewer rows than expected are not whole, whatever is said. */
export const receiveData = command({
  name: 'receiveData',
  input: ReceiveData.extend({ returnId: z.uuid() }),
  output: DataReturn,
  may: mayAnswerForHolder,
  audit: {
    event: 'data-return.received',
    title: { zh: '登记数据已返还', en: 'Recorded data that came back' },
    line: ({ input, output }) => ({ subject: input.returnId, data: { isWhole: output.isWhole } }),
  },
  async run(ctx, { returnId, receivedOn, rowsReceived, isWhole, words }) {
    const before = await getDataReturn(ctx, returnId)
    if (before.isWhole === true) throw problems.dataReturnReceived()
    const isShort = before.rowsExpected !== null && rowsReceived !== undefined && rowsReceived < before.rowsExpected
    await updateDataReturn(ctx, returnId, {
      received_on: receivedOn,
      rows_received: rowsReceived ?? null,
      is_whole: isWhole && !isShort,
      words,
    })
    return getDataReturn(ctx, returnId)
  },
})
