import type { HeaderLeaf } from '../contract.ts'
import { AREA_HEADER, EVENT_WORDS, MEASURE_WORDS, PERSON_WORDS } from './header-words.data.ts'

export interface KindSigns {
  readonly title: string
  readonly columns: readonly HeaderLeaf[]
  /** Rows named by a stub whose value cells are free. */
  readonly namedRows: number
  readonly hasIndexRow: boolean
  /** A 合计 row is printed. */
  readonly hasTotals: boolean
}

/** List: a row is a person, household, event. Statistics: cells count something for an area or a category. */
export function decideTableKind(signs: KindSigns): 'list' | 'statistics' {
  const names = signs.columns.map((leaf) => leaf.path.at(-1) ?? '')
  const persons = names.filter((name) => PERSON_WORDS.test(name)).length
  const joined = signs.columns.map((leaf) => leaf.path.join('/'))
  const measures = signs.columns.filter(
    (leaf, at) => leaf.unit !== undefined || MEASURE_WORDS.test(joined[at] ?? ''),
  ).length
  const share = measures / Math.max(1, names.length)
  const events =
    names.filter((name) => EVENT_WORDS.test(name) && !MEASURE_WORDS.test(name)).length / Math.max(1, names.length)
  if (persons >= 2) return 'list'
  if (signs.columns.some((leaf) => leaf.checkboxes !== undefined) && share < 0.5) return 'list'
  if (signs.namedRows >= 2) return persons === 0 || share >= 0.5 ? 'statistics' : 'list'
  if (persons > 0) return 'list'
  const statisticalTitle = /统计|汇总|月报|季报|年报|报表|测算|情况表|进度表|一览/u.test(signs.title)
  const byArea = AREA_HEADER.test(names[0] ?? '') || AREA_HEADER.test(names[1] ?? '')
  if (share >= 0.5 && (statisticalTitle || byArea) && events < 0.5) return 'statistics'
  // 残疾人基本状况统计表 by 视力│听力│言语: the parts are named, and no word of theirs says that they are counted.
  const returns = /统计表|汇总表|报表|月报|季报|年报/u.test(signs.title)
  if (returns && (byArea || signs.hasIndexRow || signs.hasTotals) && events < 0.25) return 'statistics'
  if (signs.namedRows >= 1 && share >= 0.3) return 'statistics'
  if (signs.hasIndexRow && share >= 0.6) return 'statistics'
  return share >= 0.7 && events < 0.3 ? 'statistics' : 'list'
}
