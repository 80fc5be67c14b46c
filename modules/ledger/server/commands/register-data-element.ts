import { DataElement, NewDataElement } from '#modules/catalogue/contract.ts'
import { catalogueProblems, createDataElement } from '#modules/catalogue/server/index.ts'
import { command } from '#platform/http/index.ts'
import { BOOKKEEPING, columnTypeOf, isLedgerEntity, LINKS } from '../../domain/entity-shape.ts'
import { mayRegisterElements } from '../policy.ts'
import { problems } from '../problems.ts'
import { addElementColumn } from '../store/settle.ts'

/** Registers the element and adds its typed column, in one transaction: there is never the one without the other. */
export const registerDataElement = command({
  name: 'registerDataElement',
  input: NewDataElement,
  output: DataElement,
  may: mayRegisterElements,
  audit: {
    event: 'data-element.registered',
    title: { zh: '登记数据元', en: 'Register a data element' },
    line: ({ input }) => ({
      subject: input.id,
      data: { entity: input.entity, type: input.type, sensitivity: input.sensitivity },
    }),
  },
  async run(ctx, input) {
    const { id, entity, type, sensitivity } = input
    if (!isLedgerEntity(entity)) throw catalogueProblems.elementIdNotAllowed({ element: id })
    if (BOOKKEEPING.includes(id) || id === 'holder_id' || id in LINKS[entity])
      throw problems.reservedName({ element: id })
    const element = await createDataElement(ctx, input, ctx.actor.memberId)
    if (sensitivity !== 'vault') await addElementColumn(ctx, entity, id, columnTypeOf(type))
    return element
  },
})
