import { z } from 'zod'
import { tablesOf } from '#platform/database/index.ts'
import { everyone, view } from '#platform/http/index.ts'
import { PersonaList, type Persona } from '../../contract.ts'
import { problems } from '../problems.ts'
import type { OrganisationsTables } from '../tables.ts'

/** The people a demonstration offers for sign-in. */
export const personas = view({
  name: 'personas',
  input: z.object({}),
  output: PersonaList,
  may: everyone,
  async run(ctx) {
    if (!ctx.settings.demo) throw problems.personasOnlyInDemo()
    const db = tablesOf<OrganisationsTables>(ctx.tx)
    const rows = await db
      .selectFrom('organisations.member as member')
      .innerJoin('organisations.body as body', (join) =>
        join.onRef('body.county_code', '=', 'member.county_code').onRef('body.id', '=', 'member.body_id'),
      )
      .innerJoin('organisations.role_assignment as assignment', (join) =>
        join.onRef('assignment.county_code', '=', 'member.county_code').onRef('assignment.member_id', '=', 'member.id'),
      )
      .innerJoin('organisations.area as area', (join) =>
        join
          .onRef('area.county_code', '=', 'member.county_code')
          .onRef('area.code', '=', 'member.area_code')
          .on('area.valid_to', 'is', null),
      )
      .select([
        'member.id',
        'member.county_code',
        'member.name',
        'member.title_zh',
        'member.title_en',
        'member.area_code',
      ])
      .select(['body.name as body_name', 'area.name as area_name', 'assignment.role'])
      .where('member.persona', '=', true)
      .orderBy('member.county_code')
      .orderBy('member.persona_order')
      .execute()
    const found = new Map<string, Persona>()
    for (const row of rows) {
      const known = found.get(row.id)
      found.set(row.id, {
        id: row.id,
        countyCode: row.county_code,
        name: row.name,
        titleZh: row.title_zh,
        titleEn: row.title_en,
        bodyName: row.body_name,
        areaName: row.area_name,
        areaCode: row.area_code,
        roles: [...new Set([...(known?.roles ?? []), row.role])],
      })
    }
    return { personas: [...found.values()] }
  },
})
