import { z } from 'zod'
import { keepTemplate, loadFormPage } from '#modules/forms/server/index.ts'
import { command, uploadedFile } from '#platform/http/index.ts'
import { DescribeItems, RequestPage, TrimItems, type ItemAction } from '../../contract.ts'
import { holdToIssuer } from '../issuer.ts'
import { itemsOfFields, itemsOfForm, populationOfForm } from '../items-of-form.ts'
import { loadRequestPage } from '../load-request-page.ts'
import { mayApply } from '../policy.ts'
import { problems } from '../problems.ts'
import { listItems, replaceItems, updateItem, type ItemRow } from '../store/items.ts'
import { getDraft, updateRequest } from '../store/requests.ts'

const one = z.object({ requestId: z.uuid() })

/** Takes the department's own template: its headers become the fields of the request, its title the population. */
export const attachTemplate = command({
  name: 'attachTemplate',
  input: one.extend({ file: uploadedFile.meta({ title: '表样' }), version: z.coerce.number().int() }),
  output: RequestPage,
  accepts: 'multipart',
  may: mayApply,
  audit: {
    event: 'request.template-attached',
    title: { zh: '附上表样', en: 'Attached a template to a request' },
    line: ({ input, output }) => ({ subject: input.requestId, data: { formId: output.request.formId } }),
  },
  async run(ctx, { requestId, file, version }) {
    const row = await getDraft(ctx, requestId)
    await holdToIssuer(ctx, row)
    const bytes = new Uint8Array(await file.arrayBuffer())
    const formId = await keepTemplate(ctx, { bytes, name: file.name }, row.issuer_name)
    const page = await loadFormPage(ctx, formId)
    const items = itemsOfForm(page)
    if (items.length === 0) throw problems.nothingAsked()
    const population = row.population ?? populationOfForm(page)
    await replaceItems(ctx, requestId, items)
    await updateRequest(ctx, requestId, version, {
      form_id: formId,
      population: population === null ? null : JSON.stringify(population),
    })
    return loadRequestPage(ctx, requestId)
  },
})

/** Says what is asked without a template: each field is matched as a header would be. */
export const describeFields = command({
  name: 'describeFields',
  input: DescribeItems.extend(one.shape),
  output: RequestPage,
  may: mayApply,
  audit: {
    event: 'request.fields-described',
    title: { zh: '逐项写明要的内容', en: 'Listed the fields of a request' },
    line: ({ input }) => ({ subject: input.requestId, data: { fields: input.fields.length } }),
  },
  async run(ctx, { requestId, version, fields }) {
    const row = await getDraft(ctx, requestId)
    await holdToIssuer(ctx, row)
    await replaceItems(ctx, requestId, await itemsOfFields(ctx, row.title, fields))
    await updateRequest(ctx, requestId, version, { form_id: null })
    return loadRequestPage(ctx, requestId)
  },
})

/** What becomes of a field: only what another body holds can be had from there. */
function actionAfter(
  item: Pick<ItemRow, 'action' | 'holder'>,
  asked: { readonly drop: boolean | undefined; readonly share: boolean | undefined },
): ItemAction | undefined {
  if (asked.drop === true) return 'dropped'
  if (asked.share === true && item.holder !== null) return 'share'
  const isBack =
    (asked.drop === false && item.action === 'dropped') || (asked.share === false && item.action === 'share')
  return isBack ? 'ask' : undefined
}

/** Trims and explains: fields taken out or put back, what each is for, until when. */
export const trimFields = command({
  name: 'trimFields',
  input: TrimItems.extend(one.shape),
  output: RequestPage,
  may: mayApply,
  audit: {
    event: 'request.trimmed',
    title: { zh: '删减字段', en: 'Trimmed the fields of a request' },
    line: ({ input }) => ({
      subject: input.requestId,
      data: { dropped: input.items.filter((item) => item.drop === true).map((item) => item.position) },
    }),
  },
  async run(ctx, { requestId, version, items }) {
    const row = await getDraft(ctx, requestId)
    await holdToIssuer(ctx, row)
    const held = new Map((await listItems(ctx, requestId)).map((item) => [item.position, item]))
    for (const { position, drop, share, purpose, expiresOn } of items) {
      const item = held.get(position)
      if (item === undefined) continue
      const action = actionAfter(item, { drop, share })
      const values = {
        ...(action === undefined ? {} : { action }),
        ...(purpose === undefined ? {} : { purpose }),
        ...(expiresOn === undefined ? {} : { expires_on: expiresOn }),
      }
      if (Object.keys(values).length > 0) await updateItem(ctx, requestId, position, values)
    }
    await updateRequest(ctx, requestId, version, {})
    return loadRequestPage(ctx, requestId)
  },
})
