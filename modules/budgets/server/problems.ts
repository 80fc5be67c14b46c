import { defineProblems } from '#platform/errors.ts'

export const problems = defineProblems('budgets', {
  exhausted: {
    status: 409,
    title: {
      zh: '超出预算：{holders}',
      en: 'Over budget: {holders}',
    },
    nextStep: {
      zh: '请删减要采集的字段或范围，换一个月，或由具名批准人说明理由后放行。',
      en: 'Ask for fewer fields or areas, choose another month, or have a named approver let it pass with a reason.',
    },
  },
  periodDoesNotFit: {
    status: 422,
    title: {
      zh: '部门预算按年（如 2026），村预算按月（如 2026-11）；“{period}”不符',
      en: 'A department’s budget is for a year (2026), a village’s for a month (2026-11); “{period}” does not fit',
    },
    nextStep: { zh: '请改时间后重新保存。', en: 'Correct the period and save again.' },
  },
  holderNotFound: {
    status: 404,
    title: { zh: '本县没有“{holder}”', en: 'There is no “{holder}” in this county' },
    nextStep: { zh: '请从列表里选单位或村。', en: 'Choose the department or village from the list.' },
  },
})
