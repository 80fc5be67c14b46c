import type { AggregateReading } from './aggregates/read-path.ts'
import type { HeaderView } from './read-table.ts'

const whole = /^(?:年末)?(?:户籍|常住|实有|总|全)(?:总)?人口(?:总)?(?:数|人数)?$/
const ofHukou = 'person_hukou_residence_match'

/**
 * 户籍人口, 常住人口, 总人口 without a further condition: the village reports such a figure once a year (an indicator), and the
 * ledger can count its people; which of the two is asked for, and by which rule of residence, the header does not say.
 */
export const isWholePopulation = ({ leaf }: HeaderView, { aggregate }: AggregateReading): boolean =>
  whole.test(leaf) &&
  aggregate.measure === 'count' &&
  aggregate.entity === 'person' &&
  aggregate.filter.every(({ name }) => name === ofHukou)
