import { defineProblems } from '#platform/errors.ts'

export const problems = defineProblems('complaints', {
  countyNotHere: {
    status: 404,
    title: { zh: '这里没有区划代码为 {county} 的县', en: 'No county {county} is set up here' },
    nextStep: { zh: '请从本县的网页提交。', en: 'Send it from the pages of your county.' },
  },
  receiptNotFound: {
    status: 404,
    title: { zh: '没有这个回执号', en: 'There is no such receipt' },
    nextStep: { zh: '请核对回执号，或重新提交。', en: 'Check the receipt, or send it again.' },
  },
  complaintNotFound: {
    status: 404,
    title: { zh: '没有这条投诉建议', en: 'There is no such complaint' },
    nextStep: { zh: '请回到列表查看。', en: 'Go back to the list.' },
  },
  alreadyAnswered: {
    status: 409,
    title: { zh: '这条已经答复过', en: 'It has been answered already' },
    nextStep: {
      zh: '答复一经发出不改；需要补充请联系对方。',
      en: 'An answer is not changed; contact the person to add to it.',
    },
  },
})
