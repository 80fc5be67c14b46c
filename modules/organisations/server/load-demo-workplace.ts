import { createHash } from 'node:crypto'
import type { Transaction } from '#platform/database/index.ts'
import type { Area } from '../contract.ts'
import { DEPARTMENTS, PERSONAS, type DemoPersona } from '../domain/demo-workplace.data.ts'
import { listAreas } from './areas.ts'
import { areaRange } from '../domain/area-code.ts'
import { saveWorkplace, type Workplace } from './store.ts'
import type { BodyRow } from './tables.ts'

/** The same id for the same thing in every installation: a UUID (version 8) from its name. */
function idFrom(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('\u0000')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The id of a demonstration persona: `demoPersonaId('511123', 'village-worker')`. */
export const demoPersonaId = (county: string, key: string): string => idFrom('persona', county, key)

const GOVERNMENT: Readonly<Record<string, readonly [string, string]>> = {
  county: ['人民政府', "People's Government"],
  township: ['人民政府', "People's Government"],
  village: ['', ''],
}

function bodiesOf(county: string, areas: readonly Area[]): BodyRow[] {
  const governments = areas.map((area): BodyRow => {
    const [zh, en] = GOVERNMENT[area.level] ?? ['', '']
    return {
      county_code: county,
      id: idFrom('body', area.code),
      area_code: area.code,
      name: `${area.name}${area.name.endsWith('办事处') ? '' : zh}`,
      name_en: `${area.name} ${en}`.trim(),
      kind: 'public-organisation',
      level: area.level,
      unit_of: null,
    }
  })
  const seat = areas.find((area) => area.level === 'county')
  if (seat === undefined) return governments
  const departments = DEPARTMENTS.map(({ key, zh, en }): BodyRow => ({
    county_code: county,
    id: idFrom('body', seat.code, key),
    area_code: seat.code,
    name: `${seat.name}${zh}`,
    name_en: `${en} of ${seat.name}`,
    kind: 'unit',
    level: 'county',
    unit_of: idFrom('body', seat.code),
  }))
  return [...governments, ...departments]
}

interface Places {
  readonly county: Area
  readonly township: Area
  readonly village: Area
  readonly otherVillage: Area
}

/** The first township of today that has two villages, and its first two. */
function choosePlaces(areas: readonly Area[]): Places {
  const county = areas.find((area) => area.level === 'county')
  for (const township of areas.filter((area) => area.level === 'township')) {
    const [village, otherVillage] = areas.filter((area) => area.parentCode === township.code)
    if (county !== undefined && village !== undefined && otherVillage !== undefined)
      return { county, township, village, otherVillage }
  }
  throw new Error('no township with two villages: load the divisions first')
}

function placeOf(at: DemoPersona['at'], places: Places): Area {
  switch (at) {
    case 'county':
      return places.county
    case 'township':
      return places.township
    case 'village':
      return places.village
    case 'other-village':
      return places.otherVillage
  }
}

/** Bodies at every level and one invented person for each role, for demonstrations and tests. Idempotent; `day` is `YYYY-MM-DD`. */
export async function loadDemoWorkplace(tx: Transaction, county: string, day: string): Promise<void> {
  const areas = await listAreas(tx, { day, within: areaRange(county.padEnd(12, '0')) })
  const places = choosePlaces(areas)
  const workplace: Workplace = {
    bodies: bodiesOf(county, areas),
    members: PERSONAS.map((persona, order) => {
      const place = placeOf(persona.at, places)
      return {
        county_code: county,
        id: demoPersonaId(county, persona.key),
        body_id:
          persona.department === undefined
            ? idFrom('body', place.code)
            : idFrom('body', place.code, persona.department),
        area_code: place.code,
        name: persona.name,
        title_zh: persona.titleZh,
        title_en: persona.titleEn,
        persona: true,
        persona_order: order,
        left_on: null,
      }
    }),
    roles: PERSONAS.flatMap((persona) =>
      [persona.at, ...(persona.alsoAt === undefined ? [] : [persona.alsoAt])].map((at) => ({
        county_code: county,
        member_id: demoPersonaId(county, persona.key),
        role: persona.role,
        area_code: placeOf(at, places).code,
        // Roles of a demonstration hold whenever its clock says it is.
        valid_from: '2000-01-01',
        valid_to: null,
      })),
    ),
  }
  await saveWorkplace(tx, workplace)
}
