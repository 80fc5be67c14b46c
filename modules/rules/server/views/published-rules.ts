import { z } from 'zod'
import { AreaCode } from '#modules/organisations/contract.ts'
import { everyone, view } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import { RuleTable } from '../../contract.ts'
import { problems } from '../problems.ts'
import { tableFor, versionsOn } from '../rules-in-force.ts'
import { listOverrides, listVersions } from '../store.ts'
import { tableOf } from '../table-page.ts'

/** The rules as they hold, for anyone to read: in a county, or in one area of it with its local figures. */
export const publishedRules = view({
  name: 'publishedRules',
  input: z.object({
    /** Six digits; that of the area, or of who is signed in, when absent. */
    county: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
    area: AreaCode.optional(),
    /** Today when absent. */
    day: z.iso.date().optional(),
  }),
  output: z.object({ areaCode: z.string(), day: z.string(), tables: z.array(RuleTable) }),
  may: everyone,
  async run(ctx, asked) {
    const county = asked.area?.slice(0, 6) ?? asked.county ?? ctx.signedIn?.countyCode
    if (county === undefined) throw problems.countyMissing()
    const day = asked.day ?? civilDay(ctx.now())
    const areaCode = asked.area ?? `${county}000000`
    const overrides = await listOverrides(ctx.tx, county)
    const tables = versionsOn(await listVersions(ctx.tx, county), day).map((row) => {
      const { parameterList } = tableFor({ ...row, key: row.table_key }, overrides, { areaCode, day })
      return { ...tableOf(row, 'in-force'), parameters: [...parameterList] }
    })
    return { areaCode, day, tables }
  },
})
