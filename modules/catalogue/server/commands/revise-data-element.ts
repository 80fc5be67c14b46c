import { command } from '#platform/http/index.ts'
import { DataElement, DataElementRevision } from '../../contract.ts'
import { getDataElement } from '../ask-catalogue.ts'
import { mayChangeCatalogue } from '../policy.ts'
import { raiseRevision, saveVersion } from '../store.ts'

/** A new version: what is left out stays; id, entity, type, unit and value domain never change. */
export const reviseDataElement = command({
  name: 'reviseDataElement',
  input: DataElementRevision,
  output: DataElement,
  may: mayChangeCatalogue,
  audit: {
    event: 'data-element.revised',
    title: { zh: '修订数据元', en: 'Revise a data element' },
    line: ({ input, output }) => ({
      subject: input.elementId,
      data: { version: output.version, reason: input.reason },
    }),
  },
  async run(ctx, { elementId, reason, ...given }) {
    const current = await getDataElement(ctx, elementId)
    const changed = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
    const next: DataElement = { ...current, ...changed, version: current.version + 1 }
    await saveVersion(ctx.tx, next, ctx.actor.memberId, reason)
    await raiseRevision(ctx.tx)
    return next
  },
})
