import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Transaction } from '#platform/database/index.ts'
import type { Area } from '../contract.ts'
import { countyOf } from '../domain/area-code.ts'
import type { Township } from '../domain/match-townships.ts'
import { planDivisions, type Division } from '../domain/plan-divisions.ts'
import { problems } from './problems.ts'
import { saveAreas } from './store.ts'

const FOLDER = new URL('../../../data/divisions/', import.meta.url)

/** The files have no quoted cells. */
function readRows(file: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(fileURLToPath(new URL(file, FOLDER)), 'utf8')
    .trimEnd()
    .split(/\r?\n/)
  const names = head.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] ?? '', cell])))
}

const numberOf = (text: string | undefined): number | null => (text === undefined || text === '' ? null : Number(text))

export function readDivisions(): readonly Division[] {
  return readRows('leshan_2016.csv')
    .filter((row) => row['virtual'] === 'f')
    .map((row) => ({
      code: row['code'] ?? '',
      parent: row['parent'] ?? '',
      name: row['name'] ?? '',
      level: (row['level'] ?? '') as Division['level'],
      urbanRural: row['ur_code'] === '' ? null : (row['ur_code'] ?? null),
      longitude: numberOf(row['longitude']),
      latitude: numberOf(row['latitude']),
    }))
}

export const readTownshipsOf2023 = (): readonly Township[] =>
  readRows('leshan_townships_modood.csv').map((row) => ({
    code: row['code'] ?? '',
    name: row['name'] ?? '',
    longitude: null,
    latitude: null,
  }))

/** The counties of the division data that comes with the product: six digits and name. */
export const listCounties = (): readonly { code: string; name: string }[] =>
  readDivisions()
    .filter((division) => division.level === 'county')
    .map(({ code, name }) => ({ code: countyOf(code), name }))

/**
 * Loads one county (six digits) with its townships and villages of 2016, the mergers, and those of today. Idempotent.
 * @throws organisations/county-not-known
 */
export async function loadDivisions(tx: Transaction, county: string): Promise<readonly Area[]> {
  const known = listCounties()
  if (!known.some(({ code }) => code === county)) {
    throw problems.countyNotKnown({ county, known: known.map(({ code, name }) => `${code} ${name}`) })
  }
  const areas = planDivisions(county, readDivisions(), readTownshipsOf2023())
  await saveAreas(
    tx,
    areas.map((area) => ({
      county_code: county,
      code: area.code,
      valid_from: area.validFrom,
      valid_to: area.validTo,
      name: area.name,
      level: area.level,
      parent_code: area.parentCode,
      urban_rural: area.urbanRural,
      longitude: area.longitude,
      latitude: area.latitude,
      successor_code: area.successorCode,
      succession: area.succession,
    })),
  )
  return areas
}
