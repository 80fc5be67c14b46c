import { z } from 'zod'
import { listBodies } from '#modules/organisations/server/index.ts'
import { isSameOffice } from '#modules/responsibilities/server/index.ts'
import { command, type Ctx } from '#platform/http/index.ts'
import { DispatchAnswer } from '../../contract.ts'
import { dispatchByNumber, getValidNumber } from '../dispatch-by-number.ts'
import { mayDispatchHere } from '../policy.ts'
import { problems } from '../problems.ts'
import { getRequest } from '../store/requests.ts'

export const DispatchHere = z.object({
  controlNumber: z.string().max(60),
  areaCode: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  /** Name of the body it is sent for; the body of the number itself when absent. */
  as: z.string().max(80).optional(),
  /** The request it is meant to be; a number of another one is refused. */
  requestId: z.uuid().optional(),
})

/** The body named, or the one the number was issued to. @throws requests/not-your-body */
async function bodyFor(ctx: Ctx, { controlNumber, as }: z.output<typeof DispatchHere>): Promise<string> {
  const valid = await getValidNumber(ctx, controlNumber)
  const row = await getRequest(ctx, valid.request_id)
  if (as === undefined) return row.issuer_body_id
  const bodies = await listBodies(ctx)
  const body = bodies.find((one) => one.name === as) ?? bodies.find((one) => isSameOffice(one.name, as))
  if (body === undefined) throw problems.notYourBody({ issuer: row.issuer_name })
  return body.id
}

/** Dispatches from the command line of the server: the same door as every other channel. It has no address. */
export const dispatchHere = command({
  name: 'dispatchHere',
  input: DispatchHere,
  output: DispatchAnswer,
  may: mayDispatchHere,
  audit: {
    event: 'request.dispatched',
    title: { zh: '命令行下发', en: 'Dispatched a request from the command line' },
    line: ({ input, output }) => ({
      subject: output.requestId,
      data: { number: input.controlNumber, channel: 'command-line', dispatched: output.dispatched, as: input.as },
    }),
  },
  async run(ctx, order) {
    const { controlNumber, areaCode, requestId } = order
    const asBodyId = await bodyFor(ctx, order)
    return dispatchByNumber(ctx, {
      controlNumber,
      channel: 'command-line',
      asBodyId,
      ...(areaCode === undefined ? {} : { areaCode }),
      ...(requestId === undefined ? {} : { requestId }),
    })
  },
})
