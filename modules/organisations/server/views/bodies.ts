import { tablesOf } from '#platform/database/index.ts'
import { view } from '#platform/http/index.ts'
import { BodyList, BodyListInput } from '../../contract.ts'
import { maySeeBodies } from '../policy.ts'
import type { OrganisationsTables } from '../tables.ts'

/** Public bodies of one area; of the actor's county when no area is given. */
export const bodies = view({
  name: 'bodies',
  input: BodyListInput,
  output: BodyList,
  may: maySeeBodies,
  async run(ctx, { area }) {
    let query = tablesOf<OrganisationsTables>(ctx.tx)
      .selectFrom('organisations.body')
      .selectAll()
      .where('county_code', '=', ctx.actor.countyCode)
    if (area !== undefined) query = query.where('area_code', '=', area)
    const rows = await query.orderBy('area_code').orderBy('kind').orderBy('name').execute()
    return {
      bodies: rows.map((row) => ({
        id: row.id,
        name: row.name,
        nameEn: row.name_en,
        kind: row.kind,
        level: row.level,
        areaCode: row.area_code,
        unitOf: row.unit_of,
      })),
    }
  },
})
