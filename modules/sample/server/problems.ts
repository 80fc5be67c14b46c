import { defineProblems } from '#platform/errors.ts'

export const problems = defineProblems('sample', {
  ledgerNotEmpty: {
    status: 409,
    title: {
      zh: '{county} 的台账里已有数据({present}),不能再装入另一个示例县。',
      en: 'The ledger of {county} already holds data ({present}); another sample county cannot be loaded into it.',
    },
    nextStep: {
      zh: '请换一个空的数据目录或数据库,或使用与现有数据相同的种子、人数和日期。',
      en: 'Use an empty data directory or database, or the seed, number and day of what is there.',
    },
  },
})
