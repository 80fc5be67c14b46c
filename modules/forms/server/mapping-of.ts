import { readProgramme } from '#modules/matching/server/index.ts'
import type { ColumnShape, Decision } from '../contract.ts'
import { effectiveMapping, type MappedColumn } from '../domain/effective-mapping.ts'

/** Facts of an enrolment: whose programme must be told. */
const ofBenefit = (element: string | undefined): boolean => element?.startsWith('subsidy_') === true

/** The mapping of a sheet in force, with the benefit each header names: 护理补贴/金额 is that of no other programme. */
export function mappingOf(
  sheet: { readonly name: string; readonly title?: string | undefined },
  columns: readonly ColumnShape[],
  decisions: readonly Decision[],
): readonly MappedColumn[] {
  return effectiveMapping(sheet.name, columns, decisions).map((mapped) => {
    const { verdict, element, path } = mapped.column
    if (verdict !== 'element' || !ofBenefit(element)) return mapped
    const read = readProgramme(path, sheet.title ?? sheet.name)
    switch (read.kind) {
      case 'named':
        return { ...mapped, programmes: read.programmes }
      case 'unknown':
        return { ...mapped, programmes: 'unknown' }
      case 'none':
        return mapped
    }
  })
}
