import { defineProblems } from '#platform/errors.ts'

export const problems = defineProblems('organisations', {
  personasOnlyInDemo: {
    status: 403,
    title: { zh: '选择身份登录只在演示模式下可用', en: 'Signing in by choosing a persona is for demonstrations only' },
    nextStep: { zh: '请用本单位的登录方式', en: 'Use the sign-in of your organisation' },
  },
  personaNotFound: {
    status: 404,
    title: { zh: '没有这个演示身份', en: 'There is no such persona' },
    nextStep: { zh: '刷新页面，从列表中重新选择', en: 'Reload the page and choose from the list again' },
  },
  postNotHeld: {
    status: 403,
    title: { zh: '您在这个区划没有岗位', en: 'You hold no post in this area' },
    nextStep: { zh: '请从您的岗位中选择', en: 'Choose one of your own posts' },
  },
  areaNotFound: {
    status: 404,
    title: { zh: '没有区划代码 {code}', en: 'There is no area with the code {code}' },
    nextStep: { zh: '按名称搜索，再选择', en: 'Search by name and choose from the list' },
  },
  countyNotKnown: {
    status: 404,
    title: {
      zh: '随附的区划数据里没有 {county}',
      en: 'The division data that comes with the product has no county {county}',
    },
    nextStep: { zh: '可用的县区：{known}', en: 'Known counties: {known}' },
  },
})
