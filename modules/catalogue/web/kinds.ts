import type { DataType, EntityName, Sensitivity } from '../contract.ts'

interface Named {
  readonly zh: string
  readonly en: string
}

/** Names of the closed lists of the catalogue, for people. */
export const ENTITY_NAMES: Readonly<Record<EntityName, Named>> = {
  person: { zh: '人员', en: 'Person' },
  household: { zh: '家庭户', en: 'Household' },
  dwelling: { zh: '住房', en: 'Dwelling' },
  plot: { zh: '地块', en: 'Plot' },
  enterprise: { zh: '市场主体', en: 'Enterprise' },
  event: { zh: '事件', en: 'Event' },
  enrolment: { zh: '待遇享受', en: 'Enrolment' },
  indicator: { zh: '指标', en: 'Indicator' },
  area: { zh: '区划', en: 'Area' },
}

export const TYPE_NAMES: Readonly<Record<DataType, Named>> = {
  string: { zh: '短文本', en: 'Short text' },
  text: { zh: '长文本', en: 'Long text' },
  code: { zh: '代码', en: 'Code' },
  boolean: { zh: '是或否', en: 'Yes or no' },
  integer: { zh: '整数', en: 'Whole number' },
  decimal: { zh: '小数', en: 'Decimal number' },
  money: { zh: '金额', en: 'Money' },
  date: { zh: '日期', en: 'Day' },
  datetime: { zh: '时间', en: 'Time' },
  year: { zh: '年份', en: 'Year' },
  phone: { zh: '电话', en: 'Phone' },
  address: { zh: '地址', en: 'Address' },
  id_number: { zh: '身份证号', en: 'ID number' },
  credit_code: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  area_code: { zh: '区划代码', en: 'Area code' },
  attachment: { zh: '附件', en: 'Attachment' },
}

export const SENSITIVITY_NAMES: Readonly<Record<Sensitivity, Named>> = {
  public: { zh: '公开', en: 'Public' },
  internal: { zh: '内部', en: 'Internal' },
  personal: { zh: '个人信息', en: 'Personal' },
  sensitive: { zh: '敏感个人信息', en: 'Sensitive personal' },
  vault: { zh: '不入台账', en: 'Never in the ledger' },
}
