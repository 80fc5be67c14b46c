import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Transaction } from '#platform/database/index.ts'
import { DutyClass, type DutyList } from '../contract.ts'
import { splitDepartments } from '../domain/department-names.ts'
import type { NewDutyItem } from '../domain/read-duty-sheets.ts'
import { findListOn, insertList, listOf, readLists, replaceItems, updateList } from './store.ts'

const FILE = new URL('../../../data/responsibilities/sample-duties.tsv', import.meta.url)

/** The same id for the same thing in every installation: a UUID (version 8) from its name. */
function idFrom(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('\u0000')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text)

/** The sample list as committed: a line for each item, its columns parted by tabs. */
export function readSampleDuties(): readonly NewDutyItem[] {
  const [, ...lines] = readFileSync(FILE, 'utf8').trimEnd().split('\n')
  return lines.map((line) => {
    const [
      code = '',
      dutyClass,
      domain = '',
      title = '',
      main,
      assisting,
      mainPart,
      townshipPart,
      taker,
      how,
      legal,
      resources,
    ] = line.split('\t')
    return {
      code,
      class: DutyClass.parse(dutyClass),
      domain,
      title,
      mainDepartment: orNull(main),
      assistingDepartments: splitDepartments(assisting ?? ''),
      mainDepartmentPart: orNull(mainPart),
      townshipPart: orNull(townshipPart),
      takenBackBy: orNull(taker),
      takenBackHow: orNull(how),
      legalBasis: orNull(legal),
      resourcesAsListed: orNull(resources),
    }
  })
}

/**
 * Publishes the sample duty list of a county (six digits), in force from the first day of the year of `day` (`YYYY-MM-DD`).
 * Idempotent: a county that has a published list keeps it.
 */
export async function loadSampleDuties(tx: Transaction, county: string, day: string): Promise<DutyList> {
  const there = (await readLists(tx, county)).find((list) => list.state === 'published')
  if (there !== undefined) return listOf(there, day)
  const id = idFrom('duty-list', county)
  const at = `${day}T09:00:00+08:00`
  const validFrom = `${day.slice(0, 4)}-01-01`
  await insertList(tx, {
    county_code: county,
    id,
    title: '乡镇（街道）履行职责事项清单（演示）',
    state: 'draft',
    valid_from: null,
    valid_to: null,
    source_file: null,
    last_file: null,
    created_by: '示例数据',
    created_at: at,
    published_by: null,
    published_at: null,
  })
  const items = readSampleDuties()
  let next = 0
  await replaceItems(tx, { county, id }, items, () => idFrom('duty-item', county, items[next++]?.code ?? ''))
  await updateList(tx, county, id, {
    state: 'published',
    valid_from: validFrom,
    source_file: 'sample-duties.tsv',
    published_by: '示例数据',
    published_at: at,
  })
  const row = await findListOn(tx, county, validFrom)
  if (row === undefined) throw new Error('the sample list was not published')
  return listOf(row, day)
}
