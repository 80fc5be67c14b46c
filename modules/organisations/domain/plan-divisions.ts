import type { Area } from '../contract.ts'
import { matchTownships, type Township, type TownshipSuccession } from './match-townships.ts'

/** A line of the 2016 list; `code` has 12 digits. */
export interface Division {
  readonly code: string
  readonly parent: string
  readonly name: string
  readonly level: 'city' | 'county' | 'town' | 'village'
  readonly urbanRural: string | null
  readonly longitude: number | null
  readonly latitude: number | null
}

/** The day of the first list: nothing is known of before. */
export const FIRST_DAY = '2016-07-31'
/** The sources show 2016 and 2023 and no day between; the decisions fell in 2019–2021. One conventional day for all. */
export const MERGER_DAY = '2020-01-01'

const nineOf = (code: string): string => code.slice(0, 9)
const twelve = (code: string): string => code.padEnd(12, '0')
const asTownship = (d: Division): Township => ({ ...d, code: nineOf(d.code) })

const base = (d: Division, level: Area['level'], parentCode: string | null): Area => ({
  code: d.code,
  name: d.name,
  level,
  parentCode,
  urbanRural: d.urbanRural,
  longitude: d.longitude,
  latitude: d.latitude,
  validFrom: FIRST_DAY,
  validTo: null,
  successorCode: null,
  succession: null,
})

/** Three digits for a village that moves: its own where free, else the next free one of its band (communities 001–199, villages from 200). */
function freeCode(township: string, wanted: string, taken: ReadonlySet<string>): string {
  let number = Number(wanted)
  const community = number < 200
  while (taken.has(`${township}${String(number).padStart(3, '0')}`)) {
    number += 1
    if (number > 999) throw new Error(`no village code is free in ${township}`)
    if (community && number === 200) number = 600
  }
  return `${township}${String(number).padStart(3, '0')}`
}

/** Townships of the 2023 list: those that went on unchanged keep their first day. */
function planTownships(
  county: string,
  before: readonly Division[],
  after: readonly Township[],
  fates: readonly TownshipSuccession[],
): Area[] {
  const fateOf = new Map(fates.map((fate) => [fate.oldCode, fate]))
  const areas = before.map((division): Area => {
    const area = base(division, 'township', county)
    const fate = fateOf.get(nineOf(division.code))
    const now = after.find((t) => t.code === fate?.newCode)
    if (fate === undefined || (fate.newCode === nineOf(division.code) && now?.name === division.name)) return area
    return { ...area, validTo: MERGER_DAY, successorCode: twelve(fate.newCode), succession: fate.how }
  })
  const unchanged = new Set(areas.filter((area) => area.validTo === null).map((area) => nineOf(area.code)))
  for (const township of after) {
    if (unchanged.has(township.code)) continue
    const own = fates.find((fate) => fate.newCode === township.code && (fate.how === 'code' || fate.how === 'name'))
    const seat = before.find((d) => nineOf(d.code) === own?.oldCode)
    areas.push({
      ...base(
        { ...township, code: twelve(township.code), parent: county, level: 'town', urbanRural: null },
        'township',
        county,
      ),
      longitude: seat?.longitude ?? null,
      latitude: seat?.latitude ?? null,
      validFrom: MERGER_DAY,
    })
  }
  return areas
}

function planVillages(villages: readonly Division[], fates: readonly TownshipSuccession[]): Area[] {
  const fateOf = new Map(fates.map((fate) => [fate.oldCode, fate]))
  const newTownship = (d: Division): string => fateOf.get(nineOf(d.code))?.newCode ?? nineOf(d.code)
  const stays = (d: Division): boolean => newTownship(d) === nineOf(d.code)
  const taken = new Set(villages.filter(stays).map((d) => d.code))
  const areas: Area[] = []
  for (const village of villages) {
    const area = base(village, 'village', twelve(nineOf(village.code)))
    if (stays(village)) {
      areas.push(area)
      continue
    }
    const township = newTownship(village)
    const code = freeCode(township, village.code.slice(9), taken)
    taken.add(code)
    areas.push({ ...area, validTo: MERGER_DAY, successorCode: code, succession: 'parent' })
    areas.push({ ...area, code, parentCode: twelve(township), validFrom: MERGER_DAY })
  }
  return areas
}

/** One county with its history, from the list of 2016 and the townships of 2023. Deterministic. */
export function planDivisions(county: string, list: readonly Division[], after: readonly Township[]): readonly Area[] {
  const own = list.filter((d) => d.code.startsWith(county)).toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const seat = own.find((d) => d.level === 'county')
  if (seat === undefined) throw new Error(`no county ${county} in the list`)
  const towns = own.filter((d) => d.level === 'town')
  const now = after.filter((t) => t.code.startsWith(county))
  const fates = matchTownships(towns.map(asTownship), now)
  return [
    base(seat, 'county', seat.parent),
    ...planTownships(seat.code, towns, now, fates),
    ...planVillages(
      own.filter((d) => d.level === 'village'),
      fates,
    ),
  ]
}
