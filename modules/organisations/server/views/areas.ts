import { view } from '#platform/http/index.ts'
import { AreaList, AreaListInput, AreaPage, AreaPageInput } from '../../contract.ts'
import { getArea, listAreaPeriods, listAreas, listSuccessors } from '../areas.ts'
import { maySeeAreas } from '../policy.ts'
import { civilDay } from '#platform/time.ts'

/** Children of an area, or a search by part of a name. */
export const areas = view({
  name: 'areas',
  input: AreaListInput,
  output: AreaList,
  may: maySeeAreas,
  async run(ctx, { day, ...asked }) {
    const wanted = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
    const found = await listAreas(ctx.tx, { day: day ?? civilDay(ctx.now()), ...wanted })
    return { areas: [...found] }
  },
})

/** One area with its periods and what it became. */
export const areaPage = view({
  name: 'areaPage',
  input: AreaPageInput,
  output: AreaPage,
  may: maySeeAreas,
  async run({ tx }, { code }) {
    const area = await getArea(tx, code)
    return { area, periods: [...(await listAreaPeriods(tx, code))], successors: [...(await listSuccessors(tx, code))] }
  },
})
