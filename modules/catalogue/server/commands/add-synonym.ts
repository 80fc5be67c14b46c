import { z } from 'zod'
import { command } from '#platform/http/index.ts'
import { DataElement } from '../../contract.ts'
import { getDataElement } from '../ask-catalogue.ts'
import { mayChangeCatalogue } from '../policy.ts'
import { problems } from '../problems.ts'
import { raiseRevision, saveSynonym } from '../store.ts'

export const addSynonym = command({
  name: 'addSynonym',
  input: z.object({ elementId: z.string(), text: z.string().trim().min(1).max(60) }),
  output: DataElement,
  may: mayChangeCatalogue,
  audit: {
    event: 'data-element.synonym-added',
    title: { zh: '添加数据元同义词', en: 'Add a synonym' },
    line: ({ input }) => ({ subject: input.elementId, data: { text: input.text } }),
  },
  async run(ctx, { elementId, text }) {
    await getDataElement(ctx, elementId)
    const isNew = await saveSynonym(ctx.tx, elementId, text, ctx.actor.memberId)
    if (!isNew) throw problems.synonymTaken({ text })
    await raiseRevision(ctx.tx)
    return getDataElement(ctx, elementId)
  },
})
