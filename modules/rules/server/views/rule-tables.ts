import { z } from 'zod'
import { view } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import { RuleTableList } from '../../contract.ts'
import { maySeeRules } from '../policy.ts'
import { versionsOn } from '../rules-in-force.ts'
import { listDrafts, listOverrides, listProposals, listVersions } from '../store.ts'

/** The tables of the county, by owner and key, with what is going on at each. */
export const ruleTables = view({
  name: 'ruleTables',
  input: z.object({}),
  output: RuleTableList,
  may: maySeeRules,
  async run(ctx) {
    const county = ctx.actor.countyCode
    const day = civilDay(ctx.now())
    const versions = await listVersions(ctx.tx, county)
    const drafts = new Set((await listDrafts(ctx.tx, county)).map((each) => each.table_key))
    const overrides = (await listOverrides(ctx.tx, county)).filter(
      (each) => each.ended_on === null && each.expires_on > day,
    )
    const open = (await listProposals(ctx.tx, county)).filter(({ state }) => state === 'open')
    const current = new Map(
      [...versions.toReversed(), ...versionsOn(versions, day)].map((each) => [each.table_key, each]),
    )
    const tables = [...current.values()].toSorted((a, b) =>
      `${a.owner} ${a.table_key}` < `${b.owner} ${b.table_key}` ? -1 : 1,
    )
    return {
      tables: tables.map((table) => ({
        key: table.table_key,
        owner: table.owner,
        title: table.frame.title,
        version: table.version,
        validFrom: table.valid_from,
        rows: table.content.rows.length,
        coreRows: table.content.rows.filter(({ core }) => core).length,
        hasDraft: drafts.has(table.table_key),
        overrides: overrides.filter((each) => each.table_key === table.table_key).length,
        openProposals: open.filter((each) => each.table_key === table.table_key).length,
      })),
    }
  },
})
