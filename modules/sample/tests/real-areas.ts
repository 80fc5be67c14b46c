import { readFileSync } from 'node:fs'
import type { SampleArea } from '../contract.ts'

const LEVELS = { city: 'city', county: 'county', town: 'township', village: 'village' } as const

/** The real divisions of the development city, as the county is generated on in the tests of the domain. */
export function realAreas(): SampleArea[] {
  const [, ...lines] = readFileSync(new URL('../../../data/divisions/leshan_2016.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  return lines.flatMap((line) => {
    const [code = '', parentCode = '', name = '', level = ''] = line.split(',')
    return level in LEVELS ? [{ code, parentCode, name, level: LEVELS[level as keyof typeof LEVELS] }] : []
  })
}
