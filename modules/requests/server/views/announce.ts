import { z } from 'zod'
import { readOriginal } from '#modules/forms/server/index.ts'
import { stampWorkbook } from '#modules/workbook/server/index.ts'
import { download, everyone, view, type Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import { RequestMessage } from '../../contract.ts'
import { parseControlNumber } from '../../domain/control-number.ts'
import { describeLeftOut, writeMessage } from '../../domain/write-message.ts'
import { drawQrPng, drawQrSvg } from '../number/draw-qr.ts'
import { numberLink } from '../number/number-link.ts'
import { maySeeRequests } from '../policy.ts'
import { problems } from '../problems.ts'
import { findIssuedNumber, findNumber, type NumberRow } from '../store/dispatches.ts'
import { listItems, type ItemRow } from '../store/items.ts'
import { getRequest, type RequestRow } from '../store/requests.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const one = z.object({ requestId: z.uuid() })

interface Numbered {
  readonly row: RequestRow
  readonly issued: NumberRow
  readonly items: readonly ItemRow[]
  /** Leaf headers the gate or the department left out. */
  readonly leftOut: readonly string[]
  readonly link: string
}

/** @throws requests/request-not-found · requests/not-numbered */
async function getNumbered(ctx: Ctx, requestId: string): Promise<Numbered> {
  const row = await getRequest(ctx, requestId)
  const issued = await findNumber(ctx, requestId)
  if (issued === undefined) throw problems.notNumbered()
  const items = await listItems(ctx, requestId)
  const leftOut = items.filter((item) => item.action === 'dropped').map((item) => item.path.at(-1) ?? '')
  return { row, issued, items, leftOut, link: numberLink(ctx, issued.number) }
}

/** The QR code of a control number: its public page. Open to everyone, because paper has no sign-in. */
export const controlNumberQr = view({
  name: 'controlNumberQr',
  input: z.object({ number: z.string().max(60) }),
  output: download,
  may: everyone,
  async run(ctx, { number }) {
    const read = parseControlNumber(number)
    if (read === undefined) throw problems.numberMistyped({ number })
    const issued = await findIssuedNumber(ctx.tx, read.county, read.number)
    if (issued === undefined) throw problems.numberUnknown({ number: read.number })
    return {
      fileName: `${read.number}.svg`,
      contentType: 'image/svg+xml; charset=utf-8',
      body: new TextEncoder().encode(drawQrSvg(numberLink(ctx, read.number), `准入码 ${read.number}`)),
      inline: true,
    }
  },
})

/** The department's template as it goes out: with the number as a picture and at the foot of its pages. */
export const requestWorkbook = view({
  name: 'requestWorkbook',
  input: one,
  output: download,
  may: maySeeRequests,
  async run(ctx, { requestId }) {
    const { row, issued, items, leftOut, link } = await getNumbered(ctx, requestId)
    if (row.form_id === null) throw problems.noTemplate()
    const original = await readOriginal(ctx, row.form_id)
    const sheets = [...new Set(items.flatMap((item) => (item.sheet === null ? [] : [item.sheet])))]
    const until = `有效至 ${issued.valid_until}`
    const body = await stampWorkbook(original.bytes, sheets, {
      picture: drawQrPng(link),
      lines: [
        '准入码 无码不填',
        issued.number,
        until,
        ...(leftOut.length === 0 ? [] : [`不用填：${describeLeftOut(leftOut)}`]),
      ],
      description: `准入码 ${issued.number}`,
      footer: `准入码 ${issued.number} ${until} 查验和退回：${link}`,
    })
    return { fileName: `${original.name}_${issued.number}.xlsx`, contentType: XLSX, body }
  },
})

/** A text with number and link for a group chat. */
export const requestMessage = view({
  name: 'requestMessage',
  input: one,
  output: RequestMessage,
  may: maySeeRequests,
  async run(ctx, { requestId }) {
    const { row, issued, leftOut, link } = await getNumbered(ctx, requestId)
    const price = row.screening?.price
    const text = writeMessage({
      number: issued.number,
      link,
      title: row.title,
      kind: row.kind,
      issuerName: row.issuer_name,
      dueOn: row.due_at === null ? null : civilDay(new Date(row.due_at)),
      validUntil: issued.valid_until,
      minutesPerRecipient: price === undefined || row.recipients === 0 ? null : price.total.middle / row.recipients,
      leftOut,
    })
    return { text, number: issued.number, link }
  },
})
