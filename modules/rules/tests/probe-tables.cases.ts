import type { FactDefinition, RuleRow, ShippedTable } from '../contract.ts'

/** Tables of an invented owner, one fact of each kind. */
export const PROBE_FACTS: FactDefinition[] = [
  { name: 'leadDays', type: 'number', zh: '提前天数', en: 'lead time', unit: '天', min: 0, max: 400, whole: true },
  { name: 'minutes', type: 'number', zh: '总用时', en: 'minutes', unit: '分钟', min: 0, optional: true },
  { name: 'urgent', type: 'flag', zh: '紧急', en: 'urgent' },
  {
    name: 'kind',
    type: 'code',
    zh: '种类',
    en: 'kind',
    values: [
      { code: 'data', zh: '数据', en: 'data' },
      { code: 'report', zh: '材料', en: 'report' },
      { code: 'inspection', zh: '督查', en: 'inspection' },
    ],
  },
  { name: 'validUntil', type: 'date', zh: '有效期至', en: 'valid until', optional: true },
  { name: 'place', type: 'text', zh: '层级', en: 'level' },
]

export const aRow = (row: Partial<RuleRow> & Pick<RuleRow, 'id'>): RuleRow => ({
  when: {},
  effect: 'block',
  clause: 'R1-4',
  message: { zh: '提前 {leadDays} 天', en: '{leadDays} days ahead' },
  nextStep: { zh: '改期', en: 'Choose a later day' },
  core: false,
  ...row,
})

export const LEAD_TIME: ShippedTable = {
  key: 'probe-lead-time',
  owner: 'probe',
  title: { zh: '提前量', en: 'Lead time' },
  hitPolicy: 'collect',
  complete: true,
  facts: PROBE_FACTS,
  parameters: [
    {
      name: 'minimumLeadDays',
      zh: '最少提前天数',
      en: 'least lead time',
      unit: '天',
      value: 3,
      min: 3,
      max: 10,
      core: false,
    },
    {
      name: 'urgentLeadDays',
      zh: '紧急件最少提前',
      en: 'least lead time when urgent',
      unit: '天',
      value: 1,
      min: 1,
      max: 1,
      core: true,
    },
  ],
  rows: [
    aRow({
      id: 'too-short',
      when: { leadDays: '< minimumLeadDays', urgent: '否' },
      message: {
        zh: '只提前 {leadDays} 天，至少要 {minimumLeadDays} 天',
        en: 'Only {leadDays} days; {minimumLeadDays} are the least',
      },
      nextStep: { zh: '把截止日推后', en: 'Move the due day' },
    }),
    aRow({ id: 'urgent-too-short', when: { leadDays: '< urgentLeadDays', urgent: '是' }, effect: 'warn', core: true }),
    aRow({ id: 'long-enough', when: { leadDays: '>= minimumLeadDays', urgent: '否' }, effect: 'pass' }),
    aRow({ id: 'urgent-long-enough', when: { leadDays: '>= urgentLeadDays', urgent: '是' }, effect: 'pass' }),
  ],
}

export const KINDS: ShippedTable = {
  key: 'probe-kinds',
  owner: 'probe',
  title: { zh: '种类', en: 'Kinds' },
  hitPolicy: 'collect',
  facts: PROBE_FACTS,
  parameters: [
    {
      name: 'mostMinutes',
      zh: '最多用时',
      en: 'most minutes',
      unit: '分钟',
      value: 600,
      min: 100,
      max: 1000,
      core: false,
    },
  ],
  rows: [
    aRow({ id: 'no-reports', when: { kind: '属于 (材料, inspection)', place: '村' }, clause: 'R1-6', effect: 'warn' }),
    aRow({ id: 'expensive', when: { minutes: '> mostMinutes' }, clause: 'R1-1', effect: 'warn' }),
    aRow({ id: 'price-unknown', when: { minutes: '缺失' }, clause: 'R1-3', effect: 'measure' }),
    aRow({ id: 'expired', when: { validUntil: '早于 2026-11-23' }, clause: 'R20', core: true }),
  ],
}

export const A_CASE = {
  leadDays: 2,
  minutes: 100,
  urgent: false,
  kind: 'data',
  validUntil: '2027-01-01',
  place: '镇',
} as const
