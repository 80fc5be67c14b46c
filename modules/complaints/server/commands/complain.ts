import { randomInt } from 'node:crypto'
import { listCountiesHere } from '#modules/organisations/server/index.ts'
import { command, everyone } from '#platform/http/index.ts'
import { ComplaintReceipt, MakeComplaint } from '../../contract.ts'
import { replyBy } from '../../domain/reply-by.ts'
import { problems } from '../problems.ts'
import { hashReceipt, insertComplaint } from '../store.ts'

// Without letters and figures that look alike on paper.
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const receiptOf = (): string =>
  Array.from(
    { length: 12 },
    (_, i) => `${i > 0 && i % 4 === 0 ? '-' : ''}${LETTERS[randomInt(LETTERS.length)] ?? ''}`,
  ).join('')

/** Anyone complains or suggests, from any screen, without a name. Who was signed in is not kept. */
export const makeComplaint = command({
  name: 'makeComplaint',
  input: MakeComplaint,
  output: ComplaintReceipt,
  status: 201,
  may: everyone,
  audit: {
    event: 'complaint.made',
    title: { zh: '投诉建议', en: 'Complained or suggested something' },
    withoutName: true,
    line: ({ input }) => ({ subject: input.topic, countyCode: input.county }),
  },
  async run(ctx, { county, topic, words, screen, contact }) {
    if (!(await listCountiesHere(ctx.tx)).includes(county)) throw problems.countyNotHere({ county })
    const receipt = receiptOf()
    const by = replyBy(ctx.now())
    await insertComplaint(ctx.tx, {
      county_code: county,
      id: ctx.newId(),
      receipt_hash: hashReceipt(receipt),
      topic,
      words,
      screen,
      contact,
      made_at: ctx.now().toISOString(),
      reply_by: by.toISOString(),
      answer: null,
      answered_at: null,
      answered_by_name: null,
    })
    return { receipt, replyBy: by.toISOString() }
  },
})
