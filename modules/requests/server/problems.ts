import { defineProblems } from '#platform/errors.ts'

export const problems = defineProblems('requests', {
  requestNotFound: {
    status: 404,
    title: { zh: '没有这件事项', en: 'There is no such request' },
    nextStep: { zh: '请回到事项列表查看。', en: 'Go back to the list of requests.' },
  },
  requestChanged: {
    status: 409,
    title: { zh: '这件事项刚被别人改过', en: 'Somebody has changed this request in the meantime' },
    nextStep: {
      zh: '您写的内容还在。请刷新，看过新内容后再提交一次。',
      en: 'What you typed is still here. Refresh, look at the new state, and send it again.',
    },
  },
  notInThisState: {
    status: 409,
    title: {
      zh: '事项现在是“{state}”，不能{event}',
      en: 'The request is {stateEn} now; this cannot be done: {eventEn}',
    },
    nextStep: {
      zh: '请看事项页上的办理过程，按现在能做的办。',
      en: 'Look at the history on its page and do what is possible now.',
    },
  },
  notYourBody: {
    status: 403,
    title: { zh: '这是{issuer}的事项，您不能代它办理', en: 'This request belongs to {issuer}; you cannot act for it' },
    nextStep: { zh: '请让该单位的人办理，或写意见。', en: 'Ask that body to do it, or comment on the request.' },
  },
  noScope: {
    status: 422,
    title: { zh: '没有写明向哪些{level}要', en: 'It does not say which {levelEn} are asked' },
    nextStep: {
      zh: '草稿已保存。请在“范围”里选出乡镇或村，再提交。',
      en: 'The draft is kept. Choose the areas it is for, then submit.',
    },
  },
  departmentWithoutScope: {
    status: 403,
    title: { zh: '您的单位没有登记在本县', en: 'Your body is not registered in this county' },
    nextStep: {
      zh: '请联系县准入办登记单位和管辖范围，再来申请。',
      en: 'Ask the county gate office to register your body and its area first.',
    },
  },
  areaNotOfTheLevel: {
    status: 422,
    title: { zh: '“{area}”里没有可以要求的{level}', en: 'There is no {levelEn} in “{area}”' },
    nextStep: { zh: '请换一个区划，或改“要谁办”。', en: 'Choose another area, or change who is asked.' },
  },
  nothingAsked: {
    status: 422,
    title: { zh: '没有写明要什么', en: 'It does not say what is asked' },
    nextStep: {
      zh: '请上传表样，或逐项写出要的内容。草稿已保存。',
      en: 'Upload the template or list the fields. The draft is kept.',
    },
  },
})
