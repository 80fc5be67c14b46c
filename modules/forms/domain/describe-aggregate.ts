import type { AggregateShape } from '../contract.ts'

const COUNTED: Readonly<Record<AggregateShape['entity'], string>> = {
  person: '人数',
  household: '户数',
  dwelling: '房屋数',
  plot: '地块数',
  enterprise: '单位数',
  event: '件数',
  enrolment: '在册数',
  indicator: '指标数',
  area: '区划数',
}

/**
 * A statistics figure in plain Chinese: 享受低保且女性的人员，人数.
 *
 * @param population words for entity and filter
 * @param field Chinese name of the element summed or averaged
 */
export function describeAggregate(aggregate: AggregateShape, population: string, field: string | undefined): string {
  const unit = aggregate.unit === undefined ? '' : `（${aggregate.unit}）`
  switch (aggregate.measure) {
    case 'count':
      return `${population}：${COUNTED[aggregate.entity]}${unit}`
    case 'sum':
      return `${population}：${field ?? ''}合计${unit}`
    case 'avg':
      return `${population}：平均${field ?? ''}${unit}`
    case 'avg_per':
      return `${population}：人均${field ?? ''}${unit}`
    case 'ratio':
      return `${population}所占比例${unit}`
  }
}
