import type { Aggregate, DataElement, Measure } from '../contract.ts'
import { printFilter } from './filter.ts'

const SUBJECTS: Readonly<Record<Aggregate['entity'], string>> = {
  person: '人数',
  household: '户数',
  dwelling: '房屋数',
  plot: '地块数',
  enterprise: '单位数',
  event: '事件数',
  enrolment: '享受人次',
  indicator: '指标数',
  area: '地区数',
}
const MEASURES: Readonly<Record<Exclude<Measure, 'count'>, string>> = {
  sum: '合计',
  avg: '平均',
  avg_per: '人均',
  ratio: '占比',
}

/** What a statistics cell counts, in Chinese words. The filter's names become the elements' names; its values stay as printed. */
export function describeAggregate(
  aggregate: Pick<Aggregate, 'measure' | 'entity' | 'field' | 'unit'> & {
    readonly filter: Aggregate['filter'] | string
  },
  elements: ReadonlyMap<string, DataElement>,
): string {
  const printed = typeof aggregate.filter === 'string' ? aggregate.filter : printFilter(aggregate.filter)
  const words = printed.replace(
    /\b[a-z][a-z0-9_]+\b(?=\s*(==|!=|<|>|in\b))/g,
    (name) => elements.get(name)?.nameZh ?? name,
  )
  const field = aggregate.field === undefined ? '' : (elements.get(aggregate.field)?.nameZh ?? aggregate.field)
  const what =
    aggregate.measure === 'count'
      ? SUBJECTS[aggregate.entity]
      : `${field || SUBJECTS[aggregate.entity]}${MEASURES[aggregate.measure]}`
  const unit = aggregate.unit === undefined ? '' : `（${aggregate.unit}）`
  return words === '' ? `${what}${unit}` : `${what}${unit}：${words}`
}
