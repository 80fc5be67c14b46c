import type { EntityName, Population } from '#modules/catalogue/contract.ts'
import type { HeaderContext } from '../../contract.ts'
import { plainText } from '../aggregates/header-text.ts'
import { readProgramme } from '../aggregates/read-programme.ts'

const PROGRAMME_COLUMN = /^(?:补[贴助]|救助|津贴|保障|享受|帮扶)?(?:项目|政策|类型|类别|种类)(?:名称)?$/

/** How many programmes the population names. */
const programmesOf = (population: Population | undefined): number =>
  new Set(
    (population?.filter ?? []).flatMap(({ name, op, value }) => {
      if ((name === 'programme' || name === 'subsidy_program') && (op === '==' || op === 'in')) return [value].flat()
      return (name === 'person_dibao' || name === 'person_tekun') && value === true ? [name] : []
    }),
  ).size

/**
 * Whether the form says of which benefit a fact of an enrolment (amount, standard, since when) is asked: in the header, in its
 * population, or by a column of its own beside it. One who is on several programmes has several amounts, and none of them is
 * taken for another.
 */
export function tellsProgramme(
  element: { readonly id: string; readonly entity: EntityName },
  context: Pick<HeaderContext, 'path' | 'title' | 'siblings'>,
  population: Population | undefined,
): boolean {
  if (element.entity !== 'enrolment' || population?.entity === 'enrolment') return true
  const read = readProgramme(context.path, context.title)
  switch (read.kind) {
    case 'named':
      // 两项补贴 is one sum of money, but two standards and two days it began.
      return read.programmes.length === 1 || element.id === 'subsidy_amount'
    case 'unknown':
      return false
    case 'none':
      return (
        programmesOf(population) === 1 ||
        context.siblings.some((path) => PROGRAMME_COLUMN.test(plainText(path.at(-1) ?? '')))
      )
  }
}
