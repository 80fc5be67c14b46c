import { defineProblems } from '#platform/errors.ts'

export const problems = defineProblems('about', {
  countyNotHere: {
    status: 404,
    title: { zh: '这里没有区划代码为 {county} 的县', en: 'No county {county} is set up here' },
    nextStep: {
      zh: '用本机已建的县的六位代码；`doctor` 会列出。',
      en: 'Use the six digits of a county set up here; `doctor` lists them.',
    },
  },
  periodEmpty: {
    status: 422,
    title: { zh: '起止日期颠倒：{from} 到 {to}', en: 'The period from {from} to {to} is empty' },
    nextStep: { zh: '让结束日在开始日之后。', en: 'Let it end after it begins.' },
  },
})
